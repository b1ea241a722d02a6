/** Lint as SARIF 2.1.0 (OASIS), for code scanning. Columns are UTF-16 units, ends exclusive: SARIF's and ours agree. */
import { json } from '../../text/json.ts';
import type { LintReport, Place, ReportedDiagnostic } from '../report.ts';

/** What a rule is, beside its findings. */
export type RuleText = Readonly<{ id: string; what: string; why: string; mend: string }>;

/** One run with all documents. `rules` describe those that are ours; others stand by their id. */
export function lintSarif(report: LintReport, rules: readonly RuleText[]): string {
  const diagnostics = report.documents.flatMap((document) => document.diagnostics);
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  return json({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: report.tool.name, version: report.tool.version, rules: ids.map((id) => descriptor(id, rules)) },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, ids)),
      },
    ],
  });
}

function descriptor(id: string, rules: readonly RuleText[]) {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return { id };
  return { id, shortDescription: { text: rule.what }, fullDescription: { text: rule.why }, help: { text: rule.mend } };
}

const result = (diagnostic: ReportedDiagnostic, ids: readonly string[]) => ({
  ruleId: diagnostic.rule,
  ruleIndex: ids.indexOf(diagnostic.rule),
  level: diagnostic.severity,
  message: { text: [diagnostic.message, diagnostic.hint ?? ''].filter((text) => text !== '').join(' ') },
  locations: [location(diagnostic.at)],
  relatedLocations: diagnostic.also.map(location),
  partialFingerprints: { 'groma/v1': diagnostic.fingerprint },
  properties: { items: diagnostic.items, operations: diagnostic.operations },
});

const location = (place: Place) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(place.file.replaceAll('\\', '/')) },
    region: { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: Math.max(1, place.endColumn) },
  },
  logicalLocations: [{ fullyQualifiedName: place.pointer }],
});
