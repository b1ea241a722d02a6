import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp } from '../src/app.ts';
import type { TestApp } from '../src/runtime/testing.ts';

let shop: TestApp;
beforeAll(async () => {
  shop = await createTestApp({ consumer: 'main' });
});
afterAll(() => shop.close());

const post = (url: string, payload?: object) => shop.inject({ method: 'POST', url, ...(payload === undefined ? {} : { payload }) });

async function createOrder(total: number): Promise<string> {
  const customer = await post('/v1/customers', { name: 'Ada', email: 'ada@example.com' });
  expect(customer.statusCode, customer.body).toBe(201);
  const items = [{ sku: 'tea', name: 'Tea', quantity: 1, unit_amount: total }];
  const order = await post('/v1/orders', { customer_id: customer.json().id, currency: 'EUR', total, items });
  expect(order.statusCode, order.body).toBe(201);
  return order.json().id;
}

test('an order is paid in parts, at most its total', async () => {
  const order_id = await createOrder(1_000);
  expect((await post('/v1/payments', { order_id, amount: 600, token: 'tok_visa' })).json()).toMatchObject({
    status: 'captured',
    currency: 'EUR',
  });
  const tooMuch = await post('/v1/payments', { order_id, amount: 401, token: 'tok_visa' });
  expect([tooMuch.statusCode, tooMuch.json().error.code]).toEqual([422, 'amount_too_large']);
  expect((await post('/v1/payments', { order_id, amount: 400, token: 'tok_declined' })).statusCode).toBe(402);
  expect((await post('/v1/payments', { order_id, amount: 400, token: 'tok_visa' })).statusCode).toBe(201);
});

test('a refund of the whole amount makes the payment refunded', async () => {
  const order_id = await createOrder(500);
  const payment_id = (await post('/v1/payments', { order_id, amount: 500, token: 'tok_visa' })).json().id;
  const refund = await post('/v1/refunds', { payment_id, amount: 500, reason: 'duplicate' });
  expect(refund.statusCode, refund.body).toBe(201);
  expect((await shop.inject({ method: 'GET', url: `/v1/payments/${payment_id}` })).json().status).toBe('refunded');
  expect((await post('/v1/refunds', { payment_id, amount: 1, reason: 'duplicate' })).statusCode).toBe(409);
});

test('a cancelled order takes no payment', async () => {
  const order_id = await createOrder(100);
  expect((await post(`/v1/orders/${order_id}/cancel`)).json().status).toBe('cancelled');
  expect((await post(`/v1/orders/${order_id}/cancel`)).json().error.code).toBe('order_already_cancelled');
  expect((await post('/v1/payments', { order_id, amount: 1, token: 'tok_visa' })).json().error.code).toBe('order_not_payable');
});

test('another consumer sees nothing of it, a reader changes nothing', async () => {
  const order_id = await createOrder(100);
  const read = { method: 'GET', url: `/v1/orders/${order_id}` } as const;
  expect((await shop.inject(read)).statusCode).toBe(200);
  expect((await shop.as('other').inject(read)).statusCode).toBe(404);
  expect((await shop.as('nobody').inject(read)).statusCode).toBe(401);
  expect((await shop.as('reader').inject({ method: 'POST', url: `/v1/orders/${order_id}/cancel` })).statusCode).toBe(403);
});
