/** The members of an object schema, through references and `allOf`; and what a schema comes to behind references and `null`. */
import type { JsonPointer, NamedSchema, Schema, SchemaId, SchemaObject } from '../../contract/model.ts';
import { segmentsOf } from '../../contract/pointer.ts';
import { idIn } from '../../contract/schema/normalize.ts';

/** Where references lead. */
export type Schemas = ReadonlyMap<SchemaId, Pick<NamedSchema, 'schema'>>;

/** A member: `schema` as written, `target` behind references and `null`; flags beside a reference count as much as those behind it. */
export type Member = Readonly<{
  name: string;
  schema: Schema;
  target: SchemaObject;
  required: boolean;
  nullable: boolean;
  readOnly: boolean;
  writeOnly: boolean;
  /** The default, a constant, or `undefined`. */
  fallback: unknown;
}>;

/** The members of an object in the order of the document, each once; `null` where the schema is no object with fixed members. */
export function membersOf(schema: Schema | null, schemas: Schemas): readonly Member[] | null {
  const parts = objectParts(schema, schemas, new Set());
  if (parts === null) return null;
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const members = new Map<string, Schema>();
  for (const part of parts)
    for (const [name, member] of Object.entries(part.properties ?? {})) if (!members.has(name)) members.set(name, member);
  return members.size === 0 ? null : [...members].map(([name, member]) => memberOf(name, member, required.has(name), schemas));
}

function objectParts(schema: Schema | null, schemas: Schemas, seen: Set<Schema>): readonly SchemaObject[] | null {
  if (typeof schema === 'boolean' || schema === null || seen.has(schema)) return null;
  seen.add(schema);
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) return null;
  const branches = [...(schema.$ref === undefined ? [] : [schemas.get(idIn(schema.$ref))?.schema ?? null]), ...(schema.allOf ?? [])];
  const inner = branches.map((branch) => objectParts(branch, schemas, seen));
  if (branches.length > 0 && inner.every((parts) => parts === null)) return null;
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (types.length > 1 || (types.length === 1 && types[0] !== 'object')) return null;
  return [schema, ...inner.flatMap((parts) => parts ?? [])];
}

function memberOf(name: string, schema: Schema, required: boolean, schemas: Schemas): Member {
  const chain = chainOf(schema, schemas);
  const target = chain.at(-1) ?? {};
  const fallback = chain.map((part) => part.default ?? part.const).find((value) => value !== undefined);
  return {
    name,
    schema,
    target,
    required,
    nullable: chain.some(allowsNull),
    readOnly: chain.some((part) => part.readOnly === true),
    writeOnly: chain.some((part) => part.writeOnly === true),
    fallback,
  };
}

/** The schemas that say what one value is: each reference followed, a union with `null` or a lone `allOf` opened. */
function chainOf(schema: Schema, schemas: Schemas): readonly SchemaObject[] {
  const chain: SchemaObject[] = [];
  for (let next: Schema | undefined = schema; typeof next === 'object' && !chain.includes(next); next = onward(next, schemas))
    chain.push(next);
  return chain;
}

function onward(schema: SchemaObject, schemas: Schemas): Schema | undefined {
  if (schema.$ref !== undefined) return schemas.get(idIn(schema.$ref))?.schema;
  if (schema.type !== undefined || schema.properties !== undefined) return undefined;
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).filter((choice) => !isNull(choice));
  return choices.length === 1 ? choices[0] : undefined;
}

function isNull(schema: Schema): boolean {
  return typeof schema === 'object' && (schema.type === 'null' || schema.const === null);
}

function allowsNull(schema: SchemaObject): boolean {
  return typesOf(schema).includes('null') || [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some(isNull);
}

/** The types that a schema names. */
export function typesOf(schema: SchemaObject): readonly string[] {
  return typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
}

/** What a schema comes to behind references; `null` for `true`, `false` and nothing. */
export function targetOf(schema: Schema | null, schemas: Schemas): SchemaObject | null {
  return schema === null ? null : (chainOf(schema, schemas).at(-1) ?? null);
}

/** The schema of what a pointer leads to in a body, members only; `null` where it leads nowhere. */
export function schemaAt(schema: Schema | null, at: JsonPointer, schemas: Schemas): Schema | null {
  const steps = segmentsOf(at);
  if (steps === null) return null;
  return steps.reduce<Schema | null>(
    (inner, step) => membersOf(inner, schemas)?.find((member) => member.name === step)?.schema ?? null,
    schema,
  );
}
