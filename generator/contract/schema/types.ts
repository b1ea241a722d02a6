/** What a reader of text must know of a schema: which types a value may have, and the schema of a part of it. */
import type { Schema, SchemaObject, SchemaType } from '../model.ts';
import { referredId } from './each.ts';
import { isSchemaObject } from './normalize.ts';
import type { WithSchemas } from './project.ts';

const MOST_STEPS = 20;

/** The types that a schema names, through references and combinations; none where it names none. */
export function typesOf(contract: WithSchemas, schema: Schema): ReadonlySet<SchemaType> {
  return new Set(partsOf(contract, schema, MOST_STEPS).flatMap(ownTypes));
}

function ownTypes(schema: SchemaObject): readonly SchemaType[] {
  if (typeof schema.type === 'string') return [schema.type];
  if (schema.type !== undefined) return schema.type;
  const values = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])].map(typeOfValue);
  const shape: readonly SchemaType[] = schema.properties !== undefined ? ['object'] : schema.items !== undefined ? ['array'] : [];
  return [...values, ...shape];
}

/** The schema of an item, or of a member by its name; `true` where nothing is said. */
export function partOf(contract: WithSchemas, schema: Schema, part: Readonly<{ item: true } | { member: string }>): Schema {
  for (const each of partsOf(contract, schema, MOST_STEPS)) {
    const found = 'item' in part ? each.items : (ownMember(each, part.member) ?? additional(each));
    if (found !== undefined) return found;
  }
  return true;
}

/** The names of the members that a schema describes. */
export function memberNames(contract: WithSchemas, schema: Schema): readonly string[] {
  return [...new Set(partsOf(contract, schema, MOST_STEPS).flatMap((part) => Object.keys(part.properties ?? {})))];
}

function ownMember(schema: SchemaObject, name: string): Schema | undefined {
  return schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
}

function additional(schema: SchemaObject): Schema | undefined {
  return isSchemaObject(schema.additionalProperties) ? schema.additionalProperties : undefined;
}

/** A schema and all that it is combined of, at the same value. */
function partsOf(contract: WithSchemas, schema: Schema, left: number): readonly SchemaObject[] {
  if (!isSchemaObject(schema) || left === 0) return [];
  const id = referredId(schema);
  const named = id === null ? undefined : contract.schemas.get(id)?.schema;
  const inner = [...(named === undefined ? [] : [named]), ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [schema, ...inner.flatMap((each) => partsOf(contract, each, left - 1))];
}

function typeOfValue(value: unknown): SchemaType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'object' ? 'object' : 'string';
}
