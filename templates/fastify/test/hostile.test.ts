/** Requests that are sent to do harm: each is refused in the one format, and none of them holds the process. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError } from '../src/runtime/errors/api-error.ts';
import type { WriteContext } from '../src/runtime/handler.ts';
import { canonicalJson } from '../src/runtime/idempotency/canonical-json.ts';
import { loadSealerKeys } from '../src/runtime/pagination/sealer.ts';
import { writePage } from '../src/runtime/pagination/write-page.ts';
import type { AnyOperation } from '../src/runtime/parts.ts';
import { subjectOf } from '../src/runtime/rate-limiting/limit.ts';
import { createLimiter } from '../src/runtime/rate-limiting/limiter.ts';
import { readForm } from '../src/runtime/request/form.ts';
import { readSettings } from '../src/runtime/settings.ts';
import type { StoredTables } from '../src/runtime/store/database.ts';
import { lockFolder } from '../src/runtime/store/folder-lock.ts';
import { migrate, readMigrations, statements } from '../src/runtime/store/migrate.ts';
import { createServer, defaultTransport } from '../src/runtime/transport/fastify.ts';
import { createValidators } from '../src/runtime/validation/validators.ts';
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
const post = (payload: string | Buffer, url = '/v1/books', headers: Record<string, string> = {}) =>
  running.call(main, {
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', 'idempotency-key': `hostile-${++counter}`, ...headers },
  });

describe('what no database keeps', () => {
  test.each([
    ['NUL in a text', '{"title":"a\\u0000b"}', 422, '/title'],
    ['half of a surrogate pair', '{"title":"a\\ud800b"}', 422, '/title'],
    ['NUL deep in JSON', '{"title":"a","meta":{"x":[1,"\\u0000"]}}', 422, '/meta/x/1'],
    ['half of a pair as a name', '{"title":"a","meta":{"\\udc00":1}}', 422, '/meta'],
    ['a number beyond every column', '{"title":"a","pages":1e300}', 422, undefined],
    ['a whole number that would become another', '{"title":"a","pages":9007199254740993}', 400, undefined],
  ])('%s is refused, not a fault and not damaged', async (_, payload, status, param) => {
    const reply = await post(payload);
    expect(reply.statusCode, reply.body).toBe(status);
    if (param !== undefined) expect(reply.json().error.param).toBe(param);
  });

  test('the same in a path and a query', async () => {
    for (const url of ['/v1/books/%00', '/v1/books?status=%00'])
      expect((await running.call(main, { method: 'GET', url })).statusCode).toBe(422);
  });

  test('a whole number that is exact stays', async () => {
    const reply = await post('{"title":"a","pages":9007199254740991}');
    expect([reply.statusCode, reply.json().pages]).toEqual([201, 9_007_199_254_740_991]);
  });
});

describe('what would take for ever', () => {
  const schema = { type: 'array', maxItems: 3, items: { type: 'object', required: ['a', 'b', 'c', 'd'] } };
  const validators = createValidators({ $defs: { List: schema } });

  test('of a large body only the first violation is looked for', () => {
    const found = validators.check(
      'List',
      Array.from({ length: 200_000 }, () => ({})),
      '',
    );
    expect(found).toEqual([expect.objectContaining({ code: 'invalid_length' })]);
  });

  test('of a small one all are told, up to a number', () => {
    expect(validators.check('List', [{ a: 1 }, {}], '').map((detail) => detail.code)).toEqual(Array(7).fill('required'));
    expect(
      validators.check(
        'List',
        Array.from({ length: 1_000 }, () => ({})),
        '',
      ),
    ).toHaveLength(20);
  });

  // Quadratic in the count of numbers, this would outlive the limit of a test by far.
  test('a body of large numbers has one form in one pass', () => {
    const text = `[${Array.from({ length: 150_000 }, () => '1e30').join(',')}]`;
    expect(canonicalJson(text)).toBe(text);
  });

  test('a form is bounded in pairs and in depth', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => [`a${index}`, ''] as const);
    const none = (): undefined => undefined;
    expect(() => readForm(many, {}, none)).toThrow(ApiError);
    expect(() => readForm([[`a${'[b]'.repeat(100_000)}`, '']], {}, none)).toThrow(ApiError);
    expect(readForm([['a[b][c]', '1']], {}, none)).toEqual({ a: { b: { c: '1' } } });
  });
});

test('a compressed body is refused by name, and not opened', async () => {
  const reply = await post(gzipSync('{"title":"a"}'), '/v1/books', { 'content-encoding': 'gzip' });
  expect([reply.statusCode, reply.json().error.code]).toEqual([415, 'unsupported_media_type']);
});

test('what waits for the commit does not run where nothing is committed', async () => {
  let ran = 0;
  const ended = Promise.withResolvers<void>();
  weigh = async ({ tx, signal, afterCommit }) => {
    afterCommit(() => {
      ran++;
    });
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    ended.resolve();
    return tx.insertInto('books').values({ title: 'Late' }).returningAll().executeTakeFirstOrThrow();
  };
  expect((await post('{"title":"x"}', '/v1/weighings')).statusCode).toBe(504);
  await ended.promise;
  await Promise.all(running.service.running);
  expect(ran).toBe(0);
  weigh = ({ tx, afterCommit }) => {
    afterCommit(() => {
      ran++;
    });
    return tx.insertInto('books').values({ title: 'In time' }).returningAll().executeTakeFirstOrThrow();
  };
  expect([(await post('{"title":"x"}', '/v1/weighings')).statusCode, ran]).toEqual([201, 1]);
});

test('a header that cannot be sent is a fault before anything is committed', async () => {
  weigh = async ({ tx }) => {
    const body = await tx.insertInto('books').values({ title: 'Unsent' }).returningAll().executeTakeFirstOrThrow();
    return { status: 201, body, headers: { 'x-note': 'a\r\nset-cookie: b' } };
  };
  const reply = await post('{"title":"x"}', '/v1/weighings');
  expect([reply.statusCode, reply.headers['set-cookie']]).toEqual([500, undefined]);
  expect(await running.database.selectFrom('books').select('id').where('title', '=', 'Unsent').execute()).toEqual([]);
});

describe('who calls', () => {
  const get = (url: string, headers: Record<string, string>) => running.call(null, { method: 'GET', url, headers });

  test('keys of two consumers in one request are refused, two of one are not', async () => {
    const [other, second] = [await running.key({ consumer: 'other' }), await running.key()];
    for (const [bearer, key, status] of [
      [main, other, 401],
      [other, main, 401],
      [main, second, 200],
    ] as const) {
      expect((await get('/v1/books', { authorization: `Bearer ${bearer}`, 'x-api-key': key })).statusCode).toBe(status);
    }
  });

  test('what a key may not do is counted, and told, like all else', async () => {
    const reader = await running.key({ consumer: 'trial-reader', scopes: ['books:read'], tier: 'trial' });
    const replies = [];
    for (let call = 0; call < 4; call++) {
      replies.push(
        await running.call(reader, { method: 'POST', url: '/v1/books', payload: '{}', headers: { 'content-type': 'application/json' } }),
      );
    }
    expect(replies.map((reply) => reply.statusCode)).toEqual([403, 403, 403, 429]);
    expect(replies.map((reply) => reply.headers['x-ratelimit-remaining'])).toEqual(['2', '1', '0', '0']);
  });

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:1::ffff', '2001:db8:1:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('the address %s is counted as %s', (address, subject) => {
    expect(subjectOf(address)).toBe(subject);
  });

  test('of X-Forwarded-For only what our own proxies wrote is believed', async () => {
    const read = (text?: string) => readSettings({ TRUST_PROXY: text }, () => undefined).transport.proxies;
    expect([read(), read('false'), read('true'), read('2')]).toEqual([0, 0, 1, 2]);
    for (const wrong of ['yes', '-1', '10.0.0.0/8', '99']) expect(() => read(wrong)).toThrow(/TRUST_PROXY must be/);
    for (const [proxies, address] of [
      [0, '127.0.0.1'],
      [1, '198.51.100.9'],
    ] as const) {
      const app = await createServer(running.service, { ...defaultTransport, proxies });
      running.lines.length = 0;
      await app.inject({ method: 'GET', url: '/health/live', headers: { 'x-forwarded-for': '1.2.3.4, 198.51.100.9' } });
      expect(JSON.parse(running.lines.at(-1) ?? '{}').address).toBe(address);
      // Not closed: the plugin of the store is the other app's.
    }
  });
});

test('the limiter remembers a bounded number of callers, and forgets who has recovered', () => {
  const policy = { name: 'p', quota: 1, seconds: 60, tier: null, of: 'address' } as const;
  const limiter = createLimiter(100);
  for (let caller = 0; caller < 1_000; caller++) limiter(`a${caller}`, [policy], 0);
  expect(limiter.size()).toBeLessThanOrEqual(101);
  expect(limiter('a999', [policy], 0)[0]?.refused).toBe(true);
  for (let call = 0; call < 200; call++) limiter('late', [policy], 120_000 + call * 60_000);
  expect(limiter.size()).toBeLessThanOrEqual(2);
  // An address and a consumer of one name are two callers.
  expect(limiter('late', [{ ...policy, of: 'consumer' }], 120_000)[0]?.refused).toBe(false);
});

test.each(['status=open&status=archived', 'page_size=1&page_size=2', 'cursor=a&cursor=b', 'page_size=1&page%5Fsize=2'])(
  'one value that comes twice is refused: %s',
  async (query) => {
    const reply = await running.call(main, { method: 'GET', url: `/v1/books?${query}` });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode).toBeLessThan(500);
  },
);

test('a name that another consumer has given to a row is free, and says nothing of it', async () => {
  weigh = ({ tx }) => tx.insertInto('books').values({ id: 'chosen', title: 'Mine' }).returningAll().executeTakeFirstOrThrow();
  const other = await running.key({ consumer: 'namer' });
  const asOther = { authorization: `Bearer ${other}` };
  expect((await post('{"title":"x"}', '/v1/weighings')).statusCode).toBe(201);
  expect((await post('{"title":"x"}', '/v1/weighings', asOther)).statusCode).toBe(201);
  expect((await post('{"title":"x"}', '/v1/weighings', asOther)).statusCode).toBe(409);
  const patch = {
    method: 'PATCH',
    url: '/v1/books/chosen',
    payload: '{"title":"Theirs"}',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'n' },
  } as const;
  expect((await running.call(other, patch)).json().title).toBe('Theirs');
  expect((await running.call(main, { method: 'GET', url: '/v1/books/chosen' })).json().title).toBe('Mine');
});

test('a parameter that the store cannot apply is refused by name, not without effect', async () => {
  const asked = (query: string) => running.call(main, { method: 'GET', url: `/v1/books?${query}` });
  const refused = await asked('sort=title');
  expect([refused.statusCode, refused.json().error.message]).toEqual([501, expect.stringContaining('does not apply the parameter sort')]);
  for (const query of ['', 'sort=newest', 'status=open']) expect((await asked(query)).statusCode).toBe(200);
});

test('a query cannot leave the reference of a link, and a key does not come back in it', () => {
  const call = { request: { path: '/v1/books', query: 'q=a>;rel="x",<evil&cursor=old&api+key=s3cret&api%20key=s3cret' } };
  const paged = {
    position: { in: 'query', name: 'cursor' },
    next: [{ in: 'header', name: 'Link', as: 'link' }],
    constants: [],
    items: '/data',
    more: null,
    total: null,
  };
  const { headers } = writePage({ items: [], next: 'new', total: null }, paged as never, call as never, new Set(['api key']));
  expect(headers.link).toBe('</v1/books?q=a%3E;rel=%22x%22,%3Cevil&cursor=new>; rel="next"');
});

test('instances that start together share one key for cursors', async () => {
  await running.database.deleteFrom('groma_secrets').execute();
  const both = await Promise.all([loadSealerKeys(running.database), loadSealerKeys(running.database)]);
  expect([both[0].size, [...both[0].keys()]]).toEqual([1, [...both[1].keys()]]);
});

describe('the lock of a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'groma-lock-')), 'store');
  });
  afterAll(() => rm(dirname(folder), { recursive: true, force: true }));

  test('is held once, also in one process, and given back', async () => {
    const taken = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
    const held = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held).toHaveLength(1);
    await expect(lockFolder(folder)).rejects.toThrow(/is used by process/);
    await held[0]?.();
    await (await lockFolder(folder))();
    expect(await readdir(dirname(folder))).toEqual([]);
  });

  // The first process of a container has the same id at each start.
  test('that a crash has left under our own id is taken', async () => {
    await writeFile(`${folder}.lock`, String(process.pid));
    await (await lockFolder(folder))();
  });
});

test('a migration is the same whatever line ends a check-out gave it, and is cut where its statements end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'groma-migrations-'));
  try {
    await writeFile(join(folder, '0001_a.sql'), 'CREATE TABLE a (\r\n  id text\r\n);\r\n');
    expect(await readMigrations(folder)).toEqual([{ name: '0001_a.sql', text: 'CREATE TABLE a (\n  id text\n);\n' }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  expect(statements('DO $b1$ BEGIN PERFORM 1; END $b1$; SELECT 2;')).toHaveLength(2);
});

test('a migration that fails half-way leaves nothing, and one that was changed stops the start', async () => {
  const one = { name: '9001_one.sql', text: 'CREATE TABLE half (id text);' };
  const broken = { name: '9002_two.sql', text: 'CREATE TABLE rest (id text); SELECT nonsense;' };
  await expect(migrate(running.database, [one, broken])).rejects.toThrow(/nonsense/);
  expect(await migrate(running.database, [one])).toEqual([one.name]);
  await expect(migrate(running.database, [{ ...one, text: `${one.text} ` }])).rejects.toThrow(
    /9001_one.sql was changed after it was applied/,
  );
});
