/** One index for each order and each filter of a list, led by the consumer. */
import { createHash } from 'node:crypto';
import type { TableDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, Operation, Resource } from '../../contract/model.ts';
import { filtersOf } from './filters.ts';
import type { Index } from './lock.ts';
import type { Schemas } from './members.ts';
import { orderOf } from './order.ts';

type Columns = Index['columns'];

/** The indexes of a table: of its lists, and of the lists of its views. */
export function indexesOf(resource: Resource, descriptor: TableDescriptor, contract: Contract): readonly Index[] {
  const keys = new Set([resource.id, ...contract.resources.filter((one) => one.viewOf === resource.id).map((one) => one.id)]);
  const lists = contract.operations.filter((operation) => operation.role.kind === 'list' && keys.has(operation.role.resource));
  const wanted = lists.flatMap((operation) => ofList(operation, descriptor, contract.schemas));
  const byName = new Map(wanted.map((columns) => [indexName(descriptor.name, columns), columns]));
  return [...byName].map(([name, columns]) => ({ name, columns }));
}

function ofList(operation: Operation, descriptor: TableDescriptor, schemas: Schemas): readonly Columns[] {
  const order = orderOf(operation, descriptor);
  const lead: Columns = descriptor.scoped ? [{ name: 'consumer_id', descending: false }] : [];
  const filters = new Set(filtersOf(operation, descriptor, schemas).map((filter) => filter.column));
  const filtered = [...filters].map((column) => [
    ...lead,
    { name: column, descending: false },
    ...order.filter((one) => one.name !== column),
  ]);
  return [[...lead, ...order], ...filtered];
}

/** `orders_by_status_created_at_id`; what PostgreSQL would cut gets a hash instead of its end. */
function indexName(table: string, columns: Columns): string {
  const words = columns.filter((column) => column.name !== 'consumer_id').map((column) => column.name);
  const name = `${table}_by_${words.join('_')}`;
  if (Buffer.byteLength(name) <= 63) return name;
  return `${table}_by_${createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 10)}`;
}
