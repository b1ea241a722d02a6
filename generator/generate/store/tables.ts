/** The tables of a contract: one for each resource whose items are objects with a scalar identity and that somebody creates or reads. */
import type { TableDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, Resource, ResourceId } from '../../contract/model.ts';
import type { Names } from '../names.ts';
import { columnsOf } from './columns.ts';
import { indexesOf } from './indexes.ts';
import type { Column, Table } from './lock.ts';
import { type Member, membersOf } from './members.ts';
import { parentColumns } from './parents.ts';
import { idPrefix } from './prefix.ts';

/** A resource's table: what the runtime needs to know of it, what the database has, and the members behind its columns. */
export type TablePlan = Readonly<{ resource: Resource; descriptor: TableDescriptor; table: Table; members: readonly Member[] }>;

/** The plans by resource; a view of a resource has the plan of what it views. */
export function tablesOf(contract: Contract, names: Names): ReadonlyMap<ResourceId, TablePlan> {
  const plans = new Map<ResourceId, TablePlan>();
  for (const resource of contract.resources) {
    const plan = resource.viewOf === null ? planOf(resource, contract, names) : null;
    if (plan !== null) plans.set(resource.id, plan);
  }
  const referred = new Map([...plans].map(([id, plan]) => [id, withReferences(plan, plans, contract)]));
  for (const view of contract.resources) {
    const plan = view.viewOf === null ? undefined : referred.get(view.viewOf);
    if (plan !== undefined) referred.set(view.id, plan);
  }
  return referred;
}

/** The tables that a migration makes, each once, in the order of the contract. */
export function distinctTables(plans: ReadonlyMap<ResourceId, TablePlan>): readonly TablePlan[] {
  return [...new Set(plans.values())];
}

function planOf(resource: Resource, contract: Contract, names: Names): TablePlan | null {
  const members = membersOf(resource.schema, contract.schemas);
  const identity = members?.find((member) => resource.identity?.property === `/${member.name}`);
  const name = names.tables.get(resource.id);
  const { create, read, list, replace } = resource.operations;
  if (members === null || identity === undefined || name === undefined || (create ?? read ?? list ?? replace) === null) return null;
  const columns = columnsOf(members, identity.name);
  const key = columns.find((column) => column.source === 'id');
  if (key === undefined || key.type === 'jsonb') return null;
  const scoped = resource.scope?.value !== 'shared';
  const descriptor: TableDescriptor = {
    name: name.table,
    scoped,
    identity: { column: key.column, prefix: idPrefix(identity.target) },
    columns,
    missing: null,
  };
  const table: Table = {
    name: name.table,
    resource: resource.id,
    columns: [
      ...lockColumns(descriptor, members),
      ...parentColumns(resource, descriptor)
        .filter((column) => column.isOwn)
        .map((column) => column.lock),
    ],
    // Within the consumer: a name that a stranger has taken is free, and says nothing of the stranger.
    primaryKey: scoped ? ['consumer_id', key.column] : [key.column],
    indexes: indexesOf(resource, descriptor, contract),
  };
  return { resource, descriptor, table, members };
}

/** All columns of the database: the identity, the document's, then those that every table has. */
function lockColumns(descriptor: TableDescriptor, members: readonly Member[]): readonly Column[] {
  const required = new Set(members.filter((member) => member.required && !member.nullable).map((member) => member.name));
  const own: readonly Column[] = [
    ...(descriptor.scoped ? [fixed('consumer_id', 'text')] : []),
    fixed('version', 'bigint'),
    fixed('created_at', 'timestamptz'),
    fixed('updated_at', 'timestamptz'),
  ];
  const ownNames = new Set(own.map((column) => column.name));
  const documented = descriptor.columns
    .filter((column) => !ownNames.has(column.column))
    .map((column) => ({
      name: column.column,
      type: column.type,
      nullable: column.source !== 'id' && !required.has(column.member),
      fallback: column.fallback === null ? null : JSON.stringify(column.fallback),
    }));
  return [...documented, ...own];
}

function fixed(name: string, type: Column['type']): Column {
  return { name, type, nullable: false, fallback: null };
}

/** Columns that name an item of another table; the code for a stranger's id is the document's, where it has one that says so. */
function withReferences(plan: TablePlan, plans: ReadonlyMap<ResourceId, TablePlan>, contract: Contract): TablePlan {
  const columns = plan.descriptor.columns.map((column) => {
    const reference = plan.resource.references.find((one) => one.property === `/${column.member}` && one.certainty !== 'guessed');
    const target = reference === undefined ? undefined : plans.get(reference.resource);
    if (target === undefined || target.descriptor.identity.column === '' || column.type !== columnTypeOf(target)) return column;
    const references = {
      table: target.descriptor.name,
      column: target.descriptor.identity.column,
      code: notFoundCode(column.member, contract, 422),
    };
    return { ...column, references };
  });
  return { ...plan, descriptor: { ...plan.descriptor, columns } };
}

function columnTypeOf(plan: TablePlan): string | undefined {
  return plan.descriptor.columns.find((column) => column.column === plan.descriptor.identity.column)?.type;
}

/** `customer_id` → the documented `customer_not_found`, where it has that status. */
function notFoundCode(member: string, contract: Contract, status: number): string | null {
  const noun = member
    .toLowerCase()
    .replace(/[_-]?id$/, '')
    .replaceAll(/[^a-z0-9]/g, '');
  const code = contract.errors.find(
    (one) => one.statuses.includes(status) && one.value.toLowerCase().replaceAll(/[^a-z0-9]/g, '') === `${noun}notfound`,
  );
  return code?.value ?? null;
}
