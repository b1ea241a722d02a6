/** Lint as JUnit XML: a suite per document, a case per item of the checklist and per structural rule. Only what fails the run is a failure. */
import { text } from '../../text/html.ts';
import type { LintReport, ReportedDiagnostic } from '../report.ts';

type Document = LintReport['documents'][number];
type Severity = ReportedDiagnostic['severity'];

/** The document, with its declaration. `failing` are the severities that fail the run. */
export function lintJunit(report: LintReport, failing: readonly Severity[]): string {
  const suites = report.documents.map((document) => suite(document, failing));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="groma lint">\n${suites.join('')}</testsuites>\n`;
}

function suite(document: Document, failing: readonly Severity[]): string {
  const owners = [...new Set([...document.items.map(({ id }) => id), ...document.diagnostics.map(ownerOf)])];
  const cases = owners.map((owner) => caseOf(owner, document, failing));
  const failures = cases.filter(({ failed }) => failed).length;
  const skipped = cases.filter(({ skips }) => skips).length;
  const head = `name="${text(document.path)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return `  <testsuite ${head}>\n${cases.map(({ xml }) => xml).join('')}  </testsuite>\n`;
}

const ownerOf = (diagnostic: ReportedDiagnostic): string => diagnostic.items[0] ?? diagnostic.rule;

function caseOf(owner: string, document: Document, failing: readonly Severity[]) {
  const found = document.diagnostics.filter((diagnostic) => ownerOf(diagnostic) === owner && failing.includes(diagnostic.severity));
  const skips = found.length === 0 && document.items.some(({ id, verdict }) => id === owner && verdict === 'not-applicable');
  const body = skips ? '<skipped message="does not apply"/>' : found.map(failure).join('');
  const head = `    <testcase classname="${text(document.path)}" name="${text(owner)}"`;
  return { failed: found.length > 0, skips, xml: body === '' ? `${head}/>\n` : `${head}>${body}</testcase>\n` };
}

const failure = ({ rule, message, hint, at, operations }: ReportedDiagnostic): string =>
  `<failure type="${text(rule)}" message="${text(message)}">${text([`${at.file}:${at.line}:${at.column}`, hint ?? '', operations.join(', ')].filter((line) => line !== '').join('\n'))}</failure>`;
