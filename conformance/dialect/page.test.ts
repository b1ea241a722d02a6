import { expect, test } from 'vitest';
import type { WireRequest, WireResponse } from '../exchange.ts';
import { firstPage, nextLink, type Paged, readPage } from './page.ts';

const at = { file: 'a', pointer: '' };
const why = { certainty: 'declared', reason: '', at } as const;
const request: WireRequest = { method: 'GET', path: '/v1/things', query: 'status=open', headers: {}, body: null };
const paging = { items: '/data', next: [], more: null, send: [], order: null, total: null } as const;
const size = { field: { in: 'query', name: 'limit' }, default: null, maximum: null, above: null } as const;
const answered = (json: unknown, headers: Readonly<Record<string, string>> = {}): WireResponse => ({
  status: 200,
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
  body: new Uint8Array(),
  text: JSON.stringify(json),
  json,
});
const next = (answer: Paged, from: WireRequest, response: WireResponse): string | null => {
  const page = readPage(answer, from, response);
  return typeof page === 'string' ? page : page.next && `${page.next.path}?${page.next.query}`;
};

test('a cursor in the body goes to its parameter, and no cursor is the end', () => {
  const answer: Paged = {
    ...why,
    ...paging,
    kind: 'cursor',
    cursor: { in: 'query', name: 'after' },
    backward: null,
    size,
    next: [{ in: 'body', name: '/next', as: 'cursor' }],
  };
  const first = firstPage(answer, request, 2);
  expect(first.query).toBe('status=open&limit=2');
  expect(next(answer, first, answered({ data: [1, 2], next: 'a b' }))).toBe('/v1/things?status=open&limit=2&after=a+b');
  expect(next(answer, first, answered({ data: [1, 2], next: null }))).toBeNull();
  expect(next(answer, first, answered({ items: [] }))).toBe('no list at /data');
});

test('the id of the last item is the cursor while there is more', () => {
  const answer: Paged = {
    ...why,
    ...paging,
    kind: 'cursor',
    cursor: { in: 'query', name: 'starting_after' },
    backward: null,
    size,
    more: '/has_more',
    next: [{ in: 'last-item', name: '/id', as: 'cursor' }],
  };
  expect(next(answer, request, answered({ data: [{ id: 'a' }, { id: 'b' }], has_more: true }))).toBe(
    '/v1/things?status=open&starting_after=b',
  );
  expect(next(answer, request, answered({ data: [{ id: 'a' }], has_more: false }))).toBeNull();
});

test('pages and offsets are counted on until a page is short', () => {
  const paged: Paged = { ...why, ...paging, items: '', kind: 'page', page: { in: 'query', name: 'page' }, first: 1, size };
  const first = firstPage(paged, request, 2);
  expect(next(paged, first, answered([1, 2]))).toBe('/v1/things?status=open&limit=2&page=2');
  expect(next(paged, { ...first, query: 'limit=2&page=2' }, answered([3]))).toBeNull();
  const offset: Paged = { ...why, ...paging, items: '', kind: 'offset', offset: { in: 'query', name: 'skip' }, size };
  expect(next(offset, { ...request, query: 'skip=2' }, answered([1, 2]))).toBe('/v1/things?skip=4');
  expect(next(offset, { ...request, query: 'skip=4' }, answered([]))).toBeNull();
});

test('a link is followed as it stands, on the same server', () => {
  const answer: Paged = { ...why, ...paging, items: '', kind: 'link', size: null, next: [{ in: 'header', name: 'Link', as: 'url' }] };
  const link = '<https://api.example/v1/things?page=1>; rel="prev", <https://api.example/v1/things?page=3&x=1>; rel="next"';
  expect(next(answer, request, answered([1], { link }))).toBe('/v1/things?page=3&x=1');
  expect(next(answer, request, answered([1], { link: '<a>; rel=prev' }))).toBeNull();
  expect(nextLink('<a>; title="x; y"; rel="last next"')).toBe('a');
  const inBody: Paged = { ...answer, items: '/data', next: [{ in: 'body', name: '/next_page_uri', as: 'url' }] };
  expect(next(inBody, request, answered({ data: [1], next_page_uri: '/v1/things?Page=2' }))).toBe('/v1/things?Page=2');
});
