/** Diagnostics as other programs read them: places with lines, operations by id, and a fingerprint that survives moves. */
import { createHash } from 'node:crypto';
import type { Contract, Diagnostic, SourceLocation } from '../contract/model.ts';
import type { Place, ReportedDiagnostic } from '../report/report.ts';

/** Turns diagnostics into their reported form; `placeOf` finds lines in the files that were read. */
export function reported(
  diagnostics: readonly Diagnostic[],
  contract: Contract | null,
  placeOf: (at: SourceLocation) => Place,
): readonly ReportedDiagnostic[] {
  const ids = new Map<string, string>(contract?.operations.map(({ key, id }) => [key, id]));
  return diagnostics.map((diagnostic) => ({
    rule: diagnostic.rule,
    items: diagnostic.items,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.hint === null || diagnostic.hint === '' ? {} : { hint: diagnostic.hint }),
    at: placeOf(diagnostic.at),
    also: diagnostic.also.map(placeOf),
    operations: diagnostic.operations.map((key) => ids.get(key) ?? key),
    fingerprint: fingerprint(diagnostic),
    fixable: diagnostic.fix.length > 0,
    docs: `groma explain ${diagnostic.rule}`,
  }));
}

/** Rule, pointer and message without numbers: what stays equal when lines move and counts change. */
const fingerprint = ({ rule, at, message }: Diagnostic): string =>
  createHash('sha256')
    .update(`${rule}\n${at.pointer}\n${message.replaceAll(/\d+/g, '#')}`)
    .digest('hex')
    .slice(0, 16);
