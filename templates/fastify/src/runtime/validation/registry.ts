/** The schemas of the contract in the form that Ajv compiles fastest: each on its own, by a short name. */
import { isObject, member } from '../json/pointer.ts';

/** JSON Schema, as far as we read it. */
export type JsonSchema = unknown;

/** `names`: the id of a schema → its short name. `schemas`: by short name, references rewritten to short names. */
export type Registry = Readonly<{
  names: ReadonlyMap<string, string>;
  schemas: ReadonlyMap<string, JsonSchema>;
  byId: ReadonlyMap<string, JsonSchema>;
}>;

const prefix = '#/$defs/';

/** Reads `{ $defs }`. Throws when it is anything else: the file is generated. */
export function readRegistry(document: unknown): Registry {
  const defs = member(document, '$defs');
  if (!isObject(defs)) throw new Error('generated/schemas.json has no $defs.');
  const byId = new Map(Object.entries(defs));
  const names = new Map([...byId.keys()].map((id, index) => [id, `c:s${index}`]));
  const schemas = new Map([...byId].map(([id, schema]) => [names.get(id) ?? id, renamed(schema, names)]));
  return { names, schemas, byId };
}

/** The id that a reference names; null for one that leads elsewhere. */
export const idOfReference = (reference: string): string | null =>
  reference.startsWith(prefix) ? decodeURIComponent(reference.slice(prefix.length)).replaceAll('~1', '/').replaceAll('~0', '~') : null;

// Where JSON Schema has schemas; everywhere else `$ref` is data.
const one = new Set([
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
]);
const list = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const map = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

function renamed(schema: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, renamedKeyword(keyword, value, names)]));
}

function renamedKeyword(keyword: string, value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (keyword === '$ref' && typeof value === 'string') return names.get(idOfReference(value) ?? '') ?? value;
  if (one.has(keyword)) return renamed(value, names);
  if (list.has(keyword) && Array.isArray(value)) return value.map((entry) => renamed(entry, names));
  if (map.has(keyword) && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, renamed(entry, names)]));
  return value;
}
