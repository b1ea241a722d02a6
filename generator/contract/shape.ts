/**
 * Where OpenAPI 3.0 to 3.2 has objects, and so where a `$ref` is a reference. What is not in this table is data:
 * examples, defaults, enums, extensions. One table for all versions: what a version does not know does not occur in it.
 */
import type { Json } from './model.ts';

/** An object that OpenAPI describes. `text` is a description: some documents keep theirs in a file. */
export type Kind = keyof typeof SHAPES;
/** How a field holds objects: itself, a list of them, a map by any name, a map in which `x-` names are extensions. */
type Field = Readonly<{ holds: 'one' | 'list' | 'map' | 'patterned'; kind: string }>;

const one = <K extends string>(kind: K) => ({ holds: 'one', kind }) as const;
const list = <K extends string>(kind: K) => ({ holds: 'list', kind }) as const;
const map = <K extends string>(kind: K) => ({ holds: 'map', kind }) as const;
const patterned = <K extends string>(kind: K) => ({ holds: 'patterned', kind }) as const;

const VALUE = { schema: one('schema'), content: map('mediaType'), examples: map('example') } as const;
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

const SHAPES = {
  document: {
    info: one('described'),
    servers: list('described'),
    tags: list('described'),
    paths: patterned('pathItem'),
    webhooks: map('pathItem'),
    components: one('components'),
  },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
    mediaTypes: map('mediaType'),
  },
  described: { description: one('text') },
  text: {},
  pathItem: {
    parameters: list('parameter'),
    additionalOperations: map('operation'),
    get: one('operation'),
    put: one('operation'),
    post: one('operation'),
    delete: one('operation'),
    options: one('operation'),
    head: one('operation'),
    patch: one('operation'),
    trace: one('operation'),
    query: one('operation'),
  },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: patterned('response'),
    callbacks: map('callback'),
    description: one('text'),
  },
  callback: {},
  parameter: VALUE,
  header: VALUE,
  requestBody: { content: map('mediaType') },
  response: { headers: map('header'), content: map('mediaType'), links: map('link') },
  mediaType: {
    schema: one('schema'),
    itemSchema: one('schema'),
    examples: map('example'),
    encoding: map('encoding'),
    prefixEncoding: list('encoding'),
    itemEncoding: one('encoding'),
  },
  encoding: { headers: map('header'), encoding: map('encoding'), prefixEncoding: list('encoding'), itemEncoding: one('encoding') },
  example: {},
  link: {},
  securityScheme: {},
  schema: {
    properties: map('schema'),
    patternProperties: map('schema'),
    dependentSchemas: map('schema'),
    $defs: map('schema'),
    definitions: map('schema'),
    items: one('schema'),
    additionalProperties: one('schema'),
    unevaluatedProperties: one('schema'),
    unevaluatedItems: one('schema'),
    contains: one('schema'),
    propertyNames: one('schema'),
    contentSchema: one('schema'),
    not: one('schema'),
    if: one('schema'),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: one('schema'),
    else: one('schema'),
    allOf: list('schema'),
    anyOf: list('schema'),
    oneOf: list('schema'),
    prefixItems: list('schema'),
  },
} as const satisfies Record<string, Record<string, Field>>;

/** The methods that are fields of a path item, as written. */
export const PATH_ITEM_METHODS: readonly string[] = METHODS;

/** The keywords of JSON Schema that hold schemas, and how. `definitions` is what older documents call `$defs`. */
export const SCHEMA_KEYWORDS: ReadonlyMap<string, 'one' | 'list' | 'map'> = new Map(
  Object.entries(SHAPES.schema).map(([keyword, field]) => [keyword, field.holds]),
);

/** An object, by its names. */
export type JsonObject = Readonly<{ [name: string]: Json }>;

/** Whether a value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An object directly in another one: the steps to it, and what it is. */
export type Child = Readonly<{ steps: readonly (string | number)[]; value: Json; kind: Kind }>;

/** All objects directly in another one, in the order of the table. */
export function childrenOf(value: JsonObject, kind: Kind): readonly Child[] {
  if (kind === 'callback') return patternedIn([], value, 'pathItem');
  return fieldsOf(kind).flatMap(([name, field]) => {
    const held = value[name];
    return held === undefined ? [] : heldBy(name, field, held);
  });
}

function heldBy(name: string, field: HeldField, held: Json): readonly Child[] {
  if (field.holds === 'one') return [{ steps: [name], value: held, kind: field.kind }];
  if (field.holds === 'list') return isList(held) ? held.map((value, index) => ({ steps: [name, index], value, kind: field.kind })) : [];
  if (!isObject(held)) return [];
  if (field.holds === 'patterned') return patternedIn([name], held, field.kind);
  return Object.entries(held).map(([key, value]) => ({ steps: [name, key], value, kind: field.kind }));
}

function patternedIn(steps: readonly string[], held: JsonObject, kind: Kind): readonly Child[] {
  return Object.entries(held).flatMap(([key, value]) => (isExtension(key) ? [] : [{ steps: [...steps, key], value, kind }]));
}

/** Whether a name is that of an extension. */
export function isExtension(name: string): boolean {
  return name.startsWith('x-');
}

type HeldField = Readonly<{ holds: Field['holds']; kind: Kind }>;
const fields = new Map<Kind, readonly (readonly [string, HeldField])[]>();
function fieldsOf(kind: Kind): readonly (readonly [string, HeldField])[] {
  const known = fields.get(kind);
  if (known !== undefined) return known;
  const made: (readonly [string, HeldField])[] = Object.entries(SHAPES[kind]);
  fields.set(kind, made);
  return made;
}
