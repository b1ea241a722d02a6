/** The columns that say whose item a nested one is: `/orders/{order_id}/lines/{id}`. */
import type { TableDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { Resource } from '../../contract/model.ts';
import type { Column } from './lock.ts';

/** A parent's column. `isOwn`: no member of the document holds it, so the table gets it besides. */
export type ParentColumn = Readonly<{ parameter: string; column: string; isOwn: boolean; lock: Column }>;

/** The nearest parent's column, or none. */
export function parentColumns(resource: Resource, descriptor: TableDescriptor): readonly ParentColumn[] {
  const { parent } = resource;
  if (parent === null) return [];
  const reference = resource.references.find((one) => one.resource === parent.resource);
  const member = descriptor.columns.find(
    (column) =>
      `/${column.member}` === reference?.property ||
      (reference === undefined && column.member === parent.parameter && column.source !== 'id'),
  );
  const taken = descriptor.columns.some((column) => column.column === parent.parameter);
  const column = member?.column ?? (taken || !/^[A-Za-z_]\w{0,50}$/.test(parent.parameter) ? 'parent_id' : parent.parameter);
  return [
    {
      parameter: parent.parameter,
      column,
      isOwn: member === undefined,
      lock: { name: column, type: 'text', nullable: false, fallback: null },
    },
  ];
}
