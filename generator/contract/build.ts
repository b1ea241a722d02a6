/** Documents as a contract: read by structure first, then every question answered. */
import { answer } from './answer.ts';
import { draft } from './draft/draft.ts';
import { withOperations } from './draft/fan-out.ts';
import type { Draft } from './draft.ts';
import type { Loaded } from './load.ts';
import type { Built, Diagnostic } from './model.ts';
import { noSettings, type Settings } from './settings.ts';

/** All that OpenAPI says by structure, with every mistake found so far: those of loading first. */
export function draftOf(loaded: Loaded): Readonly<{ draft: Draft | null; diagnostics: readonly Diagnostic[] }> {
  const made = draft(loaded.documents);
  const diagnostics = withOperations(loaded.documents, made.draft.operations, [...loaded.diagnostics, ...made.diagnostics]);
  return { draft: made.draft, diagnostics };
}

/** The contract of loaded documents; `settings` are what the config says beside them. Never throws for what is in a document. */
export function build(loaded: Loaded, settings: Settings = noSettings): Built {
  const made = draftOf(loaded);
  if (made.draft === null) return { contract: null, diagnostics: made.diagnostics };
  const { contract, diagnostics } = answer(made.draft, settings);
  return { contract, diagnostics: [...made.diagnostics, ...diagnostics] };
}
