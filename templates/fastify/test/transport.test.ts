import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WriteContext } from '../src/runtime/handler.ts';
import type { AnyOperation } from '../src/runtime/parts.ts';
import type { StoredTables } from '../src/runtime/store/database.ts';
import { shelf } from './contracts.ts';
import { handlersFor, type Running, start } from './start.ts';

let running: Running;
let key: string;
let url: string;
const entered = Promise.withResolvers<void>();
const gate = Promise.withResolvers<void>();

const weighBook = async ({ tx }: WriteContext<AnyOperation, StoredTables>) => {
  entered.resolve();
  await gate.promise;
  return tx.insertInto('books').values({ title: 'Slow' }).returningAll().executeTakeFirstOrThrow();
};

beforeAll(async () => {
  running = await start(shelf, { all: { ...handlersFor(shelf), weighBook } });
  key = await running.key();
  url = await running.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => running.app.close());

const headers = (given: Record<string, string> = {}) => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/json',
  'idempotency-key': 'k',
  ...given,
});

/** A request whose body is sent piece by piece, without a length. */
async function sendChunked(body: string, given: Record<string, string>): Promise<{ status: number; body: string }> {
  const sent = request(`${url}/v1/books`, { method: 'POST', headers: given });
  sent.on('error', () => undefined);
  sent.write(body.slice(0, 10));
  sent.end(body.slice(10));
  const [reply] = await once(sent, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of reply) pieces.push(piece);
  return { status: reply.statusCode, body: Buffer.concat(pieces).toString() };
}

test('a body without a length is read, and refused where it grows too large', async () => {
  expect((await sendChunked('{"title":"Chunked"}', headers())).status).toBe(201);
  const refused = await sendChunked(`{"title":"${'x'.repeat(200_000)}"}`, headers());
  expect(refused.status).toBe(413);
  expect(JSON.parse(refused.body).error.code).toBe('body_too_large');
});

test('nobody’s body is not read', async () => {
  expect((await sendChunked(`{"title":"${'x'.repeat(200_000)}"}`, { 'content-type': 'application/json' })).status).toBe(401);
});

test('what is no HTTP is told so in the one format', async () => {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
  socket.write('NONSENSE\r\n\r\n');
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece);
  const [head = '', body = ''] = Buffer.concat(pieces).toString().split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1.1 400 /);
  expect(head).toContain('x-api-version: 2026-11-01');
  expect(JSON.parse(body).error.code).toBe('malformed_request');
});

/** The head and the body of what raw bytes are answered with. */
async function answerTo(text: string): Promise<readonly [head: string, body: string]> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
  socket.write(text);
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece);
  const [head = '', body = ''] = Buffer.concat(pieces).toString().split('\r\n\r\n');
  return [head, body];
}

test('two Authorization headers are none', async () => {
  const other = await running.key({ consumer: 'other' });
  const lines = [key, other].map((one) => `Authorization: Bearer ${one}\r\n`);
  for (const sent of [lines, lines.toReversed()]) {
    const [head] = await answerTo(`GET /v1/books HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${sent.join('')}\r\n`);
    expect(head).toMatch(/^HTTP\/1.1 401 /);
  }
});

test('a method that nobody has heard of is 405 in the one format', async () => {
  const [head, body] = await answerTo(
    `PROPFIND /v1/books HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer ${key}\r\n\r\n`,
  );
  expect(head).toMatch(/^HTTP\/1.1 405 /);
  expect(JSON.parse(body).error.code).toBe('method_not_allowed');
});

test('told to stop, it is not ready, and finishes what it started', async () => {
  const pending = fetch(`${url}/v1/weighings`, { method: 'POST', headers: headers({ 'idempotency-key': 'slow' }), body: '{"title":"x"}' });
  await entered.promise;
  const closed = running.app.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(running.service.stopping).toBe(true);
  gate.resolve();
  expect((await pending).status).toBe(201);
  await closed;
  await expect(fetch(`${url}/health`)).rejects.toThrow();
});
