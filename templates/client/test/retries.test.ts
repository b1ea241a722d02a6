import { expect, test } from 'vitest';
import type { Call } from '../src/runtime/call.ts';
import { Client } from '../src/runtime/client.ts';
import { isApiError } from '../src/runtime/errors/api-error.ts';
import { isConnectionError } from '../src/runtime/errors/connection-error.ts';
import { operation } from '../src/runtime/operation.ts';
import type { CallOptions } from '../src/runtime/options.ts';
import { CREATE } from './descriptors.ts';
import { fakeClock, type Say, serve } from './serve.ts';

type Create = (client: Client, body: unknown, options?: CallOptions) => Call<{ id: string }>;
const create: Create = operation(CREATE);
const post: Create = operation({ ...CREATE, key: { ...CREATE.key, running: null } });
const { key: _key, ...WITHOUT_KEY } = CREATE;
const unkeyed: Create = operation(WITHOUT_KEY);

const CREATED: Say = { status: 201, body: { id: 't1' } };

test('one key is kept over the retries of one call, and the next call has another', async () => {
  await using server = await serve((_seen, index) => (index === 0 ? { status: 500, body: {} } : index === 1 ? null : CREATED));
  const clock = fakeClock();
  const client = new Client({ baseUrl: server.url, clock });

  expect(await create(client, { name: 'a' })).toEqual({ id: 't1' });
  await create(client, { name: 'b' });

  const keys = server.seen.map((one) => one.headers['request-token']);
  expect(keys).toHaveLength(4);
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(keys[3]).not.toBe(keys[0]);
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(server.seen.slice(0, 3).map((one) => one.body))).toEqual(new Set(['{"name":"a"}']));
  expect(clock.waits).toEqual([250, 500]); // half of 500, half of 1,000
});

test('a key of the caller stays, as an option or as a header in any case', async () => {
  await using server = await serve(() => CREATED);
  const client = new Client({ baseUrl: server.url });
  await create(client, {}, { idempotencyKey: 'mine' });
  await create(client, {}, { headers: { 'REQUEST-TOKEN': 'also mine' } });
  expect(server.seen.map((one) => one.headers['request-token'])).toEqual(['mine', 'also mine']);
});

test('a key that is a member of the body is put there, without touching the object of the caller', async () => {
  await using server = await serve((_seen, index) => (index === 0 ? { status: 503 } : CREATED));
  const client = new Client({ baseUrl: server.url, clock: fakeClock(), newKey: () => 'k1' });
  const inBody: Create = operation({ ...CREATE, key: { field: { in: 'body', name: '/meta/token' }, running: 409 } });
  const body = { meta: { by: 'me' } };
  await inBody(client, body);
  expect(server.seen.map((one) => JSON.parse(one.body))).toEqual(Array(2).fill({ meta: { by: 'me', token: 'k1' } }));
  expect(body).toEqual({ meta: { by: 'me' } });
});

test.each([
  ['seconds', '7', 7_000],
  ['a date', 'Thu, 01 Jan 2026 00:00:09 GMT', 9_000],
])('Retry-After in %s is waited for', async (_name, value, wait) => {
  await using server = await serve((_seen, index) => (index === 0 ? { status: 429, headers: { 'retry-after': value } } : CREATED));
  const clock = fakeClock();
  await create(new Client({ baseUrl: server.url, clock }), {});
  expect(clock.waits).toEqual([wait]);
});

test('a Retry-After beyond the longest wait is not waited for: the error is thrown', async () => {
  await using server = await serve(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  const clock = fakeClock();
  const { error } = await create(new Client({ baseUrl: server.url, clock }), {}).result();
  expect(isApiError(error) && error.status).toBe(429);
  expect(server.seen).toHaveLength(1);
  expect(clock.waits).toEqual([]);
});

test('409 is tried again only as the refusal of a running key, with Retry-After', async () => {
  await using server = await serve((seen) =>
    seen.body === '{"running":true}' && server.seen.length === 1
      ? { status: 409, headers: { 'retry-after': '1' } }
      : seen.body === '{"running":true}'
        ? CREATED
        : { status: 409 },
  );
  const client = new Client({ baseUrl: server.url, clock: fakeClock() });
  expect(await create(client, { running: true })).toEqual({ id: 't1' });
  await expect(create(client, { conflict: true })).rejects.toMatchObject({ status: 409 });
  await expect(post(client, { conflict: true })).rejects.toMatchObject({ status: 409 });
  expect(server.seen).toHaveLength(4);
});

test('a POST without a key is not sent twice after a fault or a broken connection, but after 429', async () => {
  const says: Say[] = [{ status: 500 }, null, { status: 429, headers: { 'retry-after': '0' } }, CREATED];
  await using server = await serve((_seen, index) => (index < says.length ? (says[index] ?? null) : CREATED));
  const client = new Client({ baseUrl: server.url, clock: fakeClock() });
  await expect(unkeyed(client, {})).rejects.toMatchObject({ status: 500 });
  await expect(unkeyed(client, {})).rejects.toSatisfy(isConnectionError);
  expect(await unkeyed(client, {})).toEqual({ id: 't1' });
  expect(server.seen.map((one) => one.headers['request-token'])).toEqual([undefined, undefined, undefined, undefined]);
});

test('errors of the caller are not tried again', async () => {
  await using server = await serve(() => ({ status: 422, body: {} }));
  await expect(create(new Client({ baseUrl: server.url, clock: fakeClock() }), {})).rejects.toMatchObject({ status: 422 });
  expect(server.seen).toHaveLength(1);
});

test('retries end: the last answer is the error', async () => {
  await using server = await serve((_seen, index) => ({ status: 503, body: { error: { code: `try_${index}` } } }));
  const client = new Client({ baseUrl: server.url, clock: fakeClock(), retries: 1 });
  await expect(create(client, {})).rejects.toMatchObject({ status: 503, code: 'try_1' });
  await expect(create(client, {}, { retries: 0 })).rejects.toMatchObject({ code: 'try_2' });
});

test('what is not answered is given up after the timeout, and tried again', async () => {
  await using server = await serve((_seen, index) => (index === 0 ? 'silence' : CREATED));
  expect(await create(new Client({ baseUrl: server.url, clock: fakeClock(), timeout: 50 }), {})).toEqual({ id: 't1' });
  const { error } = await create(new Client({ baseUrl: server.url.replace(/\d+$/, '1'), retries: 0 }), {}).result();
  expect(isConnectionError(error) && error.timedOut).toBe(false);
});

test('a timeout that stays is a connection error that says so', async () => {
  await using server = await serve(() => 'silence');
  const { error } = await create(new Client({ baseUrl: server.url, retries: 0, timeout: 20 }), {}).result();
  expect(isConnectionError(error) && error.timedOut).toBe(true);
});

test('the signal of the caller ends a call at once, under way and while waiting, with its own reason', async () => {
  await using server = await serve((seen) => (seen.body === '{"a":1}' ? 'silence' : { status: 503, headers: { 'retry-after': '50' } }));
  const client = new Client({ baseUrl: server.url });
  const reason = new Error('enough');
  for (const body of [{ a: 1 }, { a: 2 }]) {
    const controller = new AbortController();
    const call = create(client, body, { signal: controller.signal }).catch((error: unknown) => error);
    await expect.poll(() => server.seen.some((one) => one.body === JSON.stringify(body))).toBe(true);
    controller.abort(reason);
    expect(await call).toBe(reason);
  }
  expect(server.seen).toHaveLength(2);
});
