import { expect, test } from 'vitest';
import { draftFrom } from '../testing.ts';
import { eachSchema } from './each.ts';
import { projectedSchemas, projectSchema } from './project.ts';

const DOCUMENT = `
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/Order'}]}}}}}
    get:
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {'200': {description: ok, headers: {X-A: {schema: {type: integer}}}, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
components:
  schemas:
    Order:
      type: object
      required: [id, card, item]
      properties:
        id: {$ref: '#/components/schemas/Id'}
        card: {type: string, writeOnly: true}
        item: {$ref: '#/components/schemas/Item'}
        nested: {type: object, required: [made], properties: {made: {type: string, readOnly: true}}}
    Id: {type: string, readOnly: true}
    Item: {type: object, properties: {name: {type: string}}}
`;

test('members of the other direction are left out, with their names in required', async () => {
  const { draft } = await draftFrom(DOCUMENT);
  const plain = (direction: 'request' | 'response') => JSON.parse(JSON.stringify(projectedSchemas(draft, direction).get('Order')));
  expect(plain('request')).toEqual({
    type: 'object',
    required: ['card', 'item'],
    properties: {
      card: { type: 'string', writeOnly: true },
      item: { $ref: '#/$defs/Item' },
      nested: { type: 'object', required: [], properties: {} },
    },
  });
  expect(Object.keys(plain('response').properties)).toEqual(['id', 'item', 'nested']);
  expect(plain('response').required).toEqual(['id', 'item']);
});

test('what has no direction is the same object', async () => {
  const { draft } = await draftFrom(DOCUMENT);
  const item = draft.schemas.get('Item')?.schema ?? false;
  expect(projectSchema(draft, item, 'request')).toBe(item);
  expect(projectedSchemas(draft, 'request').get('Item')).toBe(item);
});

test('each schema is met once a direction, with all operations that reach it', async () => {
  const { draft } = await draftFrom(DOCUMENT);
  const uses = eachSchema(draft);
  const found = uses.map(({ at, direction, operations }) => `${direction} ${at.pointer} ${operations.map((key) => key.split(' ')[0])}`);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toContain('request /components/schemas/Item/properties/name POST');
  expect(found).toContain('response /components/schemas/Item/properties/name POST,GET');
  expect(found).toContain('request /paths/~1orders/get/parameters/0/schema GET');
  expect(found).toContain('response /paths/~1orders/get/responses/200/headers/X-A/schema GET');
  expect(found).toContain('response /paths/~1orders/get/responses/200/content/application~1json/schema/items GET');
  expect(found.filter((line) => line.startsWith('request') && line.includes('responses'))).toEqual([]);
});
