/** The generated client, built as its package is, against the generated service. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilers, runCompiler } from '../generator/generate/emit/testing.ts';
import { type LosingProxy, startLosingProxy } from './losing-proxy.ts';
import { folderForShop, layOutShop, type RunningShop, removeShop, shopDocument, startShop } from './shop.ts';

const folder = folderForShop('client');
let service: RunningShop;
let proxy: LosingProxy;
let client: typeof import('../templates/client/src/generated/index.ts');
beforeAll(async () => {
  await layOutShop(folder, shopDocument, ['fastify', 'client']);
  service = await startShop(folder);
  proxy = await startLosingProxy(service.url);
  const [five] = compilers;
  expect(await runCompiler(join(folder, 'client'), five?.path ?? '')).toBe('');
  client = await import(join(folder, 'client/dist/generated/index.js'));
});
afterAll(async () => {
  await proxy.stop();
  await service.stop();
  removeShop(folder);
});

const shopOf = (consumer = 'KEY_A1') => new client.Shop({ baseUrl: proxy.url, key: () => service.keys[consumer] ?? '' });
const items = [{ sku: 'pen', name: 'Pen', quantity: 2, unit_amount: 250 }];
const person = { name: 'Ada', email: 'ada@shop.example' };

test('a sale: customer, order, a declined card, a payment, a refund', async () => {
  const shop = shopOf();
  const customer = await shop.customers.create(person);
  const order = await shop.orders.create({ customer_id: customer.id, currency: 'EUR', total: 500, items });
  const declined = await shop.payments.create({ order_id: order.id, amount: 500, token: 'tok_declined' }).result();
  expect(client.isApiError(declined.error, 'card_declined') && [declined.error.status, declined.error.param]).toEqual([402, 'token']);
  const payment = await shop.payments.create({ order_id: order.id, amount: 500, token: 'tok_visa' });
  expect(payment).toMatchObject({ order_id: order.id, amount: 500, currency: 'EUR', status: 'captured' });
  const refund = await shop.refunds.create({ payment_id: payment.id, amount: 500, reason: 'duplicate' });
  expect(await shop.refunds.get(refund.id)).toEqual(refund);
  expect((await shop.payments.get(payment.id)).status).toBe('refunded');
  const again = await shop.refunds.create({ payment_id: payment.id, amount: 1, reason: 'duplicate' }).result();
  expect(client.isApiError(again.error, 'payment_not_refundable') && again.error.status).toBe(409);
  expect((await shop.orders.cancel(order.id)).status).toBe('cancelled');
});

test('pages follow each other to the end, and stop where enough was asked for', async () => {
  const shop = shopOf('KEY_B1');
  const made = await Promise.all(Array.from({ length: 25 }, (_, index) => shop.customers.create({ ...person, name: `Customer ${index}` })));
  const names: string[] = [];
  for await (const { name } of shop.customers.list({ page_size: 10 })) names.push(name);
  expect(names.toSorted()).toEqual(made.map(({ name }) => name).toSorted());
  expect(await shop.customers.list({ page_size: 10 }).toArray({ limit: 12 })).toHaveLength(12);
});

test('a change to the state that was read holds, to an older one it is refused', async () => {
  const shop = shopOf();
  const { data, response } = await shop.customers.create(person).withResponse();
  const etag = response.headers.get('etag') ?? '';
  expect(await shop.customers.update(data.id, { note: 'first' }, { ifMatch: etag })).toMatchObject({ note: 'first' });
  const stale = await shop.customers.update(data.id, { note: 'second' }, { ifMatch: etag }).result();
  expect(client.isApiError(stale.error, 'precondition_failed') && stale.error.status).toBe(412);
  expect((await shop.customers.get(data.id)).note).toBe('first');
});

test('an answer that gets lost is asked for again with the same key: one effect', async () => {
  const shop = shopOf();
  const before = proxy.seen.length;
  proxy.lose();
  const customer = await shop.customers.create({ ...person, email: 'lost@shop.example' });
  const sent = proxy.seen.slice(before).map(({ method, key, status }) => [method, typeof key, status]);
  expect(sent).toEqual(Array(2).fill(['POST', 'string', 201]));
  expect(new Set(proxy.seen.slice(before).map(({ key }) => key)).size).toBe(1);
  expect((await shop.customers.list({ email: 'lost@shop.example' }).toArray({ limit: 10 })).map(({ id }) => id)).toEqual([customer.id]);
});

test('wrong credentials, and an item of somebody else, are errors with their codes', async () => {
  const customer = await shopOf().customers.create(person);
  const nobody = await shopOf('KEY_A0').customers.get(customer.id).result();
  expect(client.isApiError(nobody.error, 'unauthenticated') && nobody.error.status).toBe(401);
  const other = await shopOf('KEY_B1').customers.get(customer.id).result();
  expect(client.isApiError(other.error, 'not_found') && other.error.status).toBe(404);
});

describe.each(compilers)('with TypeScript $version', ({ path }) => {
  test('the service with its hand-written handlers has no error', async () => {
    expect(await runCompiler(folder, path)).toBe('');
  });
});
