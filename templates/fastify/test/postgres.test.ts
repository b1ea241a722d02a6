import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WriteContext } from '../src/runtime/handler.ts';
import type { AnyOperation } from '../src/runtime/parts.ts';
import type { StoredTables } from '../src/runtime/store/database.ts';
import { shelf } from './contracts.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { handlersFor, type Running, start } from './start.ts';

let postgres: RunningPostgres;
let first: Running;
let second: Running;
let key: string;
let ran = 0;

const weighBook = async ({ tx }: WriteContext<AnyOperation, StoredTables>) => {
  ran++;
  const book = await tx.insertInto('books').values({ title: 'Heavy' }).returningAll().executeTakeFirstOrThrow();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return book;
};

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.create('shelf');
  const handlers = { all: { ...handlersFor(shelf), weighBook } };
  // Two instances of one service that start at the same moment.
  [first, second] = await Promise.all([start(shelf, handlers, { url }), start(shelf, handlers, { url })]);
  key = await first.key();
});
afterAll(async () => {
  await first.app.close();
  await second.app.close();
  await postgres.stop();
});

const weigh = (running: Running, idempotencyKey: string) =>
  running.call(key, { method: 'POST', url: '/v1/weighings', payload: { title: 'x' }, headers: { 'idempotency-key': idempotencyKey } });

test('50 at once with one key, on two instances: one effect, one answer', async () => {
  ran = 0;
  const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => weigh(index % 2 === 0 ? first : second, 'one')));
  const done = replies.filter((reply) => reply.statusCode === 201);
  expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([201, 409]));
  expect(new Set(done.map((reply) => reply.body)).size).toBe(1);
  expect(ran).toBe(1);
  const again = await weigh(second, 'one');
  expect([again.statusCode, again.headers['idempotent-replayed'], again.body]).toEqual([201, 'true', done[0]?.body]);
  expect(await first.database.selectFrom('books').select('id').where('title', '=', 'Heavy').execute()).toHaveLength(1);
});

test('50 at once with 50 keys, all retried until they are done: 50 effects', async () => {
  ran = 0;
  const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => weigh(first, `many-${index}`)));
  expect(replies.map((reply) => reply.statusCode)).toEqual(Array(50).fill(201));
  const again = await Promise.all(Array.from({ length: 50 }, (_, index) => weigh(second, `many-${index}`)));
  expect(again.map((reply) => reply.body)).toEqual(replies.map((reply) => reply.body));
  expect(ran).toBe(50);
});

test('of two changes to one state one wins', async () => {
  const { id } = (await weigh(first, 'raced')).json();
  const change = (running: Running, title: string) =>
    running.call(key, {
      method: 'PATCH',
      url: `/v1/books/${id}`,
      payload: { title },
      headers: { 'idempotency-key': title, 'if-match': '"v1"' },
    });
  const replies = await Promise.all([change(first, 'a'), change(second, 'b')]);
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 412]);
});

test('a cursor of one instance serves on the other, rows are equal on both engines', async () => {
  const page = await first.call(key, { method: 'GET', url: '/v1/books?page_size=1' });
  const next = await second.call(key, { method: 'GET', url: `/v1/books?cursor=${page.json().next_cursor}` });
  expect(next.statusCode, next.body).toBe(200);
  const made = await first.call(key, {
    method: 'POST',
    url: '/v1/books',
    payload: { title: 'Dune', pages: 412, tags: ['sand'], meta: { a: [1, null] } },
    headers: { 'idempotency-key': 'typed' },
  });
  expect(made.json()).toMatchObject({
    pages: 412,
    tags: ['sand'],
    meta: { a: [1, null] },
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3,6}Z$/),
  });
});

test('a closed service finishes what it started', async () => {
  const running = await start(shelf, { all: { ...handlersFor(shelf), weighBook } }, { url: postgres.url('shelf') });
  const pending = weigh(running, 'last');
  await new Promise((resolve) => setTimeout(resolve, 5));
  const [reply] = await Promise.all([pending, running.app.close()]);
  expect(reply.statusCode, reply.body).toBe(201);
  expect((await weigh(first, 'last')).headers['idempotent-replayed']).toBe('true');
});
