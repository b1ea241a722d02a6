/** A schema as it goes over the wire: without what only the other direction has. */
import type { Contract, NamedSchema, Schema, SchemaId, SchemaObject } from '../model.ts';
import { SCHEMA_KEYWORDS } from '../shape.ts';
import { isSchema, referredId } from './each.ts';
import { isSchemaObject } from './normalize.ts';

/** Which way a body goes. */
export type Direction = 'request' | 'response';
/** What of a contract or draft the schemas need. */
export type WithSchemas = Pick<Contract, 'schemas'>;

/**
 * A schema without its `readOnly` members (`request`) or its `writeOnly` ones (`response`), nor their names in `required`.
 * Its references keep their ids: they lead into `projectedSchemas` of the same direction. A schema that has no such member is returned as it is.
 */
export function projectSchema(contract: WithSchemas, schema: Schema, direction: Direction): Schema {
  if (!isSchemaObject(schema)) return schema;
  const hidden = hiddenNames(contract, schema, direction);
  const changed: { [keyword: string]: unknown } = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const holds = SCHEMA_KEYWORDS.get(keyword);
    const projected =
      keyword === 'required'
        ? withoutNames(value, hidden)
        : holds === undefined
          ? value
          : project(contract, value, holds, direction, keyword === 'properties' ? hidden : NONE);
    if (projected !== value) changed[keyword] = projected;
  }
  return Object.keys(changed).length === 0 ? schema : Object.assign(Object.create(null), schema, changed);
}

/** All named schemas in one direction, by the ids that they have in the contract: `{ $defs }` around them is JSON Schema as it stands. */
export function projectedSchemas(contract: WithSchemas, direction: Direction): ReadonlyMap<SchemaId, Schema> {
  const project = ({ schema, directed }: NamedSchema): Schema => (directed ? projectSchema(contract, schema, direction) : schema);
  return new Map([...contract.schemas].map(([id, named]) => [id, project(named)]));
}

const NONE: ReadonlySet<string> = new Set();

function project(
  contract: WithSchemas,
  value: unknown,
  holds: 'one' | 'list' | 'map',
  direction: Direction,
  hidden: ReadonlySet<string>,
): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => (isSchema(item) ? projectSchema(contract, item, direction) : item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isSchema(value)) return value;
  if (holds !== 'map') return projectSchema(contract, value, direction);
  const entries = Object.entries(value);
  const kept = entries
    .filter(([name]) => !hidden.has(name))
    .map(([name, item]) => [name, isSchema(item) ? projectSchema(contract, item, direction) : item] as const);
  const isSame = kept.length === entries.length && kept.every(([, item], index) => item === entries[index]?.[1]);
  if (isSame) return value;
  const result: { [name: string]: unknown } = Object.create(null);
  for (const [name, item] of kept) result[name] = item;
  return result;
}

function hiddenNames(contract: WithSchemas, schema: SchemaObject, direction: Direction): ReadonlySet<string> {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  const names = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => (isFlagged(contract, member, flag, 0) ? [name] : []));
  return names.length === 0 ? NONE : new Set(names);
}

/** The flag may stand on the member, on what it refers to, or on a part of an `allOf`. */
function isFlagged(contract: WithSchemas, schema: Schema, flag: 'readOnly' | 'writeOnly', depth: number): boolean {
  if (!isSchemaObject(schema) || depth > 20) return false;
  if (schema[flag] === true) return true;
  const id = referredId(schema);
  const named = id === null ? undefined : contract.schemas.get(id);
  if (named?.directed && isFlagged(contract, named.schema, flag, depth + 1)) return true;
  return (schema.allOf ?? []).some((part) => isFlagged(contract, part, flag, depth + 1));
}

function withoutNames(required: unknown, hidden: ReadonlySet<string>): unknown {
  if (!Array.isArray(required) || !required.some((name) => hidden.has(name))) return required;
  return required.filter((name) => !hidden.has(name));
}
