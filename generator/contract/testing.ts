/** Drafts from snippets, for tests: through the real loader, so that a test cannot invent what no document gives. */
import { build, draftOf } from './build.ts';
import type { Draft } from './draft.ts';
import { type Loaded, load, type Unreadable } from './load.ts';
import type { Contract, Diagnostic } from './model.ts';
import { memoryReader } from './read/reader.ts';

/** Loads a document given as text, `openapi.yaml` unless `files` says more. */
export function loadText(text: string, files: Readonly<Record<string, string>> = {}, path = 'openapi.yaml'): Promise<Loaded | Unreadable> {
  return load(path, memoryReader({ ...files, [path]: text }));
}

/** The draft of a document or of a part of one: what is missing of `openapi`, `info` and `paths` is put before it. Throws when it cannot be read. */
export async function draftFrom(
  snippet: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ draft: Draft; diagnostics: readonly Diagnostic[] }>> {
  const loaded = await loadText(complete(snippet), files);
  if (loaded.kind === 'unreadable') throw new Error(`${loaded.message} (line ${loaded.at?.line})`);
  const { draft, diagnostics } = draftOf(loaded);
  if (draft === null) throw new Error('no draft');
  return { draft, diagnostics };
}

/** A snippet of top-level members as a whole document. Lines of the snippet move down by what was added. */
export function complete(snippet: string): string {
  const parts = [
    ['openapi', 'openapi: 3.1.0\n'],
    ['info', 'info: { title: A test, version: 1.0.0 }\n'],
    ['paths', 'paths: {}\n'],
  ] as const;
  return parts.map(([name, text]) => (new RegExp(`^${name}:`, 'm').test(snippet) ? '' : text)).join('') + snippet;
}

/** The contract of a document or of a part of one, answered. Throws when it cannot be read. */
export async function contractFrom(
  snippet: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ contract: Contract; diagnostics: readonly Diagnostic[] }>> {
  const loaded = await loadText(complete(snippet), files);
  if (loaded.kind === 'unreadable') throw new Error(`${loaded.message} (line ${loaded.at?.line})`);
  const { contract, diagnostics } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return { contract, diagnostics };
}
