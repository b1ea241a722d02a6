/**
 * Values that a schema allows, as fast-check arbitraries: every value of a request stays small, and only clear-cut values are made
 * (checks §1.10): what validators disagree on is no test of a server. What cannot be built is filtered by the validator of the caller.
 */
import fc, { type Arbitrary } from 'fast-check';
import type { Contract, Json, Schema, SchemaObject } from '../../generator/contract/model.ts';
import { both, mergedOf } from './merged.ts';
import { textArbitrary } from './text.ts';

type Schemas = Contract['schemas'];

/** How deep optional members and items are filled; required ones always are. */
const depthOfOptional = 3;
/** Deeper than this, a schema has no finite instance that is worth sending. */
const depthLimit = 12;

/** The values of a schema; `null` where none can be made (`false`, a cycle of required members, a pattern alone with no example). */
export const arbitraryOf = (schemas: Schemas, schema: Schema): Arbitrary<Json> | null => build(schemas, schema, 0);

function build(schemas: Schemas, schema: Schema, depth: number): Arbitrary<Json> | null {
  if (depth > depthLimit || schema === false) return null;
  if (schema === true) return fc.constantFrom<Json>('text', 1, true);
  const merged = mergedOf(schemas, schema);
  if (merged === null) return null;
  return composed(schemas, merged, depth) ?? typed(schemas, merged, depth);
}

function composed(schemas: Schemas, schema: SchemaObject, depth: number): Arbitrary<Json> | null {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return schema.enum.length === 0 ? null : fc.constantFrom(...schema.enum);
  const { oneOf, anyOf, ...rest } = schema;
  const branches = oneOf ?? anyOf;
  if (branches === undefined) return null;
  const built = branches.flatMap((branch) => {
    const arbitrary =
      branch === true ? typed(schemas, rest, depth) : branch === false ? null : build(schemas, both(branch, rest), depth + 1);
    return arbitrary === null ? [] : [arbitrary];
  });
  return built.length === 0 ? null : fc.oneof(...built);
}

function typed(schemas: Schemas, schema: SchemaObject, depth: number): Arbitrary<Json> | null {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [impliedType(schema)]);
  const built = types.flatMap((type) => {
    const arbitrary = ofType(schemas, schema, type, depth);
    return arbitrary === null ? [] : [arbitrary];
  });
  return built.length === 0 ? null : fc.oneof(...built);
}

const impliedType = (schema: SchemaObject): string =>
  schema.properties !== undefined ? 'object' : schema.items !== undefined ? 'array' : 'string';

function ofType(schemas: Schemas, schema: SchemaObject, type: string, depth: number): Arbitrary<Json> | null {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integers(schema);
    case 'number':
      return numbers(schema);
    case 'array':
      return arrays(schemas, schema, depth);
    case 'object':
      return objects(schemas, schema, depth);
    default:
      return textArbitrary(schema);
  }
}

const numeric = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Bounds as closed integers; beyond 2^31 only where the schema asks for it. */
function integers(schema: SchemaObject): Arbitrary<number> | null {
  const step = numeric(schema.multipleOf) ?? 1;
  const low = Math.max(numeric(schema.minimum) ?? -1_000_000, (numeric(schema.exclusiveMinimum) ?? Number.NEGATIVE_INFINITY) + 1);
  const high = Math.min(
    numeric(schema.maximum) ?? Math.max(low, 1_000_000),
    (numeric(schema.exclusiveMaximum) ?? Number.POSITIVE_INFINITY) - 1,
  );
  const [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
  return first > last ? null : fc.integer({ min: clamp(first), max: clamp(last) }).map((number) => number * step);
}

const clamp = (number: number): number => Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, number));

/** Two decimals: every validator and database agrees on them. */
function numbers(schema: SchemaObject): Arbitrary<number> | null {
  const step = numeric(schema.multipleOf);
  if (step !== undefined) return integers(schema);
  const low = numeric(schema.minimum) ?? (numeric(schema.exclusiveMinimum) ?? -10_000) + 0.01;
  const high = numeric(schema.maximum) ?? (numeric(schema.exclusiveMaximum) ?? Math.max(low, 10_000)) - 0.01;
  const [first, last] = [Math.ceil(low * 100), Math.floor(high * 100)];
  return first > last ? null : fc.integer({ min: clamp(first), max: clamp(last) }).map((number) => number / 100);
}

function arrays(schemas: Schemas, schema: SchemaObject, depth: number): Arbitrary<Json> | null {
  const minimum = numeric(schema.minItems) ?? 0;
  const item = build(schemas, schema.items ?? true, depth + 1);
  if (item === null) return minimum === 0 ? fc.constant([]) : null;
  const maximum = Math.min(numeric(schema.maxItems) ?? minimum + 3, minimum + (depth > depthOfOptional ? 0 : 3));
  const options = { minLength: minimum, maxLength: Math.max(minimum, maximum) };
  return schema.uniqueItems === true
    ? fc.uniqueArray(item, { ...options, selector: (value) => JSON.stringify(value) })
    : fc.array(item, options);
}

function objects(schemas: Schemas, schema: SchemaObject, depth: number): Arbitrary<Json> | null {
  const required = new Set(schema.required ?? []);
  const members: Record<string, Arbitrary<Json>> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (!required.has(name) && depth > depthOfOptional) continue;
    const arbitrary = build(schemas, member, depth + 1);
    if (arbitrary === null && required.has(name)) return null;
    if (arbitrary !== null) members[name] = arbitrary;
  }
  for (const name of required) members[name] ??= fc.constant('text');
  return fc.record(members, { requiredKeys: Object.keys(members).filter((name) => required.has(name)) });
}
