/** What a text may stand for, read from a schema: text on the wire has no types of its own. */
import { isObject, member } from '../json/pointer.ts';
import { idOfReference, type JsonSchema } from './registry.ts';

/** Finds schemas by id, to follow references. */
export type SchemaById = (id: string) => JsonSchema;

/** Types that a schema allows; `items` and `properties` of the parts that say so. */
export type Shape = Readonly<{
  types: ReadonlySet<string>;
  items: JsonSchema;
  properties: ReadonlyMap<string, JsonSchema>;
  fallback: unknown;
}>;

/** Looks through references and combinations, to a bounded depth. */
export function shapeOf(schema: JsonSchema, byId: SchemaById): Shape {
  const parts = flatten(schema, byId, 8);
  const types = new Set(parts.flatMap(typesOf));
  const properties = new Map(parts.flatMap((part) => Object.entries(isObject(part.properties) ? part.properties : {})));
  const items = parts.map((part) => part.items).find((entry) => entry !== undefined);
  if (types.size === 0 && items !== undefined) types.add('array');
  if (types.size === 0 && properties.size > 0) types.add('object');
  return { types, items, properties, fallback: parts.map((part) => part.default).find((value) => value !== undefined) };
}

function flatten(schema: JsonSchema, byId: SchemaById, depth: number): Readonly<Record<string, unknown>>[] {
  if (!isObject(schema) || depth === 0) return [];
  const target = typeof schema.$ref === 'string' ? idOfReference(schema.$ref) : null;
  const referred = target === null ? [] : flatten(byId(target), byId, depth - 1);
  const combined = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const branches = member(schema, keyword);
    return Array.isArray(branches) ? branches.flatMap((branch) => flatten(branch, byId, depth - 1)) : [];
  });
  return [schema, ...referred, ...combined];
}

function typesOf(schema: Readonly<Record<string, unknown>>): string[] {
  const stated = [schema.type].flat().filter((type) => typeof type === 'string');
  if (stated.length > 0) return stated;
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : [];
  return values.map((value) => (value === null ? 'null' : typeof value));
}

/** A scalar from text: the first type that the text can be, in the order number, boolean, null, string; else the text as it is. */
export function scalar(text: string, shape: Shape): unknown {
  const { types } = shape;
  if ((types.has('integer') || types.has('number')) && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('null') && !types.has('string') && (text === '' || text === 'null')) return null;
  return text;
}
