/** One form for schemas that mean the same: what diff compares, and what a reader of a schema need not know twice. */
import type { Schema, SchemaId, SchemaObject } from '../model.ts';
import { SCHEMA_KEYWORDS } from '../shape.ts';
import { isSchema, referredId } from './each.ts';
import { mergeSchemas } from './merge.ts';
import { isSchemaObject } from './normalize.ts';
import type { WithSchemas } from './project.ts';

/**
 * `allOf` merged, references in it looked through where they do not recur; an `enum` of one value is `const`; one way to write null
 * (`anyOf` of a schema and null becomes its type); lists without an order sorted. References elsewhere stay. Descriptions stay:
 * who compares leaves them out. First slice: `anyOf` and `oneOf` of more than null are left as they are.
 */
export function canonicalSchema(contract: WithSchemas, schema: Schema): Schema {
  return canonical(contract, schema, []);
}

function canonical(contract: WithSchemas, schema: Schema, open: readonly SchemaId[]): Schema {
  if (!isSchemaObject(schema)) return schema;
  const whole = ordered(onlyValue(withNull(flattened(contract, schema, open))));
  const result: { [keyword: string]: unknown } = Object.create(null);
  for (const keyword of Object.keys(whole).toSorted()) result[keyword] = inside(contract, keyword, whole[keyword], open);
  return result;
}

function inside(contract: WithSchemas, keyword: string, value: unknown, open: readonly SchemaId[]): unknown {
  const holds = SCHEMA_KEYWORDS.get(keyword);
  if (holds === undefined) return value;
  const inner = (each: unknown): unknown => (isSchema(each) ? canonical(contract, each, open) : each);
  if (Array.isArray(value)) return value.map(inner);
  if (holds === 'one' || !isSchemaObject(value)) return inner(value);
  const result: { [name: string]: unknown } = Object.create(null);
  for (const [name, each] of Object.entries(value)) result[name] = inner(each);
  return result;
}

/** A schema with its `allOf` merged into it; what cannot be merged stays in `allOf`. */
export function flattened(contract: WithSchemas, schema: SchemaObject, open: readonly SchemaId[] = []): SchemaObject {
  if (schema.allOf === undefined) return schema;
  const { allOf, ...own } = schema;
  let whole: SchemaObject = own;
  const rest: Schema[] = [];
  for (const part of allOf) {
    const seen = through(contract, part, open);
    const merged = isSchemaObject(seen) ? mergeSchemas(seen, whole) : null;
    if (merged !== null) whole = merged;
    else if (seen !== true) rest.push(part);
  }
  return Object.assign(Object.create(null), whole, rest.length === 0 ? {} : { allOf: rest });
}

/** A part of an `allOf`, its reference looked through unless that leads round. */
function through(contract: WithSchemas, part: Schema, open: readonly SchemaId[]): Schema {
  if (!isSchemaObject(part)) return part;
  const id = referredId(part);
  if (id === null) return flattened(contract, part, open);
  const named = contract.schemas.get(id)?.schema;
  if (named === undefined || open.includes(id)) return part;
  const { $ref: _, ...beside } = part;
  const target = isSchemaObject(named) ? flattened(contract, named, [...open, id]) : named;
  if (!isSchemaObject(target)) return Object.keys(beside).length === 0 ? target : part;
  return mergeSchemas(target, beside) ?? part;
}

/** `anyOf: [X, null]` is X with null among its types, where X has a type. */
function withNull(schema: SchemaObject): SchemaObject {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.length !== 2) return schema;
  const other = choices.find((choice) => !isNull(choice));
  const { anyOf: _any, oneOf: _one, ...own } = schema;
  if (!choices.some(isNull) || !isSchemaObject(other) || other.type === undefined || other.enum !== undefined || other.const !== undefined)
    return schema;
  return mergeSchemas({ ...other, type: [...typesOf(other), 'null'] }, own) ?? schema;
}

function isNull(schema: Schema): boolean {
  return isSchemaObject(schema) && schema.type === 'null';
}

function typesOf(schema: SchemaObject) {
  return typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
}

function onlyValue(schema: SchemaObject): SchemaObject {
  const [only, ...others] = schema.enum ?? [];
  if (only === undefined || others.length > 0) return schema;
  const { enum: _, ...own } = schema;
  return { ...own, const: only };
}

function ordered(schema: SchemaObject): SchemaObject {
  const types = [...new Set(typesOf(schema))].toSorted();
  const [first, ...more] = types;
  return {
    ...schema,
    ...(schema.required === undefined ? {} : { required: [...new Set(schema.required)].toSorted() }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }),
    ...(first === undefined ? {} : { type: more.length === 0 ? first : types }),
  };
}
