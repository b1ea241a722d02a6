/** Requests that are sent to do harm: each is refused in the one format, and none of them holds the process. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError } from '../src/runtime/errors/api-error.ts';
import type { WriteContext } from '../src/runtime/handler.ts';
import { canonicalJson } from '../src/runtime/idempotency/canonical-json.ts';
import type { AnyOperation } from '../src/runtime/parts.ts';
import { readForm } from '../src/runtime/request/form.ts';
import type { StoredTables } from '../src/runtime/store/database.ts';
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
