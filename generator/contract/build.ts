/** Documents as a draft, and later as a contract. */

import { draft } from './draft/draft.ts';
import type { Draft } from './draft.ts';
import type { Loaded } from './load.ts';
import type { Diagnostic } from './model.ts';

/** All that OpenAPI says by structure, with every mistake found so far: those of loading first. */
export function draftOf(loaded: Loaded): Readonly<{ draft: Draft | null; diagnostics: readonly Diagnostic[] }> {
  const made = draft(loaded.documents);
  return { draft: made.draft, diagnostics: [...loaded.diagnostics, ...made.diagnostics] };
}
