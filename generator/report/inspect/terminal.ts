/** What Groma understood, as people read it: per operation its role and each convention that says something, with reason and place. */
import type { InspectReport, ReportedAnswer, ReportedDiagnostic } from '../report.ts';
import { columns, count, plain, type Style } from '../style.ts';

/** Whether answers of kind `none` are listed, too, and whether the line that sums up is left out. */
export type InspectView = Readonly<{ verbose: boolean; quiet: boolean }>;

/** The report as text, with a line feed at the end: what is wrong with the document, then what was understood. */
export function inspectTerminal(report: InspectReport, { verbose, quiet }: InspectView, style: Style): string {
  const lines = [
    style.bold(`${plain(report.document.title)} ${plain(report.document.version)}`) + style.dim(`  OpenAPI ${report.document.openapi}`),
    '',
    ...report.diagnostics.flatMap((diagnostic) => wrong(diagnostic, style)),
    ...answers('the API', report.conventions, verbose, style),
    ...report.operations.flatMap((operation) => [
      `${style.bold(operation.method.padEnd(6))} ${style.bold(plain(operation.path))}  ${style.dim(plain(operation.id))}`,
      ...answerLines({ role: operation.role, ...operation.conventions }, verbose, style),
      '',
    ]),
    ...(quiet ? [] : [sums(report)]),
  ];
  return `${lines.join('\n')}\n`;
}

const sums = (report: InspectReport): string =>
  `${count(report.operations.length, 'operation')} · ${count(report.resources.length, 'resource')} · ${count(report.diagnostics.length, 'diagnostic')}`;

/** What reading found wrong: its message, its place, its remedy. */
const wrong = ({ severity, message, at, hint }: ReportedDiagnostic, style: Style): readonly string[] => [
  `  ${severity === 'error' ? style.red('✗') : style.yellow('!')} ${plain(message)}${style.dim(`  ${at.file}:${at.line}:${at.column}`)}`,
  ...(hint === undefined ? [] : [`      ${plain(hint)}`]),
  '',
];

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
