/** Lint as people read it (surface §4): each cause with its line of the document, then one line that sums up. */
import type { LintReport, Place, ReportedDiagnostic } from '../report.ts';
import { count, plain, type Style } from '../style.ts';

/** What the picture needs beside the report: the texts of the documents, how long it took, whether all places are listed, and
 * whether the line that sums up is left out. */
export type LintView = Readonly<{ texts: ReadonlyMap<string, string>; seconds: number; verbose: boolean; quiet?: boolean }>;

type Document = LintReport['documents'][number];

/** The report as text, with a line feed at the end. */
export function lintTerminal(report: LintReport, view: LintView, style: Style): string {
  return report.documents.map((document) => pictured(document, view, style)).join('\n');
}

const pictured = (document: Document, view: LintView, style: Style): string =>
  [
    ...document.diagnostics.flatMap((diagnostic) => [...cause(diagnostic, view, style), '']),
    ...(view.quiet ? [] : [summary(document, view, style), '']),
  ].join('\n');

function cause(diagnostic: ReportedDiagnostic, view: LintView, style: Style): readonly string[] {
  const colour = colours[diagnostic.severity];
  const id = diagnostic.items[0] ?? 'valid';
  const reach = diagnostic.operations.length > 1 ? `        ${count(diagnostic.operations.length, 'operation')}` : '';
  const { at } = diagnostic;
  return [
    `  ${style.bold(id)}  ${diagnostic.rule}   ${style[colour](diagnostic.severity)}   ${plain(diagnostic.message)}${style.dim(reach)}`,
    `    ${style.cyan(`${at.file}:${at.line}:${at.column}`)}  ${style.dim(plain(dotted(at.pointer)))}`,
    ...quoted(diagnostic, view, style),
    ...fanOut(diagnostic, view, style),
  ];
}

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<ReportedDiagnostic['severity'], keyof Style>;

const dotted = (pointer: string): string => pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');

function quoted(diagnostic: ReportedDiagnostic, view: LintView, style: Style): readonly string[] {
  const line = view.texts.get(diagnostic.at.file)?.split('\n')[diagnostic.at.line - 1];
  const hint = diagnostic.hint === undefined ? '' : ` ${plain(diagnostic.hint)}`;
  if (line === undefined || line.length > 160) return hint === '' ? [] : [`    ${hint.trim()}`];
  const number = String(diagnostic.at.line);
  const start = Math.max(0, diagnostic.at.column - 1);
  return [
    `    ${style.dim(`${number} │`)} ${plain(line.replaceAll('\t', ' '))}`,
    `    ${style.dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(start)}${style[colours[diagnostic.severity]]('─'.repeat(width(diagnostic.at, line)))}${hint}`,
  ];
}

const width = (at: Place, line: string): number => {
  const end = at.endLine === at.line ? at.endColumn : line.length + 1;
  return Math.max(1, Math.min(end - at.column, 40));
};

function fanOut(diagnostic: ReportedDiagnostic, view: LintView, style: Style): readonly string[] {
  const places = view.verbose ? diagnostic.also.map((place) => `    also ${place.file}:${place.line}:${place.column}`) : [];
  if (diagnostic.operations.length === 0) return places;
  const shown = view.verbose ? diagnostic.operations : diagnostic.operations.slice(0, 4);
  const rest = diagnostic.operations.length - shown.length;
  return [`    ${style.dim(plain(shown.join(', ')) + (rest > 0 ? ` and ${rest} more` : ''))}`, ...places];
}

function summary(document: Document, view: LintView, style: Style): string {
  const by = (verdict: string): number => document.items.filter((item) => item.verdict === verdict).length;
  const severities = { error: 0, warning: 0, note: 0 };
  for (const diagnostic of document.diagnostics) severities[diagnostic.severity] += 1;
  const causes = count(document.diagnostics.length, 'cause');
  const parts = [count(severities.error, 'error'), count(severities.warning, 'warning'), count(severities.note, 'note')];
  const failed = by('fail');
  const fails = failed > 0 ? style.red(`${failed} fail`) : '0 fail';
  return `${count(document.items.length, 'item')}: ${style.green(`${by('pass')} hold`)} · ${fails} · ${by('not-applicable')} do not apply        ${causes} (${parts.join(', ')}) · ${view.seconds.toFixed(1)} s`;
}
