/** Lint as annotations of GitHub Actions: workflow commands, one a line. */
import type { LintReport, ReportedDiagnostic } from '../report.ts';

/** All findings of all documents. */
export const lintGithub = (report: LintReport): string =>
  report.documents.flatMap(({ diagnostics }) => diagnostics.map(annotation)).join('');

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<ReportedDiagnostic['severity'], string>;

function annotation({ severity, at, items, rule, message, hint }: ReportedDiagnostic): string {
  const title = [items[0] ?? '', rule].join(' ').trim();
  const properties = `file=${property(at.file)},line=${at.line},endLine=${at.endLine},col=${at.column},endColumn=${at.endColumn},title=${property(title)}`;
  return `::${commands[severity]} ${properties}::${data([message, hint ?? ''].join(' ').trim())}\n`;
}

/** As the runner unescapes it: a line break would begin a command of the document's own. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
