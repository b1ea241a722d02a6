/** All places that say something about an operation or the API, the weakest first. */
import type { Draft, DraftOperation, Extension } from '../draft.ts';
import type { Diagnostic, Schema, SourceLocation } from '../model.ts';
import { nearest } from '../nearest.ts';
import { type Layer, readLayer, type Settings } from '../settings.ts';
import { below, isObject, type JsonObject, type Say } from './shape.ts';

/** The layers by whom they speak of. */
export type Layers = Readonly<{
  api: readonly Layer[];
  of: (operation: DraftOperation) => readonly Layer[];
  ofSchema: (schema: Schema, at: SourceLocation) => Layer | null;
}>;

const extension = 'x-groma';
const config = (settings: Settings, name: 'conventions' | 'operations'): SourceLocation => ({ file: settings.file, pointer: `/${name}` });
const named = (settings: Settings, draft: Draft, say: Say): ReadonlyMap<string, Layer> => {
  const written: JsonObject = isObject(settings.operations) ? settings.operations : {};
  const known = new Set<string>(draft.operations.flatMap(({ key, id }) => [key, id]));
  const found = new Map<string, Layer>();
  for (const [name, value] of Object.entries(written)) {
    const at = below(config(settings, 'operations'), name);
    if (!known.has(name)) {
      const meant = nearest(name, known);
      say({
        rule: 'settings/unknown-operation',
        message: `The document has no operation ${JSON.stringify(name)}.`,
        hint: meant === null ? null : `Did you mean ${meant}?`,
        at,
      });
    } else found.set(name, readLayer(value, at, say));
  }
  return found;
};

/** Reads every layer once; what is wrong in one is said once, however many operations it reaches. */
export const layersOf = (draft: Draft, settings: Settings, say: Say): Layers => {
  const used = draft.files.values().some(({ text }) => text.includes(extension));
  const remembered = new Map<string, Layer>();
  const read = ({ value, at }: Extension): Layer => {
    const key = `${at.file} ${at.pointer}`;
    const layer = remembered.get(key) ?? readLayer(value, at, say);
    remembered.set(key, layer);
    return layer;
  };
  const written = (extensions: readonly Extension[]): Layer[] => extensions.filter(({ name }) => name === extension).map(read);
  const byName = named(settings, draft, say);
  const api = [...written(draft.extensions), readLayer(settings.conventions, config(settings, 'conventions'), say)];
  const of = (operation: DraftOperation): readonly Layer[] => {
    const answers = used ? operation.responses.flatMap((response) => written(draft.extensionsAt(response.at))) : [];
    const configured = [byName.get(operation.id), byName.get(operation.key)].filter((layer) => layer !== undefined);
    return [...answers, ...written(operation.extensions).reverse(), ...configured];
  };
  const ofSchema = (schema: Schema, at: SourceLocation): Layer | null => {
    const value = typeof schema === 'object' && used ? schema[extension] : undefined;
    return isObject(asJson(value)) ? read({ name: extension, value: asJson(value), at: below(at, extension) }) : null;
  };
  return { api, of, ofSchema };
};
const asJson = (value: unknown): JsonObject => (isRecord(value) ? value : {});
const isRecord = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mistake in what is written, as a diagnostic. */
export const diagnosticOf = (problem: Parameters<Say>[0]): Diagnostic => ({
  rule: problem.rule,
  items: [],
  severity: 'error',
  message: problem.message,
  hint: problem.hint,
  at: problem.at,
  also: [],
  operations: [],
  fix: [],
});
