/** How a list goes on, as the client's runtime reads it. */
import type { RequestField as Field, PageDescriptor } from '../../../../templates/client/src/runtime/descriptor.ts';
import type { Pagination, Paging, RequestField } from '../../../contract/model.ts';

/** Null for what is not paged, and where the page would stand in a place that the client does not fill. */
export function pageOf(pagination: Pagination): PageDescriptor | null {
  if (pagination.kind === 'none') return null;
  const common = commonOf(pagination);
  switch (pagination.kind) {
    case 'cursor':
      return placed(pagination.cursor, (cursor) => ({ kind: 'cursor', cursor, ...common }));
    case 'page':
      return placed(pagination.page, (page) => ({ kind: 'page', page, first: pagination.first, ...common }));
    case 'offset':
      return placed(pagination.offset, (offset) => ({ kind: 'offset', offset, ...common }));
    case 'link':
      return { kind: 'link', ...common };
    default:
      return pagination satisfies never;
  }
}

function placed(field: RequestField, make: (field: Field) => PageDescriptor): PageDescriptor | null {
  const known = fieldOf(field);
  return known ? make(known) : null;
}

/** A place that the client fills by name; `querystring` is one text, and has no names in it. */
export function fieldOf({ in: place, name }: RequestField): Field | null {
  return place === 'querystring' ? null : { in: place, name };
}

function commonOf(paging: Paging): Omit<PageDescriptor, 'kind'> {
  const size = paging.size ? fieldOf(paging.size.field) : null;
  return {
    items: paging.items,
    next: paging.next,
    more: paging.more,
    total: paging.total,
    send: paging.send.flatMap(({ field, value }) => {
      const known = fieldOf(field);
      return known ? [{ field: known, value }] : [];
    }),
    size:
      size && paging.size
        ? { field: size, default: paging.size.default?.value ?? null, maximum: paging.size.maximum?.value ?? null }
        : null,
  };
}
