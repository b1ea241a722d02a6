/** JUnit XML for CI servers: a suite per check, a case per operation. What is not supplied or does not apply is skipped, never green. */
import { text } from '../../text/html.ts';
import type { CheckResult, ConformReport } from '../report.ts';

/** The document, with its declaration. */
export function conformJunit(report: ConformReport): string {
  const suites = [...Map.groupBy(report.results, (result) => result.check)];
  const errors = report.cause === undefined ? 0 : 1;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="groma conform" ${numbers(report.results, errors)} time="${(report.durationMs / 1000).toFixed(3)}">`,
    ...(report.cause === undefined ? [] : [preflight(report.cause.message, report.cause.remedy)]),
    ...suites.flatMap(([check, results]) => suite(check, results)),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

const preflight = (message: string, remedy: string): string =>
  `  <testsuite name="preflight" tests="1" failures="0" errors="1" skipped="0"><testcase classname="preflight" name="server"><error message="${text(message)}">${text(remedy)}</error></testcase></testsuite>`;

const numbers = (results: readonly CheckResult[], errors: number): string =>
  `tests="${results.length + errors}" failures="${results.filter(isFailure).length}" errors="${results.filter(isError).length + errors}" skipped="${results.filter(isSkipped).length}"`;

const isFailure = (result: CheckResult): boolean => result.verdict === 'fail' && result.waived === undefined;
const isError = (result: CheckResult): boolean =>
  result.verdict === 'not-testable' && result.supply === undefined && result.waived === undefined;
const isSkipped = (result: CheckResult): boolean => !isFailure(result) && !isError(result) && result.verdict !== 'pass';

const suite = (check: string, results: readonly CheckResult[]): readonly string[] => [
  `  <testsuite name="${text(check)}" ${numbers(results, 0)}>`,
  ...results.map((result) => testCase(check, result)),
  '  </testsuite>',
];

function testCase(check: string, result: CheckResult): string {
  const head = `    <testcase classname="${text(check)}" name="${text(`${result.items[0] ?? ''} ${result.operation ?? 'api'}`)}"`;
  const body = outcome(result);
  return body === '' ? `${head}/>` : `${head}>${body}</testcase>`;
}

function outcome(result: CheckResult): string {
  if (isFailure(result)) {
    const curls = (result.evidence ?? []).map((evidence) => evidence.curl).join('\n');
    return `<failure message="${text(result.message ?? '')}">expected ${text(result.expected ?? '')}\nactual ${text(result.actual ?? '')}\n${text(curls)}</failure>`;
  }
  if (isError(result)) return `<error message="${text(result.reason ?? '')}">${text(result.remedy ?? '')}</error>`;
  if (isSkipped(result)) return `<skipped message="${text(result.waived ?? result.reason ?? '')} ${text(result.supply ?? '')}"/>`;
  return '';
}
