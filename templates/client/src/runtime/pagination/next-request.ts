import { type CallRequest, fieldOf, withField } from '../call-request.ts';
import type { NextPage, PageDescriptor } from '../descriptor.ts';
import type { Reply } from '../reply.ts';
import { valueAt } from '../wire/pointer.ts';
import { linkTarget } from './link-header.ts';

/** The items of a page; none where the answer has no list in their place. */
export function itemsOf(page: PageDescriptor, reply: Reply): readonly unknown[] {
  const items = valueAt(reply.body, page.items);
  return Array.isArray(items) ? items : [];
}

/**
 * The request for the page after this one, or null if this is the last. An answer that says more decides: the end it names, the
 * place it names. Where it names none, page numbers and offsets count on until a page is short.
 */
export function nextRequest(page: PageDescriptor, request: CallRequest, reply: Reply): CallRequest | null {
  if (valueAt(reply.body, page.more) === false) return null;
  const items = itemsOf(page, reply);
  for (const place of page.next) {
    const value = named(place, reply, items);
    if (value !== undefined) return goTo(page, place, request, value);
  }
  if (page.next.some((place) => place.in !== 'last-item')) return null;
  return countOn(page, request, reply, items);
}

/** The request for the first page: with what switches paging on, unless the caller said it. */
export function firstRequest(page: PageDescriptor, request: CallRequest): CallRequest {
  return page.send.reduce((made, { field, value }) => (fieldOf(made, field) === undefined ? withField(made, field, value) : made), request);
}

function named(place: NextPage, reply: Reply, items: readonly unknown[]): string | number | undefined {
  const value = found(place, reply, items);
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined;
}

function found(place: NextPage, reply: Reply, items: readonly unknown[]): unknown {
  if (place.in === 'body') return valueAt(reply.body, place.name);
  if (place.in === 'last-item') return valueAt(items.at(-1), place.name);
  const header = reply.response.headers.get(place.name);
  if (header === null) return undefined;
  return place.name.toLowerCase() === 'link' ? linkTarget(header, 'next') : header;
}

function goTo(page: PageDescriptor, place: NextPage, request: CallRequest, value: string | number): CallRequest | null {
  if (place.as === 'url') return { ...request, follow: String(value) };
  switch (page.kind) {
    case 'cursor':
      return withField(request, page.cursor, value);
    case 'page':
      return withField(request, page.page, value);
    case 'offset':
      return withField(request, page.offset, value);
    case 'link':
      return null;
    default:
      return page satisfies never;
  }
}

function countOn(page: PageDescriptor, request: CallRequest, reply: Reply, items: readonly unknown[]): CallRequest | null {
  if (items.length === 0 || (page.kind !== 'page' && page.kind !== 'offset')) return null;
  if (valueAt(reply.body, page.more) === undefined && items.length < sizeOf(page, request)) return null;
  const field = page.kind === 'page' ? page.page : page.offset;
  const now = numberIn(request, field, page.kind === 'page' ? page.first : 0);
  const total = valueAt(reply.body, page.total);
  const seen = page.kind === 'page' ? (now - page.first + 1) * Math.max(items.length, sizeOf(page, request)) : now + items.length;
  if (typeof total === 'number' && seen >= total) return null;
  return withField(request, field, page.kind === 'page' ? now + 1 : seen);
}

const sizeOf = (page: PageDescriptor, request: CallRequest): number =>
  page.size ? numberIn(request, page.size.field, page.size.default ?? 0) : 0;

function numberIn(request: CallRequest, field: Parameters<typeof fieldOf>[1], otherwise: number): number {
  const value = Number(fieldOf(request, field) ?? otherwise);
  return Number.isFinite(value) ? value : otherwise;
}
