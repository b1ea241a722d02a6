import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WriteContext } from '../src/runtime/handler.ts';
import type { AnyOperation } from '../src/runtime/parts.ts';
import type { StoredTables } from '../src/runtime/store/database.ts';
import { shelf } from './contracts.ts';
import { handlersFor, type Running, start } from './start.ts';

let running: Running;
let main: string;
let weigh: (context: WriteContext<AnyOperation, StoredTables>) => unknown = () => ({});

beforeAll(async () => {
  const all = { ...handlersFor(shelf), weighBook: (context: WriteContext<AnyOperation, StoredTables>) => weigh(context) };
  running = await start(shelf, { all });
  main = await running.key();
});
afterAll(() => running.app.close());

let counter = 0;
const fresh = (): string => `key-${++counter}`;
const post = (payload: unknown, key = fresh(), url = '/v1/books', bearer = main) =>
  running.call(bearer, {
    method: 'POST',
    url,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });
const get = (url: string, headers: Record<string, string> = {}, bearer: string | null = main) =>
  running.call(bearer, { method: 'GET', url, headers });
const countBooks = async (): Promise<number> => (await running.database.selectFrom('books').select('id').execute()).length;

describe('errors', () => {
  test.each([
    ['an unknown path', { method: 'GET', url: '/nope' }, 404, 'unknown_route'],
    ['an unknown method', { method: 'PUT', url: '/v1/books' }, 405, 'method_not_allowed'],
    ['a path that does not decode', { method: 'GET', url: '/v1/books/%E0%A4%A' }, 400, 'malformed_request'],
    [
      'no JSON',
      { method: 'POST', url: '/v1/books', payload: '{"title":', headers: { 'content-type': 'application/json' } },
      400,
      'malformed_body',
    ],
    [
      'another media type',
      { method: 'POST', url: '/v1/books', payload: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported_media_type',
    ],
    [
      'a strange media type',
      { method: 'POST', url: '/v1/books', payload: 'x', headers: { 'content-type': ';;' } },
      415,
      'unsupported_media_type',
    ],
    [
      'too many bytes',
      { method: 'POST', url: '/v1/books', payload: 'x'.repeat(10_001), headers: { 'content-type': 'application/json' } },
      413,
      'body_too_large',
    ],
    ['no body', { method: 'POST', url: '/v1/books' }, 422, 'validation_failed'],
  ] as const)('%s is refused in the one format', async (_, request, status, code) => {
    const reply = await running.call(main, request);
    expect([reply.statusCode, reply.json().error.code], reply.body).toEqual([status, code]);
    expect(reply.json().error.request_id).toBe(reply.headers['x-request-id']);
    expect(reply.headers['x-api-version']).toBe('2026-11-01');
    expect(reply.headers['x-ratelimit-limit']).toBe('1000');
    if (status === 405) expect(reply.headers.allow).toBe('GET, HEAD, POST');
  });

  test('a fault of ours says nothing of itself', async () => {
    weigh = () => {
      throw new Error('the password is hunter2');
    };
    const reply = await post({ title: 'x' }, fresh(), '/v1/weighings');
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('hunter2');
    expect(running.lines.join('\n')).toContain('hunter2');
  });

  test('in development an answer that the contract does not allow is a fault', async () => {
    weigh = () => ({ id: 7 });
    expect((await post({ title: 'x' }, fresh(), '/v1/weighings')).statusCode).toBe(500);
    expect(running.lines.join('\n')).toMatch(/weighBook answered 201 with a body that its contract does not allow/);
  });
});

describe('validation', () => {
  test('tells every violation, with the nearest word', async () => {
    const reply = await post({ titel: 'Dune', pages: 0, tags: ['a', 'b', 'c', 'd'] });
    expect(reply.statusCode).toBe(422);
    const details: { param: string; message: string; code: string }[] = reply.json().error.details;
    expect(details.map((detail) => [detail.code, detail.param])).toEqual(
      expect.arrayContaining([
        ['required', '/title'],
        ['unknown_member', '/titel'],
        ['out_of_range', '/pages'],
        ['invalid_length', '/tags'],
      ]),
    );
    expect(details.find((detail) => detail.param === '/titel')?.message).toContain("Did you mean 'title'?");
  });

  test('coerces nothing in a body', async () => {
    expect((await post({ title: 'Dune', pages: '4' })).statusCode).toBe(422);
  });

  test('refuses unknown query parameters and values', async () => {
    const reply = await get('/v1/books?statu=open&status=opne');
    expect(reply.statusCode).toBe(422);
    const messages: string[] = reply.json().error.details.map((detail: { message: string }) => detail.message);
    expect(messages.join(' ')).toContain("Did you mean 'status'?");
    expect(messages.join(' ')).toContain("Did you mean 'open'?");
  });

  test('a reference must be the consumer’s own', async () => {
    const other = await running.key({ consumer: 'other' });
    const foreign = (await post({ title: 'Foreign' }, fresh(), '/v1/books', other)).json().id;
    expect((await post({ title: 'Second', sequel_of: foreign })).json().error).toMatchObject({
      code: 'book_not_found',
      param: 'sequel_of',
    });
  });
});

describe('authentication', () => {
  test('401 names the schemes, for nobody and for keys that do not hold', async () => {
    const expired = await running.key({ expires: new Date(0) });
    const revoked = await running.key({ revoked: new Date(0) });
    for (const bearer of [null, 'shelf_nonsense', `${main}x`, expired, revoked]) {
      const reply = await get('/v1/books', {}, bearer);
      expect(reply.statusCode).toBe(401);
      expect(reply.headers['www-authenticate']).toMatch(/^Bearer realm="Shelf".*ApiKey .*name="X-API-Key".*Basic realm/);
      expect(reply.headers['x-ratelimit-limit']).toBe('500');
    }
  });

  test('a key is known by header, bearer and basic', async () => {
    expect((await get('/v1/books', { 'x-api-key': main }, null)).statusCode).toBe(200);
    expect((await get('/v1/books', { authorization: `Basic ${Buffer.from(`${main}:`).toString('base64')}` }, null)).statusCode).toBe(200);
  });

  test('403 for a scope that is missing; the scope is named', async () => {
    const reader = await running.key({ consumer: 'reader', scopes: ['books:read'] });
    expect((await get('/v1/books', {}, reader)).statusCode).toBe(200);
    const reply = await post({ title: 'x' }, fresh(), '/v1/books', reader);
    expect(reply.statusCode).toBe(403);
    expect(reply.headers['www-authenticate']).toContain('scope="books:write"');
  });

  test('the store keeps no key', async () => {
    const rows = await running.database.selectFrom('groma_keys').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(main);
  });

  test('another consumer’s item is not there', async () => {
    const { id } = (await post({ title: 'Mine' })).json();
    const other = await running.key({ consumer: 'other' });
    expect((await get(`/v1/books/${id}`, {}, other)).statusCode).toBe(404);
    const change = { method: 'PATCH', url: `/v1/books/${id}`, payload: { title: 'Yours' } } as const;
    expect((await running.call(other, { ...change, headers: { 'idempotency-key': fresh() } })).statusCode).toBe(404);
    expect((await get(`/v1/books/${id}`)).json().title).toBe('Mine');
  });
});

describe('rate limiting', () => {
  test('429 comes when the budget says so, and waiting is enough', async () => {
    const trial = await running.key({ consumer: 'limited', tier: 'trial' });
    const replies = [];
    for (let call = 0; call < 4; call++) replies.push(await get('/v1/books', {}, trial));
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 429]);
    expect(replies.map((reply) => reply.headers['x-ratelimit-remaining'])).toEqual(['2', '1', '0', '0']);
    const wait = Number(replies[3]?.headers['retry-after']);
    expect(wait).toBeGreaterThanOrEqual(1);
    running.clock.ahead += wait * 1_000;
    expect((await get('/v1/books', {}, trial)).statusCode).toBe(200);
  });

  test('probes are not counted, and ask nobody who they are', async () => {
    const reply = await get('/health', {}, null);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({ status: 'ok', dependencies: [{ name: 'database', status: 'ok' }] });
    expect(reply.headers).not.toHaveProperty('x-ratelimit-limit');
  });
});

describe('versioning and ids', () => {
  test('an unknown version is refused with the list', async () => {
    const reply = await get('/v1/books', { 'x-api-version': '2020-01-01' });
    expect([reply.statusCode, reply.json().error.code]).toEqual([400, 'unknown_version']);
    expect(reply.json().error.message).toContain('2026-11-01');
  });

  test('a harmless request id is kept, another replaced', async () => {
    expect((await get('/health', { 'x-request-id': 'mine-1' }, null)).headers['x-request-id']).toBe('mine-1');
    expect((await get('/health', { 'x-request-id': 'no spaces' }, null)).headers['x-request-id']).not.toBe('no spaces');
  });
});

describe('idempotency', () => {
  test('a retry gets the same bytes and no second book', async () => {
    const key = fresh();
    const first = await post({ title: 'Once' }, key);
    const books = await countBooks();
    const again = await post('{ "title" : "Once" }', `"${key}"`);
    expect([again.statusCode, again.body, again.headers.location, again.headers.etag]).toEqual([
      201,
      first.body,
      first.headers.location,
      first.headers.etag,
    ]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(await countBooks()).toBe(books);
  });

  test('another body, path or method is refused; another consumer is free', async () => {
    const key = fresh();
    await post({ title: 'Once' }, key);
    expect((await post({ title: 'Twice' }, key)).json().error.code).toBe('idempotency_key_reused');
    expect((await post({ title: 'Once' }, key, '/v1/weighings')).statusCode).toBe(422);
    const other = await running.key({ consumer: 'other' });
    expect((await post({ title: 'Once' }, key, '/v1/books', other)).statusCode).toBe(201);
  });

  test('missing and malformed are 400', async () => {
    const missing = await running.call(main, { method: 'POST', url: '/v1/books', payload: { title: 'x' } });
    expect([missing.statusCode, missing.json().error.code]).toEqual([400, 'idempotency_key_required']);
    for (const key of ['with blank', 'x'.repeat(256)])
      expect((await post({ title: 'x' }, key)).json().error.code).toBe('idempotency_key_invalid');
  });

  test('what was refused before the handler is not kept', async () => {
    const key = fresh();
    expect((await post({ titel: 'x' }, key)).statusCode).toBe(422);
    expect((await post({ title: 'x' }, key)).statusCode).toBe(201);
  });

  test('a refusal of the handler is kept, its writes are not', async () => {
    const key = fresh();
    const books = await countBooks();
    let ran = 0;
    weigh = async ({ tx, fail }) => {
      ran++;
      await tx.insertInto('books').values({ title: 'Lost' }).execute();
      return fail('too_heavy', { param: 'title', allowed: 'less' });
    };
    const first = await post({ title: 'x' }, key, '/v1/weighings');
    const again = await post({ title: 'x' }, key, '/v1/weighings');
    expect([first.statusCode, again.statusCode, again.body, ran]).toEqual([402, 402, first.body, 1]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await countBooks()).toBe(books);
  });

  test('a crash frees the key', async () => {
    const key = fresh();
    weigh = async ({ tx }) => {
      await tx.insertInto('books').values({ title: 'Lost' }).execute();
      throw new Error('crash');
    };
    expect((await post({ title: 'x' }, key, '/v1/weighings')).statusCode).toBe(500);
    weigh = ({ tx }) => tx.insertInto('books').values({ title: 'Found' }).returningAll().executeTakeFirstOrThrow();
    const again = await post({ title: 'x' }, key, '/v1/weighings');
    expect([again.statusCode, again.json().title], again.body).toEqual([201, 'Found']);
  });

  test('the same key while the first runs is 409, another body 422', async () => {
    const key = fresh();
    const gate = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    weigh = async ({ tx }) => {
      entered.resolve();
      await gate.promise;
      return tx.insertInto('books').values({ title: 'Slow' }).returningAll().executeTakeFirstOrThrow();
    };
    const first = post({ title: 'x' }, key, '/v1/weighings');
    // PGlite has one connection, which the handler holds: who calls must be remembered already.
    await entered.promise;
    const second = await post({ title: 'x' }, key, '/v1/weighings');
    expect([second.statusCode, second.headers['retry-after']]).toEqual([409, '1']);
    expect((await post({ title: 'y' }, key, '/v1/weighings')).statusCode).toBe(422);
    gate.resolve();
    expect((await first).statusCode).toBe(201);
    expect((await post({ title: 'x' }, key, '/v1/weighings')).headers['idempotent-replayed']).toBe('true');
  });

  test('a key is forgotten after its time', async () => {
    const key = fresh();
    await post({ title: 'Day one' }, key);
    running.clock.ahead += 86_401_000;
    expect((await post({ title: 'Day two' }, key)).statusCode).toBe(201);
  });
});

describe('timeouts', () => {
  test('504 at the deadline, and nothing is committed', async () => {
    const books = await countBooks();
    const ended = Promise.withResolvers<void>();
    weigh = async ({ tx, signal }) => {
      await tx.insertInto('books').values({ title: 'Late' }).execute();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      ended.resolve();
      return tx.selectFrom('books').selectAll().executeTakeFirstOrThrow();
    };
    const reply = await post({ title: 'x' }, fresh(), '/v1/weighings');
    expect([reply.statusCode, reply.json().error.code]).toEqual([504, 'timeout']);
    await ended.promise;
    expect(await countBooks()).toBe(books);
  });
});

describe('pagination', () => {
  test('a walk meets every book once, while others come', async () => {
    const walker = await running.key({ consumer: 'walker' });
    for (let book = 0; book < 5; book++) await post({ title: `b${book}` }, fresh(), '/v1/books', walker);
    const titles: string[] = [];
    let url: string | null = '/v1/books?page_size=2&status=open';
    while (url !== null) {
      const reply = await get(url, {}, walker);
      expect(reply.statusCode, reply.body).toBe(200);
      titles.push(...reply.json().data.map((book: { title: string }) => book.title));
      const link = /^<([^>]+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1] ?? null;
      expect(reply.json().has_more).toBe(link !== null);
      expect(link === null ? reply.json().next_cursor : link.includes(encodeURIComponent(reply.json().next_cursor))).toBe(
        link === null ? null : true,
      );
      url = link;
      await post({ title: 'new' }, fresh(), '/v1/books', walker);
    }
    expect(titles.filter((title) => title !== 'new').sort()).toEqual(['b0', 'b1', 'b2', 'b3', 'b4']);
    expect(titles).toHaveLength(5);
  });

  test('a cursor serves its own list only', async () => {
    const { next_cursor: cursor } = (await get('/v1/books?page_size=1')).json();
    const other = await running.key({ consumer: 'walker' });
    expect((await get(`/v1/books?page_size=2&cursor=${cursor}`)).statusCode).toBe(200);
    for (const [url, bearer] of [
      [`/v1/books?cursor=${cursor}&status=open`, main],
      [`/v1/books?cursor=${cursor}`, other],
      [`/v1/books?cursor=${cursor.slice(0, -2)}xx`, main],
      ['/v1/books?cursor=', main],
    ] as const) {
      const reply = await get(url, {}, bearer);
      expect([reply.statusCode, reply.json().error.code]).toEqual([400, 'invalid_cursor']);
    }
  });

  test('a page that is too large is refused', async () => {
    for (const size of ['6', '0', '-1', 'x', '1.5']) expect((await get(`/v1/books?page_size=${size}`)).statusCode).toBe(422);
  });
});

test('an unchanged item is 304, by any of its tags', async () => {
  const { id } = (await post({ title: 'Same' })).json();
  for (const tags of ['"v1"', 'W/"v1"', '"x", "v1"', '*']) {
    const reply = await get(`/v1/books/${id}`, { 'if-none-match': tags });
    expect([reply.statusCode, reply.body, reply.headers.etag, reply.headers['x-api-version']]).toEqual([304, '', '"v1"', '2026-11-01']);
  }
  expect((await get(`/v1/books/${id}`, { 'if-none-match': '"v2"' })).statusCode).toBe(200);
});

test('HEAD is GET without its body', async () => {
  const reply = await running.call(main, { method: 'HEAD', url: '/v1/books' });
  expect([reply.statusCode, reply.body]).toEqual([200, '']);
});

test('large answers are compressed, small ones are not', async () => {
  const { id } = (await post({ title: 'x'.repeat(90), meta: { long: 'y'.repeat(2_000) } })).json();
  expect((await get(`/v1/books/${id}`, { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
  expect((await get('/health', { 'accept-encoding': 'gzip' })).headers).not.toHaveProperty('content-encoding');
});

test('browsers may call, and may read what the contract exposes', async () => {
  const reply = await get('/health', { origin: 'https://app.example' });
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  expect(reply.headers['access-control-expose-headers']).toContain('ETag');
  const asked = await running.app.inject({
    method: 'OPTIONS',
    url: '/v1/books',
    headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' },
  });
  expect(asked.statusCode).toBe(204);
});

test('every request is one line, and no line holds a secret', async () => {
  running.lines.length = 0;
  await get(`/v1/books?status=open`);
  expect(running.lines).toHaveLength(1);
  expect(JSON.parse(running.lines[0] ?? '')).toMatchObject({ message: 'request', operation: 'listBooks', status: 200, consumer: 'main' });
  weigh = ({ log, fail }) => {
    log.info('weighing', { api_key: main, nested: { secret_note: 'worm' } });
    return fail('too_heavy');
  };
  await post({ title: 'x' }, fresh(), '/v1/weighings');
  expect(running.lines.join('\n')).not.toContain(main);
  expect(running.lines.join('\n')).not.toContain('worm');
});

test('an operation that no row stands for says that it is unwritten', async () => {
  const bare = await start(shelf);
  try {
    const key = await bare.key();
    const reply = await bare.call(key, {
      method: 'POST',
      url: '/v1/weighings',
      payload: { title: 'x' },
      headers: { 'idempotency-key': 'a' },
    });
    expect([reply.statusCode, reply.json().error.message]).toEqual([501, expect.stringContaining('weighBook must be written by hand')]);
  } finally {
    await bare.app.close();
  }
});

test('a handler that is missing stops the start', async () => {
  await expect(start(shelf, { all: {} })).rejects.toThrow(/listBooks has no handler/);
});
