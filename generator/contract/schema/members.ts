/** What a reader sees of a schema: its members through references, `allOf` and nullable unions. */
import type { JsonPointer, Schema, SchemaId, SchemaObject } from '../model.ts';
import { referredId } from './each.ts';

/** One member. `schema` is as written; `target` is what it comes to behind references and `null`. */
export type Member = Readonly<{ name: string; pointer: JsonPointer; schema: Schema; target: SchemaObject; required: boolean }>;
/** Reads the schemas of one document; remembers what it has read. */
export type SchemaReader = Readonly<{
  target: (schema: Schema | null | undefined) => SchemaObject;
  members: (schema: Schema | null | undefined) => ReadonlyMap<string, Member>;
  is: (schema: Schema | null | undefined, type: string) => boolean;
  items: (schema: Schema | null | undefined) => Schema | null;
  values: (schema: Schema | null | undefined) => readonly unknown[];
  id: (schema: Schema | null | undefined) => SchemaId | null;
}>;

const empty: SchemaObject = Object.freeze({});
const idOf = (schema: Schema | null | undefined): SchemaId | null => referredId(schema ?? true);
const isNull = (schema: Schema): boolean => typeof schema === 'object' && (schema.type === 'null' || schema.const === null);
const isOpen = (schema: Schema): boolean => typeof schema === 'boolean' || Object.keys(schema).length === 0;
/** A JSON pointer to a member by its name. */
export const memberPointer = (name: string): JsonPointer => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A name that one part requires is required, whichever part describes it. */
const demand = (names: ReadonlySet<string>, into: Map<string, Member>): void => {
  for (const name of names) {
    const known = into.get(name);
    if (known?.required === false) into.set(name, { ...known, required: true });
  }
};
/** What a member's own schema and what it refers to say of it. */
export const descriptionOf = ({ schema, target }: Member): string =>
  [schema, target]
    .map((part) => (typeof part === 'object' && typeof part.description === 'string' ? part.description : ''))
    .join(' ')
    .trim();

/** @param named the schemas of the document by id. */
export const schemaReader = (named: ReadonlyMap<SchemaId, Readonly<{ schema: Schema }>>): SchemaReader => {
  const target = (schema: Schema | null | undefined, depth = 0): SchemaObject => {
    if (typeof schema !== 'object' || schema === null || depth > 32) return empty;
    const id = idOf(schema);
    if (id !== null) return target(named.get(id)?.schema, depth + 1);
    const choices = (schema.anyOf ?? schema.oneOf ?? []).filter((each) => !isNull(each));
    const only = choices.length === 1 && schema.properties === undefined ? choices[0] : undefined;
    if (only !== undefined) return target(only, depth + 1);
    const all = schema.allOf;
    return all?.length === 1 && schema.properties === undefined ? target(all[0], depth + 1) : schema;
  };
  const add = (object: SchemaObject, into: Map<string, Member>, required: ReadonlySet<string>): void => {
    for (const [name, schema] of Object.entries(object.properties ?? {})) {
      const known = into.get(name);
      if (known !== undefined && !isOpen(known.schema)) continue;
      into.set(name, { name, pointer: memberPointer(name), schema, target: target(schema), required: required.has(name) });
    }
  };
  const collect = (schema: Schema, into: Map<string, Member>, certain: boolean, seen: Set<SchemaObject>): void => {
    const object = target(schema);
    if (seen.has(object) || seen.size > 200) return;
    seen.add(object);
    const required = new Set(certain ? (object.required ?? []) : []);
    add(object, into, required);
    for (const part of object.allOf ?? []) collect(part, into, certain, seen);
    for (const part of object.anyOf ?? object.oneOf ?? []) collect(part, into, false, seen);
    demand(required, into);
  };
  const remembered = new Map<Schema, ReadonlyMap<string, Member>>();
  const members = (schema: Schema | null | undefined): ReadonlyMap<string, Member> => {
    const key = target(schema);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = new Map<string, Member>();
    collect(key, found, true, new Set());
    remembered.set(key, found);
    return found;
  };
  const is = (schema: Schema | null | undefined, type: string): boolean => {
    const object = target(schema);
    const types = Array.isArray(object.type) ? object.type : [object.type];
    if (types.includes(type)) return true;
    if (type === 'object') return object.type === undefined && members(object).size > 0;
    if (type === 'array') return object.type === undefined && object.items !== undefined;
    return (
      object.type === undefined &&
      [...(object.anyOf ?? []), ...(object.oneOf ?? []), ...(object.allOf ?? [])].some((each) => is(each, type))
    );
  };
  /** Of an array, or of a union in which everything is an array: then those of the first. */
  const items = (schema: Schema | null | undefined): Schema | null => {
    const object = target(schema);
    const branches = (object.anyOf ?? object.oneOf ?? []).filter((each) => !isNull(each));
    if (object.type === undefined && branches.length > 0) return branches.every((each) => is(each, 'array')) ? items(branches[0]) : null;
    return is(object, 'array') ? (object.items ?? true) : null;
  };
  return {
    target: (schema) => target(schema),
    members,
    is,
    items,
    values: (schema) => {
      const object = target(schema);
      return object.const === undefined ? (object.enum ?? []) : [object.const];
    },
    id: idOf,
  };
};
