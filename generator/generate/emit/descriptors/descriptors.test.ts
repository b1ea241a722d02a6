import { beforeAll, expect, test } from 'vitest';
import type { ApiDescriptor, OperationDescriptor } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import { namesOf } from '../../names.ts';
import { tablesOf } from '../../store/tables.ts';
import { defsOf } from '../defs.ts';
import { contractFrom } from '../testing.ts';
import { apiDescriptor } from './api.ts';
import { operationDescriptor } from './operation.ts';

// Nothing in it is called as in our own conventions.
const document = `
info: { title: Depot, version: 2.1.0 }
servers: [{ url: 'https://{region}.depot.example/api/v2/', variables: { region: { default: eu } } }]
paths:
  /sites/{siteId}/parcels:
    parameters: [{ name: siteId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: parcels.list
      parameters:
        - { name: after, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, default: 10, maximum: 50 } }
        - { name: weight_gte, in: query, schema: { type: number } }
      responses:
        '200':
          description: A page
          content:
            application/json:
              schema:
                type: object
                required: [object, items, hasMore]
                properties:
                  object: { const: list }
                  items: { type: array, items: { $ref: '#/components/schemas/Parcel' } }
                  hasMore: { type: boolean }
                  nextCursor: { type: string }
        default: { $ref: '#/components/responses/Problem' }
    post:
      operationId: parcels.create
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } }
      responses:
        '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } }
        '400': { $ref: '#/components/responses/Problem' }
  /sites/{siteId}/parcels/{parcelId}:
    parameters:
      - { name: siteId, in: path, required: true, schema: { type: string } }
      - { name: parcelId, in: path, required: true, schema: { type: string, format: uuid } }
    get:
      operationId: parcels.get
      responses:
        '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } }
        '404': { $ref: '#/components/responses/Problem' }
components:
  responses:
    Problem: { description: Wrong, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
  schemas:
    Problem:
      type: object
      required: [type, title, status]
      properties: { type: { type: string }, title: { type: string }, status: { type: integer }, detail: { type: string } }
    Parcel:
      type: object
      required: [parcelId, weight, label, createdAt]
      properties:
        parcelId: { type: string, format: uuid, readOnly: true }
        weight: { type: number }
        label: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        version: { type: string }
        createdAt: { type: string, format: date-time, readOnly: true }
`;

let operations: Readonly<Record<string, OperationDescriptor>>;
let api: ApiDescriptor;
let schemas: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  const contract = await contractFrom(document);
  const names = namesOf(contract);
  const plans = tablesOf(contract, names);
  const defs = defsOf(contract);
  operations = Object.fromEntries(
    contract.operations.map((operation) => [operation.id, operationDescriptor(operation, { contract, names, plans, defs })]),
  );
  api = apiDescriptor(contract, plans);
  schemas = defs.document().$defs;
});

test('paths have the path of the server before them, variables at their default', () => {
  expect(operations['parcels.get']?.path).toEqual(['/api/v2/sites/', { parameter: 'siteId' }, '/parcels/', { parameter: 'parcelId' }]);
  expect(operations['parcels.create']?.replies[0]).toMatchObject({
    status: 201,
    location: ['/api/v2/sites/', { parameter: 'siteId' }, '/parcels/', { column: 'parcelId' }],
  });
});

test('a page is cut in the words of the document, with its constants, its bounds and a total order', () => {
  expect(operations['parcels.list']?.pagination).toMatchObject({
    kind: 'cursor',
    position: { in: 'query', name: 'after' },
    size: { field: { in: 'query', name: 'limit' }, default: 10, maximum: 50 },
    items: '/items',
    more: '/hasMore',
    next: [{ in: 'body', at: '/nextCursor', as: 'cursor', absent: 'omitted' }],
    constants: [{ at: '/object', value: 'list' }],
    order: [
      { column: 'created_at', descending: true },
      { column: 'parcelId', descending: true },
    ],
  });
  expect(operations['parcels.list']?.role.filters).toEqual([{ parameter: 'weight_gte', column: 'weight', compare: '>=' }]);
});

test('members are columns: ours where they mean the same, renamed where they only sound so', () => {
  const [table] = api.tables;
  expect(table?.identity).toEqual({ column: 'parcelId', prefix: null });
  expect(Object.fromEntries((table?.columns ?? []).map((column) => [column.member, [column.column, column.type, column.source]]))).toEqual({
    parcelId: ['parcelId', 'text', 'id'],
    weight: ['weight', 'double precision', 'request'],
    label: ['label', 'text', 'server'],
    secret: ['secret', 'text', 'request'],
    version: ['version_', 'text', 'request'],
    createdAt: ['created_at', 'timestamptz', 'created'],
  });
  expect(operations['parcels.create']?.role).toMatchObject({ kind: 'create', sourceless: ['label'] });
  expect(operations['parcels.get']?.role).toMatchObject({
    item: { parameter: 'parcelId', column: 'parcelId' },
    parents: [{ parameter: 'siteId', column: 'siteId' }],
  });
});

test('silence asks nobody for anything: no key, no limit, no scheme; a key that is sent is kept', () => {
  const create = operations['parcels.create'];
  expect(create?.authentication).toEqual({ kind: 'public' });
  expect(create?.['rate-limiting']).toEqual({ kind: 'exempt' });
  expect(create?.idempotency).toMatchObject({ kind: 'key', required: false });
  expect(operations['parcels.get']?.idempotency).toEqual({ kind: 'none' });
  expect(api.versioning).toMatchObject({ asks: null, tells: null });
});

test('errors have the format of the document, and its status for what is invalid', () => {
  expect(api.errors).toMatchObject({
    kind: 'problem',
    mediaType: 'application/problem+json',
    members: { status: '/status', title: '/title' },
    invalid: { body: 400 },
  });
});

test('what is sent and what is read have their own schemas', () => {
  expect(operations['parcels.create']?.body?.content[0]?.schema).toBe('Parcel.request');
  expect(schemas).toMatchObject({
    Parcel: { required: ['parcelId', 'weight', 'label', 'createdAt'] },
    'Parcel.request': { required: ['weight'] },
  });
  expect(JSON.stringify(schemas.Parcel)).not.toContain('secret');
  expect(JSON.stringify(schemas)).not.toContain('readOnly');
});
