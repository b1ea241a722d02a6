import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileFiles, compilers, contractFrom, strictest } from '../testing.ts';
import { emitClient } from './emit-client.ts';

const root = new URL('../../../../', import.meta.url);
const runtime = new URL('templates/client/src/runtime/', root);
const shop = await contractFrom(readFileSync(new URL('specs/shop.openapi.yaml', root), 'utf8'));

/** What is emitted, by path. */
const emitted = (contract: typeof shop, name?: string): Record<string, string> =>
  Object.fromEntries(emitClient(contract, name === undefined ? {} : { name }).map((file) => [file.path, file.content]));

/** What is emitted and the runtime, without the user's package.json and tsconfig.json. */
function project(contract: typeof shop): Record<string, string> {
  const copied = readdirSync(runtime, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const sources = Object.entries(emitted(contract)).filter(([path]) => path.endsWith('.ts'));
  return Object.fromEntries([...sources, ...copied.map((path) => [`src/runtime/${path}`, readFileSync(new URL(path, runtime), 'utf8')])]);
}

const inBrowser = {
  ...strictest,
  lib: ['es2022', 'dom', 'dom.iterable'],
  target: 'es2022',
  noUnusedLocals: true,
  noUnusedParameters: true,
};

const use = `import { Shop, isApiError, type Order } from './src/generated/index.ts';
import { createOrder } from './src/generated/operations.ts';

const shop = new Shop({ baseUrl: 'https://api.shop.example', key: () => 'sk_1' });
const items = [{ sku: 'pen', name: 'Pen', quantity: 1, unit_amount: 100 }];
const body = { customer_id: 'cus_1', currency: 'EUR', total: 100, items } as const satisfies object;
export const order: Order = await shop.orders.create({ ...body, items });
await createOrder(shop, { ...body, items });
const { data, error, response } = await shop.orders.create({ ...body, items }).result();
export const id: string = data ? data.id : error.message;
export const status: number | undefined = response?.status;
await shop.orders.update('ord_1', { note: null }, { ifMatch: 'e', headers: { 'X-API-Version': '2026-11-01', 'X-Other': 1 } });
for await (const payment of shop.payments.list({ status: 'captured' })) payment.amount satisfies number;
export const all: { order_id: string }[] = await shop.payments.list().toArray({ limit: 100 });
export const cursor: string | null = (await shop.payments.list()).next_cursor;
export const gone: undefined = await shop.orders.delete('ord_1');
export const param = (error: unknown): string | undefined => (isApiError(error, 'card_declined') ? error.param : undefined);
// @ts-expect-error no code of the document
isApiError(null, 'card_declinde');
// @ts-expect-error made by the server
await shop.orders.create({ ...body, items, id: 'ord_1' });
// @ts-expect-error no state of a payment
shop.payments.list({ status: 'capturd' });
// @ts-expect-error sent, never answered
(await shop.payments.get('pay_1')).token;
// @ts-expect-error no served version
shop.orders.get('ord_1', { headers: { 'X-API-Version': '2020-01-01' } });
`;

const hostile = `
info: { title: '*/ alert(1) // API', version: '1' }
servers: [{ url: 'https://{region}.example/a''b', variables: { region: { default: "eu'" } } }]
paths:
  /then/{constructor}/{a-b}:
    get:
      operationId: delete
      tags: ['settings']
      summary: 'Ends */ here'
      parameters:
        - { name: constructor, in: path, required: true, schema: { type: string } }
        - { name: a-b, in: path, required: true, style: matrix, schema: { type: array, items: { type: integer } } }
        - { name: __proto__, in: query, schema: { type: boolean } }
        - { name: 'X-Needed', in: header, required: true, schema: { type: string } }
      responses: { '200': { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Client' } } } } }
    post:
      operationId: operation
      tags: ['constructor']
      parameters:
        - { name: constructor, in: path, required: true, schema: { type: string } }
        - { name: a-b, in: path, required: true, schema: { type: string } }
        - { name: body, in: query, required: true, schema: { type: string } }
      requestBody: { content: { multipart/form-data: { schema: { type: object } } } }
      responses: { '200': { description: '', content: { image/png: {} } }, '204': { description: '' } }
  /class:
    get: { operationId: class, responses: { default: { description: '' } } }
components:
  schemas:
    Client: { type: object, required: [call], properties: { call: { $ref: '#/components/schemas/Call' } } }
    Call: { type: string, enum: ["'", '\${x}', '*/'] }
`;

describe.each(compilers)('with TypeScript $version', ({ path }) => {
  test('the client of the shop compiles, and its types say what the document says', async () => {
    expect(await compileFiles({ ...project(shop), 'use.ts': use }, path, inBrowser)).toBe('');
  });

  test('names and texts of a hostile document stay names and texts', async () => {
    expect(await compileFiles(project(await contractFrom(hostile)), path, inBrowser)).toBe('');
  });
});

test.each(['client', 'index', 'operations', 'schemas'])('the shop: %s', async (name) => {
  const golden = fileURLToPath(new URL(`templates/client/src/generated/${name}.ts`, root));
  await expect(emitted(shop)[`src/generated/${name}.ts`]).toMatchFileSnapshot(golden);
});

test('the package is named by the settings, else by the title', () => {
  expect(JSON.parse(emitted(shop, '@shop/client')['package.json'] ?? '')).toMatchObject({
    name: '@shop/client',
    version: '1.0.0',
    type: 'module',
  });
  expect(JSON.parse(emitted(shop)['package.json'] ?? '')).toMatchObject({ name: 'shop-client' });
  expect(emitted(shop, '@shop/client')['README.md']).toContain("import { Shop, isApiError } from '@shop/client';");
});

test('equal contracts give equal files', () => {
  expect(emitted(shop)).toEqual(emitted(shop));
});

const otherDialect = `
servers: [{ url: 'https://api.example/v2' }]
security: [{ pair: [] }]
paths:
  /things:
    servers: [{ url: 'https://bulk.example' }]
    get:
      operationId: listThings
      parameters:
        - { name: starting_after, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, default: 10, maximum: 50 } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object } }
      responses:
        '200':
          description: Things.
          content:
            application/json:
              schema:
                type: object
                required: [items, has_more]
                properties:
                  items: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                  has_more: { type: boolean }
        default: { $ref: '#/components/responses/Problem' }
    post:
      operationId: addThing
      parameters: [{ name: X-Idempotency-Key, in: header, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses:
        '201': { description: The thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        default: { $ref: '#/components/responses/Problem' }
components:
  securitySchemes: { pair: { type: http, scheme: basic } }
  responses:
    Problem:
      description: A problem.
      content:
        application/problem+json:
          schema:
            type: object
            required: [title, status]
            properties:
              type: { type: string, format: uri }
              title: { type: string }
              status: { type: integer }
              detail: { type: string }
              code: { type: string, enum: [no_room] }
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string } } }
`;

test('a document in another dialect gives descriptors in its own names', async () => {
  const source = emitted(await contractFrom(otherDialect))['src/generated/operations.ts'] ?? '';
  expect(source).toContain("{ scheme: 'pair', kind: 'basic' } satisfies $SecurityScheme");
  expect(source).toContain("{ url: 'https://bulk.example', variables: {}, main: false } satisfies $ServerDescriptor");
  expect(source).toContain("mediaType: 'application/problem+json'");
  expect(source).toContain("code: '/code'");
  expect(source).toContain("query: [{ name: 'filter', style: 'deepObject'");
  expect(source).toContain("cursor: { in: 'query', name: 'starting_after' }");
  expect(source).toContain("next: [{ in: 'last-item', name: '/id', as: 'cursor' }]");
  expect(source).toContain("key: { field: { in: 'header', name: 'X-Idempotency-Key' }");
  expect(source).toMatch(/=> \$PageCall<\{[\s\S]*\}, Thing, /);
});
