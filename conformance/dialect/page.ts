/** How a list is asked for page by page, in every kind of pagination. */
import type { NextPage, Pagination, RequestField } from '../../generator/contract/model.ts';
import type { WireRequest, WireResponse } from '../exchange.ts';
import { valueAt } from '../json.ts';
import { atAddress, jsonBody, withField } from '../request.ts';

/** An answer that says how a list is paged. */
export type Paged = Exclude<Pagination, { kind: 'none' }>;

/** One page: its items, and the request for the next one; null on the last page. */
export type Page = Readonly<{ items: readonly unknown[]; next: WireRequest | null }>;

/** The request for the first page, with a size where one is given and the list takes one. */
export const firstPage = (answer: Paged, request: WireRequest, size: number | null): WireRequest => {
  const switched = answer.send.reduce((rest, { field, value }) => withField(rest, field, value), request);
  return size === null || answer.size === null ? switched : withField(switched, answer.size.field, size);
};

/** The target of `rel="next"` in a `Link` header (RFC 8288). */
export const nextLink = (header: string): string | null => {
  for (const [, target, parameters] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^,;=]+(?:=(?:"[^"]*"|[^",;]*))?)*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters ?? '');
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target ?? null;
  }
  return null;
};

const named = (next: NextPage, response: WireResponse, items: readonly unknown[]): string | null => {
  const value = (): unknown => {
    if (next.in === 'last-item') return valueAt(items.at(-1), next.name);
    if (next.in === 'body') return valueAt(response.json, next.name);
    const header = response.headers.get(next.name.toLowerCase())?.join(', ');
    return header === undefined || next.name.toLowerCase() !== 'link' ? header : nextLink(header);
  };
  const found = value();
  return typeof found === 'string' && found !== '' ? found : typeof found === 'number' ? String(found) : null;
};

const cursorField = (answer: Paged): RequestField | null => {
  switch (answer.kind) {
    case 'cursor':
      return answer.cursor;
    case 'page':
      return answer.page;
    case 'offset':
      return answer.offset;
    case 'link':
      return null;
    default:
      return answer satisfies never;
  }
};

const numberAt = (request: WireRequest, field: RequestField): number | null => {
  const text = field.in === 'body' ? valueAt(jsonBody(request), field.name) : new URLSearchParams(request.query).get(field.name);
  return text === null || text === undefined || text === '' || Number.isNaN(Number(text)) ? null : Number(text);
};

/** Where an answer names no next page, pages and offsets are counted on until a page is short. */
const counted = (answer: Paged, request: WireRequest, items: readonly unknown[]): WireRequest | null => {
  if (items.length === 0 || (answer.kind !== 'page' && answer.kind !== 'offset')) return null;
  const asked = answer.size === null ? null : numberAt(request, answer.size.field);
  if (asked !== null && items.length < asked) return null;
  if (answer.kind === 'page') return withField(request, answer.page, (numberAt(request, answer.page) ?? answer.first) + 1);
  return withField(request, answer.offset, (numberAt(request, answer.offset) ?? 0) + items.length);
};

const following = (answer: Paged, request: WireRequest, response: WireResponse, items: readonly unknown[]): WireRequest | null => {
  const more = answer.more === null ? undefined : valueAt(response.json, answer.more);
  if (more === false) return null;
  for (const next of answer.next) {
    const value = named(next, response, items);
    if (value === null) continue;
    if (next.as === 'url') return atAddress(request, value);
    const field = cursorField(answer);
    if (field !== null) return withField(request, field, value);
  }
  return answer.next.length === 0 || more === true ? counted(answer, request, items) : null;
};

/**
 * Reads the answer to a request for a page.
 * @returns a sentence where the answer holds no list at the place that the contract names.
 */
export const readPage = (answer: Paged, request: WireRequest, response: WireResponse): Page | string => {
  const items = valueAt(response.json, answer.items);
  if (!Array.isArray(items)) return `no list at ${answer.items === '' ? 'the top of the body' : answer.items}`;
  return { items, next: following(answer, request, response, items) };
};
