/** Reading schemas: what is said about one place of a value. */
import type { Contract, Schema, SchemaObject } from '../../generator/contract/model.ts';
import { isRecord, stepsOf } from '../json.ts';

const reference = '#/$defs/';

/** The schema itself, references followed; null where it says nothing or refers to itself. */
export const resolved = (contract: Contract, schema: Schema | undefined): SchemaObject | null => {
  let current = schema;
  for (let hops = 0; hops < 32; hops++) {
    if (current === undefined || typeof current === 'boolean') return null;
    if (current.$ref === undefined) return current;
    // Keywords beside a reference stay: they narrow what it says.
    const { $ref, ...beside } = current;
    const target = contract.schemas.get($ref.slice(reference.length))?.schema;
    if (target === undefined || typeof target === 'boolean') return null;
    current = { ...target, ...beside };
  }
  return null;
};

const branches = (schema: SchemaObject): readonly Schema[] => [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];

const below = (contract: Contract, schema: Schema | undefined, step: string, depth = 0): Schema | undefined => {
  const own = depth > 8 ? null : resolved(contract, schema);
  if (own === null) return undefined;
  const properties = own.properties ?? {};
  const direct = Object.hasOwn(properties, step) ? properties[step] : /^\d+$/.test(step) ? own.items : undefined;
  if (direct !== undefined) return direct;
  for (const branch of branches(own)) {
    const found = below(contract, branch, step, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The schema of the value at a pointer; null where nothing is said about it. Of several branches the first that knows the member. */
export const schemaAt = (contract: Contract, schema: Schema | null, pointer: string): SchemaObject | null => {
  if (schema === null) return null;
  const found = stepsOf(pointer).reduce<Schema | undefined>((at, step) => below(contract, at, step), schema);
  const own = resolved(contract, found);
  return own === null ? null : merged(contract, own);
};

/** One schema for what `allOf` says together. */
export const merged = (contract: Contract, schema: SchemaObject, depth = 0): SchemaObject => {
  if (schema.allOf === undefined || depth > 8) return schema;
  const { allOf, ...own } = schema;
  const all = [
    ...allOf
      .map((each) => resolved(contract, each))
      .filter((each) => each !== null)
      .map((each) => merged(contract, each, depth + 1)),
    own,
  ];
  const properties = Object.assign({}, ...all.map((each) => each.properties ?? {}));
  const required = all.flatMap((each) => each.required ?? []);
  return { ...Object.assign({}, ...all), properties, required };
};

/** The types that a schema names; none where it does not say. */
export const typesOf = (schema: SchemaObject): readonly string[] =>
  schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;

/** A number keyword of a schema. */
export const numberIn = (schema: SchemaObject | null, keyword: string): number | null => {
  const value = schema === null || !isRecord(schema) ? undefined : schema[keyword];
  return typeof value === 'number' ? value : null;
};

/** A text keyword of a schema. */
export const textIn = (schema: SchemaObject | null, keyword: string): string | null => {
  const value = schema === null ? undefined : schema[keyword];
  return typeof value === 'string' ? value : null;
};
