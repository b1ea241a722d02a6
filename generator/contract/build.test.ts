import { expect, test } from 'vitest';
import { build } from './build.ts';
import { complete, contractFrom, loadText } from './testing.ts';

const DOCUMENT = `
paths:
  /v1/orders:
    get: {operationId: listOrders, responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
    post: {operationId: createOrder, responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
  /v1/orders/{id}:
    get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
components:
  schemas: {Order: {type: object, properties: {id: {type: string}}}}
`;

test('a document becomes a contract whose questions are answered', async () => {
  const { contract, diagnostics } = await contractFrom(DOCUMENT);
  expect(diagnostics).toEqual([]);
  expect(contract.operations.map(({ id, role }) => [id, role.kind])).toEqual([
    ['listOrders', 'list'],
    ['createOrder', 'create'],
    ['get_v1_orders_id', 'read'],
  ]);
});

test('a contract is data: it prints as JSON, and is the same each time', async () => {
  const print = async (): Promise<string> => {
    const { contract } = await contractFrom(DOCUMENT);
    return JSON.stringify(contract, (_, value) => (value instanceof Map ? [...value] : value));
  };
  expect(await print()).toBe(await print());
  expect(JSON.parse(await print()).operations).toHaveLength(3);
});

test('a mistake does not keep the rest from being built', async () => {
  const broken = DOCUMENT.replace("items: {$ref: '#/components/schemas/Order'}", "items: {$ref: '#/components/schemas/Gone'}");
  const loaded = await loadText(complete(broken));
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract, diagnostics } = build(loaded);
  expect(contract?.operations).toHaveLength(3);
  expect(diagnostics.map(({ rule, operations }) => [rule, operations])).toEqual([['document/dangling-reference', ['GET /v1/orders']]]);
});
