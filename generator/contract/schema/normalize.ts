/** A schema as written, of any OpenAPI version, as JSON Schema 2020-12: the same members where they are the same, no prototypes. */
import type { Json, Schema, SchemaId, SchemaObject } from '../model.ts';
import type { Documents, Node } from '../resolve.ts';
import { isList, isObject, SCHEMA_KEYWORDS } from '../shape.ts';

/** What normalising needs to know of the document around. `idOf` is null for a reference that leads to no schema. */
export type SchemaContext = Readonly<{ openapi: Documents['openapi']; idOf: (reference: string, from: string) => SchemaId | null }>;

type Members = { [keyword: string]: unknown };

/** The schema of a node. What is no schema at all, and a reference to nothing, is `true`: a diagnostic says what is wrong. */
export function normalizeSchema(node: Node, context: SchemaContext): Schema {
  return schemaOf(node.value, node.at.file, context);
}

function schemaOf(value: Json, file: string, context: SchemaContext): Schema {
  if (typeof value === 'boolean') return value;
  if (!isObject(value)) return true;
  if (context.openapi === '3.0' && typeof value.$ref === 'string') return referenceTo(value.$ref, file, context);
  const result: Members = emptyMembers();
  for (const [keyword, member] of Object.entries(value)) {
    const reference = keyword === '$ref' && typeof member === 'string' ? referenceTo(member, file, context) : null;
    if (isSchemaObject(reference)) Object.assign(result, reference);
    else if (reference === null) result[keyword] = memberOf(keyword, member, file, context);
  }
  exampleToExamples(result);
  return (context.openapi === '3.0' ? modern(result) : result) satisfies SchemaObject;
}

function referenceTo(reference: string, file: string, context: SchemaContext): Schema {
  const id = context.idOf(reference, file);
  if (id === null) return true;
  const result: SchemaObject = Object.assign(Object.create(null), { $ref: refTo(id) });
  return result;
}

/** The `$ref` of an id: a pointer in a fragment, so escaped twice. */
export function refTo(id: SchemaId): `#/$defs/${SchemaId}` {
  return `#/$defs/${encodeURIComponent(id.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

/** The id in a `$ref` of a normalised schema. */
export function idIn(reference: string): SchemaId {
  const written = reference.slice('#/$defs/'.length);
  return /[%~]/.test(written) ? decodeURIComponent(written).replaceAll('~1', '/').replaceAll('~0', '~') : written;
}

function memberOf(keyword: string, member: Json, file: string, context: SchemaContext): unknown {
  if (keyword === 'discriminator') return discriminatorOf(member, file, context);
  const holds = SCHEMA_KEYWORDS.get(keyword);
  if (holds === undefined) return member;
  if (holds === 'list') return isList(member) ? member.map((item) => schemaOf(item, file, context)) : [];
  if (holds === 'one') return isList(member) ? member.map((item) => schemaOf(item, file, context)) : schemaOf(member, file, context);
  const result: Members = emptyMembers();
  if (isObject(member)) for (const [name, item] of Object.entries(member)) result[name] = schemaOf(item, file, context);
  return result;
}

/** The targets of a mapping as references to ids; what leads nowhere stays as it is written. */
function discriminatorOf(value: Json, file: string, context: SchemaContext): unknown {
  if (!isObject(value) || !isObject(value.mapping)) return value;
  const mapping: Members = emptyMembers();
  for (const [name, target] of Object.entries(value.mapping)) {
    mapping[name] = typeof target === 'string' ? mappedTo(target, file, context) : target;
  }
  return Object.assign(emptyMembers(), value, { mapping });
}

/** A bare name is a component before it is a file: OpenAPI leaves it open, and documents mean the component. */
function mappedTo(target: string, file: string, context: SchemaContext): string {
  const component = /^[\w.-]+$/.test(target) ? context.idOf(`#/components/schemas/${target}`, file) : null;
  const id = component ?? context.idOf(target, file);
  return id === null ? target : refTo(id);
}

function exampleToExamples(schema: Members): void {
  if (!Object.hasOwn(schema, 'example')) return;
  if (schema.examples === undefined) schema.examples = [schema.example];
  delete schema.example;
}

/** 3.0 into 2020-12. */
function modern(schema: Members): Members {
  bound(schema, 'exclusiveMinimum', 'minimum');
  bound(schema, 'exclusiveMaximum', 'maximum');
  const nullable = schema.nullable === true;
  delete schema.nullable;
  return nullable ? withNull(schema) : schema;
}

function bound(schema: Members, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] === true && schema[inclusive] !== undefined) {
    schema[exclusive] = schema[inclusive];
    delete schema[inclusive];
  } else delete schema[exclusive];
}

/** `nullable` as documents mean it: null is allowed, whatever else the schema says. Strictly it would need a `type` beside it. */
function withNull(schema: Members): Members {
  if (Array.isArray(schema.allOf) || schema.not !== undefined) return Object.assign(emptyMembers(), { anyOf: [schema, nullSchema()] });
  if (typeof schema.type === 'string') schema.type = [schema.type, 'null'];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  for (const keyword of ['anyOf', 'oneOf']) if (Array.isArray(schema[keyword])) schema[keyword] = [...schema[keyword], nullSchema()];
  return schema;
}

function nullSchema(): Members {
  return Object.assign(emptyMembers(), { type: 'null' });
}

function emptyMembers(): Members {
  return Object.create(null);
}

/** Whether a value is a schema that is an object. */
export function isSchemaObject(schema: unknown): schema is SchemaObject {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}
