import { expect, expectTypeOf, test } from 'vitest';
import type { Call } from '../src/runtime/call.ts';
import { Client } from '../src/runtime/client.ts';
import { ApiError, type ApiErrorTest, errorTest, isApiError } from '../src/runtime/errors/api-error.ts';
import { operation } from '../src/runtime/operation.ts';
import { CREATE } from './descriptors.ts';
import { type Say, serve } from './serve.ts';

type Code = 'card_declined' | 'too_much';
const create: (client: Client, body: unknown) => Call<{ id: string }, Code> = operation(CREATE);

const fail = async (say: Say) => {
  await using server = await serve(() => say);
  return await create(new Client({ baseUrl: server.url, retries: 0 }), {}).result();
};

test('an envelope is read by the pointers of the descriptor', async () => {
  const error = { code: 'card_declined', message: 'No.', type: 'card', param: 'token', request_id: 'r1', details: [1] };
  const result = await fail({ status: 402, body: { error } });
  expect(result.response?.status).toBe(402);
  expect(result.error).toMatchObject({
    status: 402,
    code: 'card_declined',
    message: 'No.',
    type: 'card',
    param: 'token',
    requestId: 'r1',
    details: [1],
  });
});

test('a problem of another dialect is read by its own pointers', async () => {
  const body = { type: 'https://e.example/declined', detail: 'No.', errorCode: 'too_much', pointer: '/amount', traceId: 't9' };
  const { error } = await fail({ status: 422, body, headers: { 'content-type': 'application/problem+json' } });
  expect(error).toMatchObject({ code: 'too_much', message: 'No.', param: '/amount', requestId: 't9' });
});

test('an error page of something on the way still has status, text and request id', async () => {
  const { error } = await fail({ status: 502, text: '<html>bad gateway', headers: { 'x-request-id': 'edge-1' } });
  expect(error).toMatchObject({ status: 502, code: undefined, body: '<html>bad gateway', requestId: 'edge-1' });
  const broken = await fail({ status: 500, text: '{"error":', headers: { 'content-type': 'application/json' } });
  expect(broken.error).toMatchObject({ status: 500, body: '{"error":' });
});

test('a success that cannot be read is no success', async () => {
  const { error, data } = await fail({ status: 201, text: '{"id":', headers: { 'content-type': 'application/json' } });
  expect(data).toBeUndefined();
  expect(error?.name).toBe('ConnectionError');
});

test('isApiError narrows by code and knows errors of another copy of the package by their brand', () => {
  const facts = {
    operation: 'x',
    status: 402,
    code: 'card_declined',
    message: 'No.',
    type: undefined,
    param: 'token',
    requestId: undefined,
    details: undefined,
    body: null,
    response: new Response(),
  };
  const known: ApiErrorTest<Code> = errorTest<Code>();
  const error: unknown = Object.assign(Object.create(null), { ...new ApiError(facts) });
  expect(error).not.toBeInstanceOf(ApiError);
  expect(isApiError(error)).toBe(true);
  expect(isApiError(error, 'card_declined', 'other')).toBe(true);
  expect(isApiError(error, 'other')).toBe(false);
  expect([null, undefined, 'x', {}, new Error('x')].map((other) => isApiError(other))).toEqual([false, false, false, false, false]);
  if (known(error, 'card_declined')) expectTypeOf(error.code).toEqualTypeOf<'card_declined' | undefined>();
  // @ts-expect-error a code that the document does not have
  known(error, 'card_declinde');
});

test('a result is told apart by its error', async () => {
  await using server = await serve(() => ({ status: 201, body: { id: 't1' }, headers: { etag: '"e1"' } }));
  const client = new Client({ baseUrl: server.url });
  const result = await create(client, {}).result();
  if (result.error) throw result.error;
  expectTypeOf(result.data).toEqualTypeOf<{ id: string }>();
  expect(result.data.id).toBe('t1');
  const { data, response } = await create(client, {}).withResponse();
  expect([data, response.headers.get('etag')]).toEqual([{ id: 't1' }, '"e1"']);
});
