/** `generated/schemas.json`: every schema of a parameter, body or response under an id, one entry a direction where that matters. */
import type { Contract, Schema, SchemaId } from '../../contract/model.ts';
import { idIn, refTo } from '../../contract/schema/normalize.ts';
import { type Direction, projectSchema } from '../../contract/schema/project.ts';
import { SCHEMA_KEYWORDS } from '../../contract/shape.ts';
import { nameTable } from '../name-table.ts';

/** Gives ids, and in the end the document. */
export type Defs = Readonly<{
  /** The id of a schema; one without a name gets `hint`. `null` for nothing and for what allows everything. */
  idOf: (schema: Schema | null, direction: Direction, hint: string) => SchemaId | null;
  document: () => Readonly<{ $defs: Readonly<Record<string, unknown>> }>;
}>;

/** The registry of one contract: it begins with the named schemas. */
export function defsOf(contract: Contract): Defs {
  const ids = nameTable(contract.schemas.keys());
  const requestIds = new Map(
    [...contract.schemas].filter(([, named]) => named.directed).map(([id]): [SchemaId, SchemaId] => [id, ids.take(`${id}.request`, [])]),
  );
  const project = projection(contract, requestIds);
  const defs = new Map<SchemaId, unknown>();
  for (const [id, named] of contract.schemas) {
    defs.set(id, project(named.schema, 'response'));
    const request = requestIds.get(id);
    if (request !== undefined) defs.set(request, project(named.schema, 'request'));
  }
  const inline = new Map<string, SchemaId>();
  return {
    idOf: (schema, direction, hint) => {
      if (schema === null || schema === true) return null;
      const projected = project(schema, direction);
      const text = JSON.stringify(projected);
      const lone = /^\{"\$ref":"([^"\\]+)"\}$/.exec(text)?.[1];
      if (lone !== undefined) return idIn(lone);
      const id = inline.get(text) ?? ids.take(hint, []);
      inline.set(text, id);
      defs.set(id, projected);
      return id;
    },
    document: () => ({ $defs: nullPrototype([...defs]) }),
  };
}

/** Of no use to a validator. */
const annotations = new Set([
  'description',
  'title',
  'examples',
  'example',
  'deprecated',
  'externalDocs',
  'xml',
  'readOnly',
  'writeOnly',
  'discriminator',
  '$comment',
]);

/** A schema as it goes over the wire in one direction, without annotations, its references to the entries of that direction. */
function projection(contract: Contract, requestIds: ReadonlyMap<SchemaId, SchemaId>): (schema: Schema, direction: Direction) => unknown {
  return (schema, direction) =>
    rewritten(projectSchema(contract, schema, direction), (id) => (direction === 'request' ? (requestIds.get(id) ?? id) : id));
}

function rewritten(schema: unknown, idOf: (id: SchemaId) => SchemaId): unknown {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-'));
  return nullPrototype(kept.map(([keyword, value]) => [keyword, rewrittenKeyword(keyword, value, idOf)]));
}

function rewrittenKeyword(keyword: string, value: unknown, idOf: (id: SchemaId) => SchemaId): unknown {
  if (keyword === '$ref' && typeof value === 'string') return refTo(idOf(idIn(value)));
  const holds = SCHEMA_KEYWORDS.get(keyword);
  if (holds === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => rewritten(item, idOf));
  if (holds === 'one' || typeof value !== 'object' || value === null) return rewritten(value, idOf);
  return nullPrototype(Object.entries(value).map(([name, member]) => [name, rewritten(member, idOf)]));
}

/** An object in which `__proto__` is a member like any other. */
function nullPrototype(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, value] of entries) result[name] = value;
  return result;
}
