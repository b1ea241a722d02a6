/** What Groma understood, as people read it: per operation its role and each convention that says something, with reason and place. */
import type { InspectReport, ReportedAnswer } from '../report.ts';
import { columns, count, plain, type Style } from '../style.ts';

/** The report as text, with a line feed at the end. Answers of kind `none` are counted, not listed, unless `verbose`. */
export function inspectTerminal(report: InspectReport, verbose: boolean, style: Style): string {
  const lines = [
    style.bold(`${plain(report.document.title)} ${plain(report.document.version)}`) + style.dim(`  OpenAPI ${report.document.openapi}`),
    '',
    ...answers('the API', report.conventions, verbose, style),
    ...report.operations.flatMap((operation) => [
      `${style.bold(operation.method.padEnd(6))} ${style.bold(plain(operation.path))}  ${style.dim(plain(operation.id))}`,
      ...answerLines({ role: operation.role, ...operation.conventions }, verbose, style),
      '',
    ]),
    `${count(report.operations.length, 'operation')} · ${count(report.resources.length, 'resource')} · ${count(report.diagnostics.length, 'diagnostic')}`,
  ];
  return `${lines.join('\n')}\n`;
}

const answers = (
  title: string,
  conventions: Readonly<Record<string, ReportedAnswer>>,
  verbose: boolean,
  style: Style,
): readonly string[] => [style.bold(title), ...answerLines(conventions, verbose, style), ''];

function answerLines(conventions: Readonly<Record<string, ReportedAnswer>>, verbose: boolean, style: Style): readonly string[] {
  const said = Object.entries(conventions).filter(([, answer]) => verbose || answer.kind !== 'none');
  const rows = said.map(([word, answer]) => [
    `  ${word}`,
    answer.kind,
    answer.certainty,
    `${plain(answer.reason)}${style.dim(`  ${answer.at.file}:${answer.at.line}`)}`,
  ]);
  const silent = Object.entries(conventions)
    .filter(([, answer]) => answer.kind === 'none')
    .map(([word]) => word);
  return [...columns(rows), ...(verbose || silent.length === 0 ? [] : [style.dim(`  nothing on ${silent.join(', ')}`)])];
}
