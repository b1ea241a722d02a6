/** The total order of a list, in columns. */
import type { TableDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { Operation } from '../../contract/model.ts';
import { defaults } from '../defaults.ts';

/** The declared order, else ours; ended by the identity, so that no two rows are equal in it. */
export function orderOf(operation: Operation, table: TableDescriptor): readonly Readonly<{ name: string; descending: boolean }>[] {
  const { pagination } = operation.conventions;
  const stated = pagination.kind === 'none' ? null : pagination.order;
  const declared = (stated?.value ?? []).flatMap(({ property, descending }) => {
    const column = table.columns.find((one) => `/${one.member}` === property && one.type !== 'jsonb');
    return column === undefined ? [] : [{ name: column.column, descending }];
  });
  const order = declared.length > 0 ? declared : defaults.pagination.order;
  const last = order.at(-1)?.descending ?? true;
  return order.some((one) => one.name === table.identity.column) ? order : [...order, { name: table.identity.column, descending: last }];
}
