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
  for (const [last, first] of loops) {
    const named = opened.get(last);
    if (named !== undefined) opened.set(last, { ...named, schema: without(named.schema, first) });
  }
  return { schemas: opened, diagnostics: loops.flatMap(([last, first]) => loopDiagnostic(schemas, last, first)) };
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

/** The reference that closes a loop: in which schema it stands, and which one it leads to. */
type Closing = readonly [last: SchemaId, first: SchemaId];

/** One reference for each loop. Walks in depth, without recursion: a chain of schemas may be long. */
function loopsOf(schemas: Schemas): readonly Closing[] {
  const edges = new Map([...schemas].map(([id, { schema }]) => [id, inPlaceIds(schema)]));
  const done = new Set<SchemaId>();
  return [...edges.keys()].flatMap((start) => loopsFrom(start, edges, done));
}

function loopsFrom(start: SchemaId, edges: ReadonlyMap<SchemaId, ReadonlySet<SchemaId>>, done: Set<SchemaId>): readonly Closing[] {
  const loops: Closing[] = [];
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
    } else if (path.some(({ id }) => id === next)) loops.push([step.id, next]);
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

function loopDiagnostic(schemas: Schemas, last: SchemaId, first: SchemaId): readonly Diagnostic[] {
  const named = schemas.get(last);
  if (named === undefined) return [];
  const what =
    last === first
      ? `The schema ${JSON.stringify(last)} applies itself`
      : `The schemas ${JSON.stringify(first)} and ${JSON.stringify(last)} apply each other`;
  return [
    diagnostic(
      'document/endless-schema',
      named.at,
      `${what} to the same value: checking it never ends.`,
      'refer to it from a member or from `items` instead',
    ),
  ];
}

/** A schema without its in-place references to an id. */
function without(schema: Schema, id: SchemaId): Schema {
  if (!isSchemaObject(schema)) return schema;
  const result: { [keyword: string]: unknown } = Object.assign(Object.create(null), schema);
  if (referredId(schema) === id) delete result.$ref;
  for (const [keyword, value] of Object.entries(schema))
    if (IN_PLACE.has(keyword)) result[keyword] = mapped(value, (inner) => without(inner, id));
  return result;
}

function mapped(value: unknown, change: (schema: Schema) => Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => (isSchemaObject(item) ? change(item) : item));
  return isSchemaObject(value) ? change(value) : value;
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
