/** All names that code gets from a document, given out once, in the order of the document. */
import type { Contract, Operation, OperationKey, Resource, ResourceId, SchemaId, SourceLocation } from '../contract/model.ts';
import { eachSchema } from '../contract/schema/each.ts';
import { idIn } from '../contract/schema/normalize.ts';
import type { Direction } from '../contract/schema/project.ts';
import { fileName } from '../text/file-name.ts';
import { nameTable } from './name-table.ts';
import { reservedTypes, reservedValues } from './reserved.ts';
import { camelCase, pascalCase, snakeCase, words } from './words.ts';

/** `value` is the handler and the flat function, `type` its interface, `group` and `method` the place in a client. */
export type OperationName = Readonly<{ value: string; type: string; group: string; method: string }>;

/** `response` is what is read; `request` what is sent: one name unless the schema has a direction and is used both ways. */
export type SchemaName = Readonly<{ response: string; request: string; directions: readonly Direction[] }>;

/** Operations that belong together: one file of handlers, one member of a client. `title` is as the document says it. */
export type Group = Readonly<{ name: string; file: string; title: string; operations: readonly Operation[] }>;

/** `table` in the database, `type` its interface, `row` what is read from it. */
export type TableName = Readonly<{ table: string; type: string; row: string }>;

/** The names of one contract. */
export type Names = Readonly<{
  operations: ReadonlyMap<OperationKey, OperationName>;
  schemas: ReadonlyMap<SchemaId, SchemaName>;
  groups: readonly Group[];
  /** By resource, also for those that have no table. */
  tables: ReadonlyMap<ResourceId, TableName>;
}>;

/** Types of ours that stand beside the document's in one module. */
const ourTypes = ['Operations', 'Handlers', 'Handler', 'ReadHandler', 'Database', 'Page', 'Reply', 'Json', 'Generated', 'Selectable'];

/** The names of a contract; equal contracts get equal names. */
export function namesOf(contract: Contract): Names {
  const types = nameTable([...reservedTypes, ...ourTypes]);
  const uses = usesOfSchemas(contract);
  const schemas = new Map(
    [...contract.schemas].map(([id, schema]) => [id, schemaName(id, schema.directed ? uses(id) : ['response'], types.take)]),
  );
  const groups = groupsOf(contract);
  const groupOf = new Map(groups.flatMap((group) => group.operations.map((operation) => [operation.key, group.name])));
  const values = nameTable(reservedValues);
  const methods = new Map(groups.map((group) => [group.name, nameTable(reservedMethods)]));
  const operations = contract.operations.map((operation): [OperationKey, OperationName] => {
    const value = values.take(camelCase(operation.id), [camelCase(operation.key), 'operation']);
    const group = groupOf.get(operation.key) ?? 'other';
    const type = types.take(pascalCase(value), [`${pascalCase(value)}Operation`]);
    return [operation.key, { value, type, group, method: methods.get(group)?.take(methodOf(operation), [value]) ?? value }];
  });
  return { operations: new Map(operations), schemas, groups, tables: tableNames(contract.resources, types.take) };
}

/** A client's group is an object: these would hide what every object or promise has. */
const reservedMethods = ['constructor', 'then', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'prototype'];

function schemaName(
  id: SchemaId,
  directions: readonly Direction[],
  take: (wanted: string, otherwise: readonly string[]) => string,
): SchemaName {
  const wanted = pascalCase(id);
  const response = take(wanted, [`${wanted}Schema`]);
  return { response, request: directions.length > 1 ? take(`${response}Input`, [`${response}Request`]) : response, directions };
}

/** Which ways a schema goes; what goes nowhere is read. */
function usesOfSchemas(contract: Contract): (id: SchemaId) => readonly Direction[] {
  const directions = new Map<SchemaId, Set<Direction>>();
  const places = new Map([...contract.schemas].map(([id, named]) => [placeOf(named.at), id]));
  for (const use of eachSchema(contract)) {
    const id = places.get(placeOf(use.at));
    if (id !== undefined) directions.set(id, (directions.get(id) ?? new Set()).add(use.direction));
  }
  return (id) => {
    const uses = directions.get(id) ?? new Set(['response']);
    return (['response', 'request'] as const).filter((direction) => uses.has(direction));
  };
}

function placeOf(at: SourceLocation): string {
  return `${at.file}#${at.pointer}`;
}

function groupsOf(contract: Contract): readonly Group[] {
  const roots = new Map(contract.resources.map((resource) => [resource.id, rootOf(resource, contract.resources)]));
  const titles = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    const title = titleOf(operation, roots);
    titles.set(title, [...(titles.get(title) ?? []), operation]);
  }
  const names = nameTable(reservedValues);
  const files = nameTable(['index']);
  return [...titles].map(([title, operations]) => {
    const name = names.take(camelCase(title), [`${camelCase(title)}Api`, 'other']);
    return { name, file: files.take(fileName(title), [fileName(`${title}-handlers`)]), title, operations };
  });
}

function titleOf(operation: Operation, roots: ReadonlyMap<ResourceId, ResourceId>): string {
  const resource = 'resource' in operation.role && operation.role.resource !== null ? roots.get(operation.role.resource) : undefined;
  return operation.tags[0] ?? resource ?? words(operation.path.text)[0] ?? 'other';
}

function rootOf(resource: Resource, all: readonly Resource[]): ResourceId {
  const above = new Set([resource.id]);
  let root = resource;
  for (;;) {
    const parent = all.find((one) => one.id === root.parent?.resource);
    if (parent === undefined || above.has(parent.id)) return root.id;
    above.add(parent.id);
    root = parent;
  }
}

const roleMethods: Readonly<Record<string, string>> = {
  list: 'list',
  read: 'get',
  create: 'create',
  replace: 'replace',
  update: 'update',
  delete: 'delete',
  search: 'search',
};

function methodOf(operation: Operation): string {
  const { role } = operation;
  if (role.kind === 'action') return camelCase(role.verb);
  return roleMethods[role.kind] ?? camelCase(operation.id);
}

function tableNames(
  resources: readonly Resource[],
  take: (wanted: string, otherwise: readonly string[]) => string,
): ReadonlyMap<ResourceId, TableName> {
  const names = nameTable([]);
  return new Map(
    resources.map((resource) => {
      const table = names.take(tableName(resource.id), ['resource']);
      const type = take(`${pascalCase(table)}Table`, ['ItemsTable']);
      const item =
        typeof resource.schema === 'object' && resource.schema?.$ref !== undefined
          ? pascalCase(idIn(resource.schema.$ref))
          : pascalCase(table);
      return [resource.id, { table, type, row: take(`${item}Row`, [`${pascalCase(table)}Row`]) }];
    }),
  );
}

/** At most 48 bytes, so that the names of its indexes fit into PostgreSQL's 63; never one of Groma's own. */
function tableName(id: ResourceId): string {
  const name = snakeCase(id);
  const own = name.startsWith('groma') ? `_${name}` : name;
  return [...own].reduce((kept, character) => (Buffer.byteLength(kept + character) > 48 ? kept : kept + character), '');
}
