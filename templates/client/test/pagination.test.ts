import { expect, test } from 'vitest';
import { Client } from '../src/runtime/client.ts';
import type { PageDescriptor, PageOperationDescriptor } from '../src/runtime/descriptor.ts';
import { pageOperation } from '../src/runtime/page-operation.ts';
import type { PageCall } from '../src/runtime/pagination/page-call.ts';
import { list } from './descriptors.ts';
import { type Say, type Seen, serve } from './serve.ts';

type Thing = { id: number };
const THINGS = Array.from({ length: 7 }, (_, index) => ({ id: index + 1 }));
const NOTHING = { next: [], more: null, total: null, send: [], size: null } as const;
const query = (name: string) => ({ in: 'query', name }) as const;

type List = (client: Client, query?: object) => PageCall<unknown, Thing>;
const walk = async (descriptor: PageOperationDescriptor, answer: (seen: Seen) => Say, given: object = {}) => {
  await using server = await serve(answer);
  const listThings: List = pageOperation(descriptor);
  const ids: number[] = [];
  for await (const thing of listThings(new Client({ baseUrl: server.url }), given)) ids.push(thing.id);
  return { ids, asked: server.seen.map((one) => String(one.query)) };
};

const ALL = THINGS.map((thing) => thing.id);
const slice = (from: number, size: number) => THINGS.slice(from, from + size);

const DIALECTS: [string, PageDescriptor, (seen: Seen) => Say, string[]][] = [
  [
    'a cursor in the body',
    {
      ...NOTHING,
      kind: 'cursor',
      items: '/data',
      cursor: query('cursor'),
      next: [{ in: 'body', name: '/next_cursor', as: 'cursor' }],
      more: '/has_more',
    },
    (seen) => {
      const from = Number((seen.query.get('cursor') ?? 'c0').slice(1));
      const more = from + 3 < THINGS.length;
      return { body: { data: slice(from, 3), has_more: more, next_cursor: more ? `c${from + 3}` : null } };
    },
    ['', 'cursor=c3', 'cursor=c6'],
  ],
  [
    'the last item as the cursor',
    {
      ...NOTHING,
      kind: 'cursor',
      items: '/data',
      cursor: query('starting_after'),
      next: [{ in: 'last-item', name: '/id', as: 'cursor' }],
      more: '/has_more',
    },
    (seen) => {
      const from = Number(seen.query.get('starting_after') ?? 0);
      return { body: { data: slice(from, 4), has_more: from + 4 < THINGS.length } };
    },
    ['', 'starting_after=4'],
  ],
  [
    'page numbers from 1, with a total',
    { ...NOTHING, kind: 'page', items: '', page: query('page'), first: 1, size: { field: query('per_page'), default: 3, maximum: 100 } },
    (seen) => ({ body: slice((Number(seen.query.get('page') ?? 1) - 1) * 3, 3) }),
    ['', 'page=2', 'page=3'],
  ],
  [
    'an offset and a total',
    { ...NOTHING, kind: 'offset', items: '/entries', offset: query('offset'), total: '/total_count' },
    (seen) => ({ body: { entries: slice(Number(seen.query.get('offset') ?? 0), 3), total_count: 7 } }),
    ['', 'offset=3', 'offset=6'],
  ],
  [
    'links in a header, to another host that is not followed',
    { ...NOTHING, kind: 'link', items: '', next: [{ in: 'header', name: 'Link', as: 'url' }] },
    (seen) => {
      const from = Number(seen.query.get('after') ?? 0);
      const link = `<https://elsewhere.example/things?first>; rel="first", <https://elsewhere.example${seen.path}?after=${from + 5}>; title="a, b"; rel="last next"`;
      return { body: slice(from, 5), headers: from + 5 < THINGS.length ? { link } : {} };
    },
    ['', 'after=5'],
  ],
  [
    'a url in the body',
    {
      ...NOTHING,
      kind: 'page',
      items: '/things',
      page: query('Page'),
      first: 0,
      next: [{ in: 'body', name: '/meta/next_page_uri', as: 'url' }],
    },
    (seen) => {
      const page = Number(seen.query.get('Page') ?? 0);
      const next = page < 1 ? `${seen.path}?Page=${page + 1}&Token=x` : null;
      return { body: { things: slice(page * 4, 4), meta: { next_page_uri: next } } };
    },
    ['', 'Page=1&Token=x'],
  ],
];

test.each(DIALECTS)('%s: each item once, and no request too many', async (_name, page, answer, asked) => {
  expect(await walk(list(page), answer)).toEqual({ ids: ALL, asked });
});

test('what switches a kind on is sent, and what the caller says wins and stays on every page', async () => {
  const page: PageDescriptor = {
    ...NOTHING,
    kind: 'cursor',
    items: '/data',
    cursor: query('marker'),
    next: [{ in: 'body', name: '/next', as: 'cursor' }],
    send: [{ field: query('usemarker'), value: true }],
  };
  const answer = (seen: Seen): Say => ({ body: { data: [], next: seen.query.get('marker') ? null : 'm' } });
  expect((await walk(list(page), answer, { kind: 'x' })).asked).toEqual(['kind=x&usemarker=true', 'kind=x&usemarker=true&marker=m']);
  expect((await walk(list(page), answer, { usemarker: false })).asked[0]).toBe('usemarker=false');
});

test('a cursor in the body of a search is put into the body of the next one', async () => {
  const page: PageDescriptor = {
    ...NOTHING,
    kind: 'cursor',
    items: '/hits',
    cursor: { in: 'body', name: '/page/after' },
    next: [{ in: 'body', name: '/after', as: 'cursor' }],
  };
  await using server = await serve((seen) => ({ body: { hits: [{ id: 1 }], after: JSON.parse(seen.body).page ? undefined : 'z' } }));
  const search: List = pageOperation({ ...list(page), method: 'POST', input: 'body', body: { type: 'application/json' } });
  expect(await search(new Client({ baseUrl: server.url }), { q: 'x' }).toArray()).toEqual([{ id: 1 }, { id: 1 }]);
  expect(server.seen.map((one) => JSON.parse(one.body))).toEqual([{ q: 'x' }, { q: 'x', page: { after: 'z' } }]);
});

const [, CURSOR, ANSWER] = DIALECTS[0] ?? [];

test('awaited it is the first page; iterated afterwards, that page is not fetched again', async () => {
  if (!CURSOR || !ANSWER) throw new Error('the first dialect is gone');
  await using server = await serve(ANSWER);
  const call: PageCall<unknown, Thing> = pageOperation<unknown, Thing, string>(list(CURSOR))(new Client({ baseUrl: server.url }));
  expect(await call).toMatchObject({ data: [{ id: 1 }, { id: 2 }, { id: 3 }], has_more: true });
  expect(server.seen).toHaveLength(1);
  const pages: unknown[] = [];
  for await (const page of call.pages()) pages.push(page);
  expect([pages.length, server.seen.length]).toEqual([3, 3]);
});

test('toArray stops at its limit, fetches no page too many, and asks for pages of a fitting size', async () => {
  if (!CURSOR || !ANSWER) throw new Error('the first dialect is gone');
  await using server = await serve(ANSWER);
  const client = new Client({ baseUrl: server.url });
  const sized: List = pageOperation(list({ ...CURSOR, size: { field: query('size'), default: 20, maximum: 100 } }));
  expect(await sized(client).toArray({ limit: 4 })).toEqual(slice(0, 4));
  expect(server.seen.map((one) => String(one.query))).toEqual(['size=4', 'size=4&cursor=c3']);
  expect(await sized(client, { size: 2 }).toArray({ limit: 1 })).toEqual(slice(0, 1));
  expect(String(server.seen[2]?.query)).toBe('size=2');
});

test('a server that always names the same page ends in an error, not in a loop', async () => {
  if (!CURSOR) throw new Error('the first dialect is gone');
  const stuck = walk(list(CURSOR), () => ({ body: { data: [{ id: 1 }], has_more: true, next_cursor: 'same' } }));
  await expect(stuck).rejects.toThrow('just read');
});

test('a key in the query is sent once, also where the server has put it into the url of the next page', async () => {
  const page: PageDescriptor = { ...NOTHING, kind: 'link', items: '/data', next: [{ in: 'body', name: '/next', as: 'url' }] };
  await using server = await serve((seen) => ({
    body: { data: [{ id: 1 }], next: seen.query.get('at') === null ? '/base/v2/things?at=2&api+key=old' : null },
  }));
  const security = [[{ scheme: 'query', kind: 'api-key', in: 'query', name: 'api key' }]] as const;
  const listThings: List = pageOperation({ ...list(page), security });
  expect(await listThings(new Client({ baseUrl: server.url, key: 'new' })).toArray()).toHaveLength(2);
  expect(server.seen.map((one) => one.query.getAll('api key'))).toEqual([['new'], ['new']]);
});
