import { afterAll, beforeAll, expect, test } from 'vitest';
import { shelf } from './contracts.ts';
import { type Running, start } from './start.ts';

let running: Running;
let main: string;

beforeAll(async () => {
  running = await start(shelf);
  main = await running.key();
});
afterAll(() => running.app.close());

let counter = 0;
const post = (payload: object, headers: Record<string, string> = {}) =>
  running.call(main, { method: 'POST', url: '/v1/books', payload, headers: { 'idempotency-key': `k${++counter}`, ...headers } });

test('a book is made, read, changed and removed', async () => {
  const made = await post({ title: 'Dune', pages: 412, tags: ['sand'], secret_note: 'worm' });
  expect(made.statusCode).toBe(201);
  const book = made.json();
  expect(book).toMatchObject({ title: 'Dune', pages: 412, tags: ['sand'], status: 'open' });
  expect(book).not.toHaveProperty('secret_note');
  expect(book).not.toHaveProperty('consumer_id');
  expect(made.headers.location).toBe(`/v1/books/${book.id}`);
  const url = `/v1/books/${book.id}`;
  const read = await running.call(main, { method: 'GET', url });
  expect(read.json()).toEqual(book);
  expect(read.headers.etag).toBe('"v1"');
  const changed = await running.call(main, {
    method: 'PATCH',
    url,
    payload: { pages: null },
    headers: { 'idempotency-key': 'p1', 'if-match': '"v1"' },
  });
  expect(changed.statusCode, changed.body).toBe(200);
  expect(changed.json()).not.toHaveProperty('pages');
  expect(changed.headers.etag).toBe('"v2"');
  const archived = await running.call(main, { method: 'POST', url: `${url}:archive`, headers: { 'idempotency-key': 'a1' } });
  expect(archived.json().status).toBe('archived');
  expect((await running.call(main, { method: 'DELETE', url })).statusCode).toBe(428);
  expect((await running.call(main, { method: 'DELETE', url, headers: { 'if-match': '"v1"' } })).statusCode).toBe(412);
  expect((await running.call(main, { method: 'DELETE', url, headers: { 'if-match': '"v3"' } })).statusCode).toBe(204);
  const gone = await running.call(main, { method: 'GET', url });
  expect(gone.statusCode).toBe(404);
  expect(gone.json().error.code).toBe('book_not_found');
});
