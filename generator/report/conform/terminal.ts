/** Conform as people read it (surface §5): what is not green, then one line per question: how did it end, what was covered. */
import type { CheckResult, ConformItem, ConformReport, Evidence } from '../report.ts';
import { count, plain, type Style } from '../style.ts';

/** How many items the checklist has, for the line that says where the rest is judged; where the html report went; whether the lines
 * that sum up are left out. */
export type ConformView = Readonly<{ checklist: number; html: string | null; quiet?: boolean }>;

/** The report as text, with a line feed at the end. */
export function conformTerminal(report: ConformReport, view: ConformView, style: Style): string {
  const failed = report.results.filter((result) => result.verdict === 'fail' && result.blockedBy === undefined);
  const untested = grouped(report.results.filter((result) => result.verdict === 'not-testable'));
  const lines = [
    ...cause(report, style),
    ...failed.flatMap((result) => [...failure(result, style), '']),
    ...untested.flatMap((results) => untestable(results, style)),
    ...(untested.length > 0 ? [''] : []),
    ...(view.quiet ? [] : [totals(report, view, style), coverage(report, view)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const cause = ({ cause: said }: ConformReport, style: Style): readonly string[] =>
  said === undefined ? [] : [`  ${style.red('✗')} ${style.bold(plain(said.message))}`, `      ${plain(said.remedy)}`, ''];

function failure(result: CheckResult, style: Style): readonly string[] {
  const mark = result.waived === undefined ? style.red('✗') : style.yellow('~');
  const note = result.intermittent === undefined ? '' : style.yellow(`  (${result.intermittent})`);
  const level = result.level === 'must' ? '' : style.dim(` (${result.level})`);
  return [
    `  ${mark} ${style.bold(result.items[0] ?? '')}  ${result.check.padEnd(24)}  ${(result.operation ?? '').padEnd(16)}  ${plain(result.message ?? '')}${level}${note}`,
    ...(result.evidence ?? []).map((evidence, index) => exchange(evidence, index + 1)),
    `      expected ${plain(result.expected ?? '')}`,
    `      actual   ${plain(result.actual ?? '')}`,
    style.dim(
      `      ${[...(result.replay === undefined ? [] : [`again  groma replay ${result.replay}`]), `why  groma explain ${result.items[0] ?? result.check}`].join('     ')}`,
    ),
  ];
}

const exchange = ({ request, response }: Evidence, number: number): string =>
  `      ${number}  ${request.method} ${plain(pathOf(request.url))} → ${response === null ? 'no answer' : `${response.status} ${plain(shortened(response.body ?? '', 60))}`}`;

const pathOf = (url: string): string => {
  const parsed = URL.parse(url);
  return parsed === null ? url : `${parsed.pathname}${parsed.search}`;
};

const shortened = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text);

/** One cause is one line: the same reason over many checks of one operation, or the same check over many operations. */
function grouped(results: readonly CheckResult[]): readonly (readonly CheckResult[])[] {
  const byReason = Map.groupBy(results, (result) => `${result.operation ?? ''}\n${result.blockedBy ?? result.reason}`);
  const rest: CheckResult[] = [];
  const groups: (readonly CheckResult[])[] = [];
  for (const group of byReason.values()) {
    if (group.length > 1) groups.push(group);
    else rest.push(...group);
  }
  return [...groups, ...Map.groupBy(rest, (result) => `${result.check}\n${result.blockedBy ?? result.reason}`).values()];
}

const all = (values: readonly (string | undefined)[], word: string): string => {
  const different = [...new Set(values.filter((value) => value !== undefined))];
  return different.length > 1 ? count(different.length, word) : (different[0] ?? '');
};

function untestable(results: readonly CheckResult[], style: Style): readonly string[] {
  const [first] = results;
  if (first === undefined) return [];
  const item = all(
    results.map(({ items }) => items[0]),
    'item',
  );
  const check = all(
    results.map((result) => result.check),
    'check',
  );
  const operation = all(
    results.map((result) => result.operation),
    'operation',
  );
  const how = first.supply ?? first.remedy ?? '';
  const what = first.blockedBy === undefined ? `not tested: ${shortened(plain(first.reason ?? ''), 160)}` : `blocked by ${first.blockedBy}`;
  const line = `  ${style.yellow('?')} ${style.bold(item)}  ${check.padEnd(24)}  ${operation.padEnd(16)}  ${what}`;
  return first.blockedBy !== undefined || how === '' ? [line] : [line, `      ${style.cyan(shortened(plain(how), 160))}`];
}

function totals(report: ConformReport, view: ConformView, style: Style): string {
  const by = (verdict: ConformItem['verdict']): number => report.items.filter((item) => item.verdict === verdict).length;
  const painted = (number: number, word: string, colour: 'red' | 'yellow'): string =>
    number > 0 ? style[colour](`${number} ${word}`) : `${number} ${word}`;
  const parts = [
    style.green(`${by('pass')} hold`),
    painted(by('fail'), by('fail') === 1 ? 'fails' : 'fail', 'red'),
    ...(by('incomplete') > 0 ? [style.yellow(`${by('incomplete')} incomplete`)] : []),
    ...(by('not-supplied') > 0 ? [style.yellow(`${by('not-supplied')} not supplied`)] : []),
    `${by('not-applicable')} do not apply`,
  ];
  return `  ${count(report.items.length, 'item')}: ${parts.join(' · ')} (${report.items.length} of ${view.checklist}; the rest: groma lint)`;
}

function coverage(report: ConformReport, view: ConformView): string {
  const { operations } = report.coverage;
  const reached = operations.filter((operation) => operation.reached).length;
  const parts = [
    `${reached}/${operations.length} operations`,
    count(report.requests, 'request'),
    `${(report.durationMs / 1000).toFixed(0)} s`,
    `seed ${report.seed}`,
    ...(view.html === null ? [] : [view.html]),
  ];
  return `  ${report.verdict}: ${parts.join(' · ')}`;
}
