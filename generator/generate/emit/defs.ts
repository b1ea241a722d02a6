/** `generated/schemas.json`: every schema of a parameter, body or response under an id, one entry a direction where that matters. */
import type { Contract, Schema, SchemaId } from '../../contract/model.ts';
import { refTo } from '../../contract/schema/normalize.ts';
import { SCHEMA_KEYWORDS } from '../../contract/shape.ts';
import { nameTable } from '../name-table.ts';
import { type Direction, referencedId, travels } from './type-text.ts';

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
      if (lone !== undefined) return referencedId(lone);
      const id = inline.get(text) ?? ids.take(hint, []);
      inline.set(text, id);
      defs.set(id, projected);
      return id;
    },
    document: () => ({ $defs: nullPrototype([...defs]) }),
  };
}

/** Of no use to a validator. */
const annotations = new Set(['description', 'title', 'examples', 'example', 'deprecated', 'externalDocs', 'xml', 'readOnly', 'writeOnly', 'discriminator', '$comment']);

/** A schema as it goes over the wire in one direction, references included, without annotations. */
function projection(contract: Contract, requestIds: ReadonlyMap<SchemaId, SchemaId>): (schema: Schema, direction: Direction) => unknown {
  const project = (schema: unknown, direction: Direction): unknown => {
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
    const entries = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-'));
    const absent = new Set(Object.entries(membersIn(schema)).filter(([, member]) => !travels(member, direction, contract.schemas)).map(([name]) => name));
    return nullPrototype(entries.map(([keyword, value]) => [keyword, keywordValue(keyword, value, direction, absent)]));
  };
  const keywordValue = (keyword: string, value: unknown, direction: Direction, absent: ReadonlySet<string>): unknown => {
    if (keyword === '$ref' && typeof value === 'string') return direction === 'request' ? requestRef(value) : value;
    if (keyword === 'required' && Array.isArray(value)) return value.filter((name) => !absent.has(name));
    const holds = SCHEMA_KEYWORDS.get(keyword);
    if (holds === undefined) return value;
    if (Array.isArray(value)) return value.map((item) => project(item, direction));
    if (holds === 'one' || typeof value !== 'object' || value === null) return project(value, direction);
    const members = Object.entries(value).filter(([name]) => keyword !== 'properties' || !absent.has(name));
    return nullPrototype(members.map(([name, member]) => [name, project(member, direction)]));
  };
  const requestRef = (reference: string): string => {
    const request = requestIds.get(referencedId(reference));
    return request === undefined ? reference : refTo(request);
  };
  return project;
}

function membersIn(schema: object): Readonly<Record<string, Schema>> {
  return 'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null ? { ...schema.properties } : {};
}

/** An object in which `__proto__` is a member like any other. */
function nullPrototype(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, value] of entries) result[name] = value;
  return result;
}
