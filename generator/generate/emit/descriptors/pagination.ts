/** How a list is cut into pages, in the runtime's words. */
import type {
  Constant,
  Json,
  PaginationDescriptor,
  Paging,
  TableDescriptor,
} from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, NextPage, Operation, Pagination } from '../../../contract/model.ts';
import { pointer } from '../../../contract/pointer.ts';
import { defaults, stated } from '../../defaults.ts';
import { membersOf } from '../../store/members.ts';
import { orderOf } from '../../store/order.ts';
import { successesOf } from '../replies.ts';
import { fieldOf } from './conventions.ts';

type Paged = Exclude<Pagination, { kind: 'none' }>;

/** `none` where the list is not cut. Pages that are named by urls alone are refused before (`refusals.ts`). */
export function paginationOf(operation: Operation, table: TableDescriptor | null, contract: Contract): PaginationDescriptor {
  const { pagination } = operation.conventions;
  if (pagination.kind === 'none') return { kind: 'none' };
  const paging = pagingOf(pagination, operation, table, contract);
  switch (pagination.kind) {
    case 'cursor':
      return { kind: 'cursor', position: fieldOf(pagination.cursor), ...paging };
    case 'page':
      return { kind: 'page', position: fieldOf(pagination.page), first: pagination.first, ...paging };
    case 'offset':
      return { kind: 'offset', position: fieldOf(pagination.offset), ...paging };
    case 'link':
      throw new Error(`${operation.key} has pages that no parameter names: refused before (refusals.ts)`);
    default:
      return pagination satisfies never;
  }
}

function pagingOf(pagination: Paged, operation: Operation, table: TableDescriptor | null, contract: Contract): Paging {
  const size = pagination.size;
  const own = defaults.pagination;
  const maximum = stated(size?.maximum ?? null, own.maximum);
  return {
    size: {
      field: size === null ? null : fieldOf(size.field),
      default: Math.min(stated(size?.default ?? null, own.size), maximum),
      maximum,
      above: stated(size?.above ?? null, own.above),
    },
    items: pagination.items,
    next: pagination.next.map((next) => nextOf(next, operation, table, contract)),
    more: pagination.more,
    total: pagination.total,
    constants: constantsOf(operation, contract),
    order: table === null ? [] : orderOf(operation, table).map(({ name, descending }) => ({ column: name, descending })),
  };
}

function nextOf(next: NextPage, operation: Operation, table: TableDescriptor | null, contract: Contract): Paging['next'][number] {
  if (next.in === 'last-item')
    return { in: 'last-item', column: table?.columns.find((column) => `/${column.member}` === next.name)?.column ?? 'id' };
  if (next.in === 'header') return { in: 'header', name: next.name, as: next.name.toLowerCase() === 'link' ? 'link' : next.as };
  return { in: 'body', at: next.name, as: next.as, absent: isRequired(next.name, operation, contract) ? 'null' : 'omitted' };
}

/** Whether the member that names the next page is there on the last one. */
function isRequired(pointer: string, operation: Operation, contract: Contract): boolean {
  const member = bodyMembers(operation, contract).find((one) => `/${one.name}` === pointer);
  return member === undefined || member.required || member.nullable;
}

/** Members of the page that always say the same: `object: "list"`. */
function constantsOf(operation: Operation, contract: Contract): readonly Constant[] {
  return bodyMembers(operation, contract).flatMap((member) => {
    const values = member.target.const === undefined ? (member.target.enum ?? []) : [member.target.const];
    const [only] = values;
    return member.required && values.length === 1 && only !== undefined
      ? [{ at: pointer('', member.name), value: only satisfies Json }]
      : [];
  });
}

function bodyMembers(operation: Operation, contract: Contract) {
  const [success] = successesOf(operation);
  return membersOf(success?.media?.schema ?? null, contract.schemas) ?? [];
}
