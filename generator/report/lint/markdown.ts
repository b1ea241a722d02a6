/** Lint as Markdown, for a comment or a job's summary. */
import { code, text } from '../../text/markdown.ts';
import type { LintReport, ReportedDiagnostic } from '../report.ts';
import { count } from '../style.ts';

/** A table per document, then one line that sums up. */
export const lintMarkdown = (report: LintReport): string => report.documents.map(section).join('\n');

function section({ path, diagnostics, items }: LintReport['documents'][number]): string {
  const by = (verdict: string): number => items.filter((item) => item.verdict === verdict).length;
  const rows = diagnostics.map(row);
  const table = rows.length === 0 ? [] : ['| item | severity | what | where | operations |', '|---|---|---|---|---|', ...rows, ''];
  const sum = `${count(items.length, 'item')}: ${by('pass')} hold, ${by('fail')} fail, ${by('not-applicable')} do not apply. ${count(diagnostics.length, 'cause')}.`;
  return [`### groma lint ${code(path)}`, '', ...table, sum, ''].join('\n');
}

function row({ items, rule, severity, message, hint, at, operations }: ReportedDiagnostic): string {
  const remedy = hint === undefined ? '' : ` ${text(hint)}`;
  const reach = operations.length > 3 ? count(operations.length, 'operation') : operations.map(code).join(', ');
  return `| ${text(items[0] ?? '')} ${code(rule)} | ${severity} | ${text(message)}${remedy} | ${code(`${at.file}:${at.line}`)} | ${reach} |`;
}
