/**
 * Groma as a library: functions from data to data. Nothing of a stage is loaded before it is called.
 *
 * ```ts
 * import { lint } from 'groma';
 * const { diagnostics } = await lint('openapi.yaml');
 * ```
 */
import type { Built } from './contract/model.ts';
import type { Settings } from './contract/settings.ts';
import type { Linted } from './lint/lint.ts';
import type { Rule } from './lint/rule.ts';

export { type Config, defineConfig, env } from './config/config.ts';
export type { Contract, Diagnostic } from './contract/model.ts';
export type { Linted } from './lint/lint.ts';
export type { Finding, Judgement, Rule } from './lint/rule.ts';
export { apiRule, contractRule, operationRule, responseRule } from './lint/rule.ts';

/** A document: a path, or its files by name, the root first. */
export type DocumentSource = string | Readonly<{ files: Readonly<{ [path: string]: string }> }>;

/** What Groma understood of a document. Without a contract nothing could be built; the diagnostics say why. Throws `InputError` for what cannot be read. */
export async function inspect(document: DocumentSource, settings?: Settings): Promise<Built> {
  const [{ build }, loaded] = await Promise.all([import('./contract/build.ts'), read(document)]);
  return build(loaded, settings);
}

/** How lint may be told to judge. `rules` are asked besides Groma's own, or instead of them with `only`. */
export type LintOptions = Readonly<{ settings?: Settings; rules?: readonly Rule[]; only?: boolean }>;

/** Judges a document: mistakes of reading first, then what the rules found, and how the items of the checklist stand. */
export async function lint(document: DocumentSource, options: LintOptions = {}): Promise<Linted> {
  const [{ lint: judge }, { rules: own }] = await Promise.all([import('./lint/lint.ts'), import('./lint/rules/index.ts')]);
  const { contract, diagnostics } = await inspect(document, options.settings);
  if (contract === null) return { diagnostics, items: [] };
  const linted = judge(contract, [...(options.only === true ? [] : own), ...(options.rules ?? [])]);
  return { diagnostics: [...diagnostics, ...linted.diagnostics], items: linted.items };
}

async function read(document: DocumentSource) {
  const [{ load }, { diskReader, memoryReader }, { InputError }] = await Promise.all([
    import('./contract/load.ts'),
    import('./contract/read/reader.ts'),
    import('./contract/input-error.ts'),
  ]);
  const [first = ''] = typeof document === 'string' ? [document] : Object.keys(document.files);
  const loaded = await load(first, typeof document === 'string' ? diskReader(document) : memoryReader(document.files));
  if (loaded.kind === 'loaded') return loaded;
  throw new InputError(loaded.message, { place: loaded.file, remedy: loaded.hint });
}
