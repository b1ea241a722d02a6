/** A JSON Schema as a TypeScript type. What only the other direction has is gone before (`projectSchema`). */
import type { Schema, SchemaId, SchemaObject, SchemaType } from '../../contract/model.ts';
import { idIn } from '../../contract/schema/normalize.ts';
import { comment, indent, join, key, string, type TypeScript, ts } from '../../text/index.ts';
import { typeOfJson } from './type-of-json.ts';

/** What a type needs to know of its surroundings. `reference` gives the name of another schema's type; `null` where that would be a circle without end. */
export type TypeContext = Readonly<{ reference: (id: SchemaId) => TypeScript | null }>;

const unknown = ts`unknown`;
const never = ts`never`;

/** The type of any schema, as it stands after `:` or `=`. */
export function typeText(schema: Schema, context: TypeContext): TypeScript {
  if (typeof schema === 'boolean') return schema ? unknown : never;
  const parts = [referenced(schema, context), ...allOf(schema, context), alternatives(schema, context), own(schema, context)];
  return intersection(parts.filter((part): part is TypeScript => part !== null));
}

/** Whether a schema is nothing but an object with members: those become interfaces. */
export function isPlainObject(schema: Schema): schema is SchemaObject {
  if (typeof schema === 'boolean' || schema.type !== 'object') return false;
  return ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const'].every((keyword) => schema[keyword] === undefined);
}

function referenced(schema: SchemaObject, context: TypeContext): TypeScript | null {
  return schema.$ref === undefined ? null : (context.reference(idIn(schema.$ref)) ?? unknown);
}

function allOf(schema: SchemaObject, context: TypeContext): readonly TypeScript[] {
  return (schema.allOf ?? []).map((branch) => typeText(branch, context));
}

function alternatives(schema: SchemaObject, context: TypeContext): TypeScript | null {
  const parts = [schema.oneOf, schema.anyOf].flatMap((branches) =>
    branches === undefined ? [] : [union(branches.map((branch) => discriminated(branch, schema, context)))],
  );
  return parts.length === 0 ? null : intersection(parts);
}

/** A branch with the value that its discriminator has there, so that a test of that value narrows. */
function discriminated(branch: Schema, parent: SchemaObject, context: TypeContext): TypeScript {
  const type = typeText(branch, context);
  const tag = discriminatorOf(parent);
  if (tag === null || typeof branch === 'boolean' || branch.$ref === undefined) return type;
  const id = idIn(branch.$ref);
  const values = tag.mapping.filter(([, target]) => target === branch.$ref || target === id).map(([value]) => string(value));
  return intersection([type, ts`{ ${key(tag.member)}: ${union(values.length > 0 ? values : [string(id)])} }`]);
}

function discriminatorOf(schema: SchemaObject): Readonly<{ member: string; mapping: readonly (readonly [string, unknown])[] }> | null {
  const discriminator = schema.discriminator;
  if (typeof discriminator !== 'object' || discriminator === null || !('propertyName' in discriminator)) return null;
  const mapping =
    'mapping' in discriminator && typeof discriminator.mapping === 'object' ? Object.entries(discriminator.mapping ?? {}) : [];
  return typeof discriminator.propertyName === 'string' ? { member: discriminator.propertyName, mapping } : null;
}

function own(schema: SchemaObject, context: TypeContext): TypeScript | null {
  const types = typesOf(schema);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) {
    const fitting = values.filter((value) => types.length === 0 || types.some((type) => isOfType(value, type)));
    return union(fitting.map(typeOfJson));
  }
  if (types.includes('object') && hasBranches(schema) && !hasMembers(schema)) return null;
  if (types.length > 0) return union(types.map((type) => ofType(type, schema, context)));
  if (hasMembers(schema)) return objectText(schema, context);
  if (schema.items !== undefined || schema.prefixItems !== undefined) return arrayText(schema, context);
  return hasBranches(schema) ? null : unknown;
}

/** What the branches say is more than that it is an object, or anything. */
function hasBranches(schema: SchemaObject): boolean {
  return [schema.$ref, schema.allOf, schema.anyOf, schema.oneOf].some((keyword) => keyword !== undefined);
}

function typesOf(schema: SchemaObject): readonly SchemaType[] {
  return typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
}

function hasMembers(schema: SchemaObject): boolean {
  const index = schema.additionalProperties;
  return schema.properties !== undefined || (schema.required ?? []).length > 0 || (typeof index === 'object' && index !== null);
}

function isOfType(value: unknown, type: SchemaType): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function ofType(type: SchemaType, schema: SchemaObject, context: TypeContext): TypeScript {
  switch (type) {
    case 'null':
      return ts`null`;
    case 'boolean':
      return ts`boolean`;
    case 'integer':
    case 'number':
      return ts`number`;
    case 'string':
      return ts`string`;
    case 'array':
      return arrayText(schema, context);
    case 'object':
      return objectText(schema, context);
    default:
      return type satisfies never;
  }
}

function arrayText(schema: SchemaObject, context: TypeContext): TypeScript {
  const rest = isSchema(schema.items) ? typeText(schema.items, context) : unknown;
  const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.filter(isSchema) : [];
  if (first.length === 0) return ts`${grouped(rest)}[]`;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const members = first.map((item, index) => (index < least ? typeText(item, context) : ts`${grouped(typeText(item, context))}?`));
  return ts`[${join(schema.items === false ? members : [...members, ts`...${grouped(rest)}[]`], ', ')}]`;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** The members of an object in braces, each with its description. */
export function objectText(schema: SchemaObject, context: TypeContext): TypeScript {
  const required = new Set(schema.required);
  const properties = Object.entries(schema.properties ?? {});
  const listed = properties.map(([name, member]) => ({ name, member, type: typeText(member, context), optional: !required.has(name) }));
  const named = new Set(Object.keys(schema.properties ?? {}));
  const members = listed.map(({ name, member, type, optional }) => ts`${describe(member)}${key(name)}${optional ? ts`?` : ts``}: ${type};`);
  const unlisted = [...required]
    .filter((name) => !named.has(name))
    .map((name) => ts`${key(name)}: ${schema.properties === undefined ? ts`{} | null` : unknown};`);
  const index = indexText(schema, listed, context);
  const lines = [...members, ...unlisted, ...(index === null ? [] : [index])];
  return lines.length === 0 ? empty(schema) : ts`{\n  ${indent(join(lines, '\n'), 2)}\n}`;
}

function empty(schema: SchemaObject): TypeScript {
  if (schema.additionalProperties === false) return ts`{ [name: string]: never }`;
  return schema.properties === undefined || Object.keys(schema.properties).length === 0 ? ts`{ [name: string]: unknown }` : ts`{}`;
}

/** The index signature: it has to allow what the listed members have. */
function indexText(
  schema: SchemaObject,
  listed: readonly Readonly<{ type: TypeScript; optional: boolean }>[],
  context: TypeContext,
): TypeScript | null {
  const patterns =
    typeof schema.patternProperties === 'object' && schema.patternProperties !== null ? Object.values(schema.patternProperties) : [];
  const others = [schema.additionalProperties, ...patterns].filter(isIndexed);
  if (others.length === 0) return null;
  const types = others.map((other) => (isSchema(other) ? typeText(other, context) : unknown));
  const undefinedToo = listed.some((member) => member.optional) ? [ts`undefined`] : [];
  return ts`[name: string]: ${union([...types, ...listed.map((member) => member.type), ...undefinedToo])};`;
}

function isIndexed(value: unknown): boolean {
  return value === true || (typeof value === 'object' && value !== null);
}

/** The description of a schema as a comment, with its deprecation. */
export function describe(schema: Schema): TypeScript {
  if (typeof schema === 'boolean') return ts``;
  const text = typeof schema.description === 'string' ? schema.description : typeof schema.title === 'string' ? schema.title : null;
  return comment(text, schema.deprecated === true ? [ts`@deprecated`] : []);
}

function intersection(parts: readonly TypeScript[]): TypeScript {
  const distinct = [...new Set(parts)].filter((part) => part !== 'unknown');
  if (distinct.length === 0) return unknown;
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined ? only : join(distinct.map(grouped), ' & ');
}

/** Alternatives, each once. */
export function union(parts: readonly TypeScript[]): TypeScript {
  const distinct = [...new Set(parts)].filter((part) => part !== 'never');
  if (distinct.length === 0) return never;
  if (distinct.includes(unknown)) return unknown;
  const line = join(distinct, ' | ');
  return line.length > 110 && distinct.length > 2 ? ts`\n  | ${join(distinct, '\n  | ')}` : line;
}

/** In parentheses where an operator could be read wrong beside it. */
function grouped(type: TypeScript): TypeScript {
  return /[|&\s]/.test(type) && !isOneBlock(type) ? ts`(${type})` : type;
}

/** One pair of braces around everything. */
function isOneBlock(type: string): boolean {
  if (!type.startsWith('{') || !type.endsWith('}')) return false;
  return /^\{[^{}]*\}$/.test(type) || (/^\{\n[\s\S]*\n\}$/.test(type) && !/^\}/m.test(type.slice(0, -1)));
}
