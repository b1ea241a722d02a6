import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { Schema } from '../model.ts';
import { draftFrom } from '../testing.ts';
import { exampleOf } from './example.ts';
import { textMatching } from './pattern.ts';
import { projectedSchemas } from './project.ts';

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
/** Whether a value fits a schema of a draft, by another implementation. */
const faults = (schemas: ReadonlyMap<string, Schema>, schema: Schema, value: unknown): unknown => {
  const root = JSON.parse(JSON.stringify({ allOf: [schema], $defs: Object.fromEntries(schemas) }));
  return ajv.validate(root, JSON.parse(JSON.stringify(value))) ? null : ajv.errors;
};

test.each([
  '{type: string, format: uuid}',
  '{type: string, format: date-time}',
  '{type: string, minLength: 12, maxLength: 14}',
  '{type: string, pattern: "^ord_[a-z0-9]{8}$"}',
  '{type: string, pattern: "^(?:GB|FR)\\\\d{2,}(-[A-Z]+)?$", minLength: 9}',
  '{type: integer, minimum: 3, maximum: 100, multipleOf: 5}',
  '{type: integer, exclusiveMinimum: 7}',
  '{type: number, maximum: -2}',
  '{type: number, exclusiveMaximum: 0}',
  '{type: array, minItems: 3, uniqueItems: true, items: {type: integer}}',
  '{type: array, prefixItems: [{type: string}, {type: integer}], items: false}',
  '{type: [string, "null"], enum: [null, a, b]}',
  '{type: object, required: [a, b], properties: {a: {type: string}, c: {type: string}}, additionalProperties: {type: integer}}',
  '{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {required: [b], properties: {b: {type: integer}}}]}',
  '{allOf: [{type: string}, {minLength: 20}]}',
  '{oneOf: [{type: "null"}, {type: object, required: [k], properties: {k: {const: x}}}]}',
  '{type: object, required: [kind], properties: {kind: {type: string}}, oneOf: [{properties: {kind: {const: a}}}, {properties: {kind: {const: b}}}]}',
  '{type: string, const: only}',
  '{type: array, items: {$ref: "#/components/schemas/Tree"}}',
  '{$ref: "#/components/schemas/Tree"}',
  '{$ref: "#/components/schemas/Pet"}',
  '{}',
])('a value for %s fits it, with few members and with all', async (written) => {
  const { draft } = await draftFrom(`
components:
  schemas:
    It: ${written}
    Tree: {type: object, required: [name, children], properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}, parent: {$ref: '#/components/schemas/Tree'}}}
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {c: '#/components/schemas/Cat'}}}
    Cat: {type: object, required: [kind, id], properties: {kind: {const: c}, id: {type: string}}}
`);
  for (const direction of ['request', 'response'] as const) {
    const schemas = projectedSchemas(draft, direction);
    for (const extent of ['required', 'all'] as const) {
      const value = exampleOf(draft, draft.schemas.get('It')?.schema ?? false, direction, extent);
      expect(value).toBeDefined();
      expect(faults(schemas, schemas.get('It') ?? false, value)).toBeNull();
    }
  }
});

test('what the document gives is taken, without the members of the other direction', async () => {
  const { draft } = await draftFrom(
    'components: {schemas: {A: {type: object, properties: {id: {type: string, readOnly: true}, n: {type: integer}}, example: {id: x, n: 5}}}}',
  );
  const schema = draft.schemas.get('A')?.schema ?? false;
  expect(JSON.stringify(exampleOf(draft, schema, 'response'))).toBe('{"id":"x","n":5}');
  expect(JSON.stringify(exampleOf(draft, schema, 'request'))).toBe('{"n":5}');
});

test('nothing is made where nothing fits', async () => {
  const { draft } = await draftFrom(
    'components: {schemas: {A: {type: object, required: [a], properties: {a: {$ref: "#/components/schemas/A"}}}}}',
  );
  expect(exampleOf(draft, { $ref: '#/$defs/A' }, 'request')).toBeUndefined();
  expect(exampleOf(draft, false, 'request')).toBeUndefined();
});

test.each(['^[A-Z]{2}\\d+$', '^(a|b)*c{3}$', '[^a-z]', '^\\w+@\\w+\\.com$', '^.{5,9}$', '^(?<y>\\d{4})-\\d\\d$', '^[\\w.-]{3}$', '^$'])(
  'a text for %s',
  (pattern) => {
    expect(textMatching(pattern)).toMatch(new RegExp(pattern, 'u'));
  },
);
test.each(['(?=a)b', '^\\p{L}+$', '(', '\\1', '^a$^b$'])('no text for %s', (pattern) => {
  expect(textMatching(pattern)).toBeNull();
});
