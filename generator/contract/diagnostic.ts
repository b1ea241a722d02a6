/** Makes diagnostics of the build: mistakes in a document that are found while it is read. */
import type { Diagnostic, SourceLocation } from './model.ts';

/** What reading finds wrong. An id never changes its meaning. */
export type BuildRule =
  | 'document/duplicate-name' // the same name twice in one object
  | 'document/dangling-reference' // a `$ref` to nothing
  | 'document/outside-reference' // a `$ref` to the network or out of the folder
  | 'document/reference-cycle' // references that lead only to references
  | 'document/endless-schema' // a schema that applies itself to the same value
  | 'document/no-instance' // a schema that no finite value fits
  | 'document/reference-siblings' // members beside a `$ref` whose meaning OpenAPI leaves open
  | 'document/invalid' // an object that OpenAPI does not allow here
  | 'document/duplicate-operation-id'
  | 'document/equivalent-paths' // two paths that no server can tell apart
  | 'document/duplicate-parameter'
  | 'document/undeclared-path-parameter'
  | 'document/unknown-link-target';

/** A diagnostic of the build; severity `error` unless told otherwise. */
export function diagnostic(
  rule: BuildRule,
  at: SourceLocation,
  message: string,
  hint: string | null,
  more: Partial<Pick<Diagnostic, 'severity' | 'also' | 'operations'>> = {},
): Diagnostic {
  return { rule, items: [], severity: 'error', message, hint, at, also: [], operations: [], fix: [], ...more };
}
