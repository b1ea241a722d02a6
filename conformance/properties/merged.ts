/** Schemas whose references are followed and whose parts are folded together. */
import type { Contract, SchemaObject } from '../../generator/contract/model.ts';

type Schemas = Contract['schemas'];

/** `$ref` followed and `allOf` folded in: the keywords that a value must satisfy together. Null on a cycle of references only. */
export function mergedOf(schemas: Schemas, schema: SchemaObject, seen: ReadonlySet<string> = new Set()): SchemaObject | null {
  const { $ref, allOf, ...own } = schema;
  const id = $ref?.slice('#/$defs/'.length);
  if (id !== undefined && seen.has(id)) return null;
  const inside = id === undefined ? seen : new Set([...seen, id]);
  const target = id === undefined ? [] : [schemas.get(id)?.schema ?? false];
  return [...target, ...(allOf ?? [])].reduce<SchemaObject | null>((merged, part) => {
    const whole = typeof part === 'boolean' ? (part ? {} : null) : mergedOf(schemas, part, inside);
    return merged === null || whole === null ? null : both(merged, whole);
  }, own);
}

/** Two schemas that hold together: all that both require, all members of both. */
export const both = (one: SchemaObject, other: SchemaObject): SchemaObject => ({
  ...other,
  ...one,
  ...(one.required || other.required ? { required: [...new Set([...(one.required ?? []), ...(other.required ?? [])])] } : {}),
  ...(one.properties || other.properties ? { properties: { ...other.properties, ...one.properties } } : {}),
});
