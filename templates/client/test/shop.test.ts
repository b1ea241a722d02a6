import { expect, test } from 'vitest';
import { isApiError, type Order, Shop } from '../src/generated/index.ts';
import { createOrder, listPayments } from '../src/generated/operations.ts';
import { Client } from '../src/runtime/index.ts';
import { fakeClock, type Say, type Seen, serve } from './serve.ts';

const ORDER: Order = {
  id: 'ord_1',
  customer_id: 'cus_1',
  status: 'open',
  currency: 'EUR',
  total: 100,
  items: [{ sku: 'pen', name: 'Pen', quantity: 1, unit_amount: 100 }],
  created_at: '2026-11-03T09:31:00Z',
  updated_at: '2026-11-03T09:31:00Z',
};
const { customer_id, currency, total, items } = ORDER;
const NEW = { customer_id, currency, total, items };

const error = (status: number, code: string, param: string): Say => ({
  status,
  body: { error: { type: 'invalid_request_error', code, message: `${code}!`, param, request_id: 'req_1' } },
});

const answer = (seen: Seen): Say => {
  if (seen.path === '/v1/orders') return { status: 201, body: ORDER, headers: { etag: '"e1"' } };
  if (seen.method === 'POST' && seen.path === '/v1/payments') return error(402, 'card_declined', 'token');
  if (seen.path !== '/v1/payments') return { body: ORDER };
  const second = seen.query.get('cursor') === 'c2';
  return { body: { data: [{ id: second ? 'pay_2' : 'pay_1' }], has_more: !second, next_cursor: second ? null : 'c2' } };
};

test('calls of the class and flat calls are the same requests', async () => {
  await using server = await serve(answer);
  const options = { baseUrl: server.url, key: () => 'sk_1', newKey: () => 'k1' };
  const shop = new Shop(options);
  expect(await shop.orders.create(NEW)).toEqual(ORDER);
  expect(await createOrder(shop, NEW)).toEqual(ORDER);
  expect(await createOrder(new Client(options), NEW)).toEqual(ORDER);
  const [first, ...others] = server.seen;
  expect(others).toEqual([first, first]);
  expect(first).toMatchObject({ method: 'POST', path: '/v1/orders', headers: { authorization: 'Bearer sk_1', 'idempotency-key': 'k1' } });
});

test('an update says which state it changes; an action has no body', async () => {
  await using server = await serve(answer);
  const shop = new Shop({ baseUrl: server.url });
  const { response } = await shop.orders.create(NEW).withResponse();
  await shop.orders.update(
    'ord_1',
    { note: null },
    { ifMatch: response.headers.get('etag') ?? '', headers: { 'X-API-Version': '2026-11-01' } },
  );
  await shop.orders.cancel('ord_1', { idempotencyKey: 'mine' });
  const [, update, cancel] = server.seen;
  expect(update).toMatchObject({ method: 'PATCH', path: '/v1/orders/ord_1', body: '{"note":null}' });
  expect(update?.headers).toMatchObject({ 'if-match': '"e1"', 'x-api-version': '2026-11-01' });
  expect(cancel).toMatchObject({ method: 'POST', path: '/v1/orders/ord_1/cancel', body: '', headers: { 'idempotency-key': 'mine' } });
});

test('a list is walked by the cursors of the answers, its filter on every page', async () => {
  await using server = await serve(answer);
  const shop = new Shop({ baseUrl: server.url });
  const ids: string[] = [];
  for await (const payment of shop.payments.list({ status: 'captured' })) ids.push(payment.id);
  expect(ids).toEqual(['pay_1', 'pay_2']);
  expect((await listPayments(shop)).next_cursor).toBe('c2');
  expect(server.seen.map((seen) => String(seen.query))).toEqual(['status=captured', 'status=captured&cursor=c2', '']);
});

test('an error is narrowed by its code, and not tried again', async () => {
  await using server = await serve(answer);
  const shop = new Shop({ baseUrl: server.url, clock: fakeClock() });
  const thrown: unknown = await shop.payments
    .create({ order_id: 'ord_1', amount: 100, token: 'tok_declined' })
    .catch((reason: unknown) => reason);
  expect(isApiError(thrown, 'card_declined') && thrown.param).toBe('token');
  expect(isApiError(thrown, 'amount_too_large')).toBe(false);
  expect(server.seen).toHaveLength(1);
});
