/** Schemas that no value can end: those that apply themselves to the same value, and those that need themselves inside themselves. */
import { diagnostic } from '../diagnostic.ts';
import type { Diagnostic, NamedSchema, Schema, SchemaId } from '../model.ts';
import { referredId, type Subschema, subschemas } from './each.ts';
import { isSchemaObject } from './normalize.ts';

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** Keywords whose schemas are asked about the very same value. */
const IN_PLACE: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);

/** The schemas, each endless loop opened (what closed it is `true`), and a diagnostic for each. A loop makes every validator overflow. */
export function openLoops(schemas: Schemas): Readonly<{ schemas: Schemas; diagnostics: readonly Diagnostic[] }> {
  const loops = loopsOf(schemas);
  if (loops.length === 0) return { schemas, diagnostics: [] };
  const opened = new Map(schemas);
  for (const loop of loops) {
    const { in: id, to } = cutOf(schemas, loop);
    const named = opened.get(id);
    if (named !== undefined) opened.set(id, { ...named, schema: without(named.schema, to) });
  }
  return { schemas: opened, diagnostics: loops.map((loop) => loopDiagnostic(schemas, loop)) };
}

/** Where a loop is opened: at a schema with a discriminator, whose choices include it again, else where it closes. */
function cutOf(schemas: Schemas, loop: Loop): Readonly<{ in: SchemaId; to: SchemaId; tagged: boolean }> {
  const tagged = loop.findIndex((id) => isTagged(schemas.get(id)?.schema));
  const at = tagged < 0 ? loop.length - 1 : tagged;
  return { in: loop[at] ?? '', to: loop[(at + 1) % loop.length] ?? '', tagged: tagged >= 0 };
}

function isTagged(schema: Schema | undefined): boolean {
  return isSchemaObject(schema) && schema.discriminator !== undefined;
}

/** A warning for each named schema that has no finite value: a required member leads back to it, and nothing leads out. */
export function withoutInstance(schemas: Schemas): readonly Diagnostic[] {
  const suspects = [...schemas].filter(([, { recursive }]) => recursive);
  const finite = new Set([...schemas.keys()].filter((id) => schemas.get(id)?.recursive !== true));
  for (let size = -1; size !== finite.size; ) {
    size = finite.size;
    for (const [id, { schema }] of suspects) if (hasInstance(schema, finite)) finite.add(id);
  }
  return suspects.flatMap(([id, { at }]) => {
    if (finite.has(id)) return [];
    const message = `No finite value fits the schema ${JSON.stringify(id)}: it requires a value of itself.`;
    return [
      diagnostic('document/no-instance', at, message, 'make the member that leads back optional or nullable', { severity: 'warning' }),
    ];
  });
}

/** The schemas of a loop, each referring to the next one, the last to the first. */
type Loop = readonly SchemaId[];

/** Every loop once. Walks in depth, without recursion: a chain of schemas may be long. */
function loopsOf(schemas: Schemas): readonly Loop[] {
  const edges = new Map([...schemas].map(([id, { schema }]) => [id, inPlaceIds(schema)]));
  const done = new Set<SchemaId>();
  return [...edges.keys()].flatMap((start) => loopsFrom(start, edges, done));
}

function loopsFrom(start: SchemaId, edges: ReadonlyMap<SchemaId, ReadonlySet<SchemaId>>, done: Set<SchemaId>): readonly Loop[] {
  const loops: Loop[] = [];
  const path: { id: SchemaId; left: SchemaId[] }[] = [];
  const enter = (id: SchemaId): void => {
    path.push({ id, left: [...(edges.get(id) ?? [])].reverse() });
  };
  if (!done.has(start)) enter(start);
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const next = step.left.pop();
    if (next === undefined) {
      done.add(step.id);
      path.pop();
      continue;
    }
    const first = path.findIndex(({ id }) => id === next);
    if (first >= 0) loops.push(path.slice(first).map(({ id }) => id));
    else if (!done.has(next)) enter(next);
  }
  return loops;
}

function inPlace(schema: Schema): readonly Subschema[] {
  return isSchemaObject(schema) ? subschemas(schema).filter(({ keyword }) => IN_PLACE.has(keyword)) : [];
}

function inPlaceIds(schema: Schema): ReadonlySet<SchemaId> {
  const id = referredId(schema);
  return new Set([...(id === null ? [] : [id]), ...inPlace(schema).flatMap((inner) => [...inPlaceIds(inner.schema)])]);
}

/** The choices of a discriminator that include it again are a habit of generators, and every reader means well: a warning. */
function loopDiagnostic(schemas: Schemas, loop: Loop): Diagnostic {
  const { in: id, to, tagged } = cutOf(schemas, loop);
  const at = schemas.get(id)?.at ?? { file: '', pointer: '' };
  const what =
    loop.length === 1
      ? `The schema ${JSON.stringify(id)} applies itself`
      : `The schemas ${JSON.stringify(id)} and ${JSON.stringify(to)} apply each other`;
  const hint = tagged
    ? 'list the choices in a schema of their own, beside the one that they extend'
    : 'refer to it from a member or from `items` instead';
  const also = loop.flatMap((other) => (other === id ? [] : [schemas.get(other)?.at ?? at]));
  return diagnostic('document/endless-schema', at, `${what} to the same value: checking it never ends.`, hint, {
    also,
    severity: tagged ? 'warning' : 'error',
  });
}

/** A schema without its in-place references to an id: a part of an `allOf` goes, of other keywords the whole keyword, so that nothing is forbidden by what is left. */
function without(schema: Schema, id: SchemaId): Schema {
  if (!isSchemaObject(schema)) return schema;
  const result: { [keyword: string]: unknown } = Object.create(null);
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref' && referredId(schema) === id) continue;
    const isReached = IN_PLACE.has(keyword) && inPlaceIds({ [keyword]: value }).has(id);
    if (!isReached) result[keyword] = value;
    else if (keyword === 'allOf' && Array.isArray(value)) result.allOf = value.map((part) => without(part, id));
  }
  return result;
}

function hasInstance(schema: Schema, finite: ReadonlySet<SchemaId>): boolean {
  if (!isSchemaObject(schema)) return schema;
  const id = referredId(schema);
  if (id !== null && !finite.has(id)) return false;
  if (isNullable(schema)) return true;
  const required = (schema.required ?? []).map((name) => schema.properties?.[name] ?? true);
  const items = typeof schema.minItems === 'number' && schema.minItems > 0 ? [schema.items ?? true] : [];
  const all = [...required, ...items, ...(schema.allOf ?? [])].every((inner) => hasInstance(inner, finite));
  return (
    all && [schema.anyOf, schema.oneOf].every((choices) => choices === undefined || choices.some((choice) => hasInstance(choice, finite)))
  );
}

function isNullable(schema: { type?: unknown; enum?: unknown }): boolean {
  return (
    (Array.isArray(schema.type) && schema.type.includes('null')) ||
    schema.type === 'null' ||
    (Array.isArray(schema.enum) && schema.type === undefined)
  );
}
