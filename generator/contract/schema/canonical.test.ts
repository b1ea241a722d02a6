import { expect, test } from 'vitest';
import { draftFrom } from '../testing.ts';
import { canonicalSchema } from './canonical.ts';

const canonical = async (written: string): Promise<unknown> => {
  const { draft } = await draftFrom(`
components:
  schemas:
    It: ${written}
    Base: {type: object, required: [id], properties: {id: {type: string}}}
    Tree: {allOf: [{type: object, properties: {child: {$ref: '#/components/schemas/Tree'}}}]}
`);
  return JSON.parse(JSON.stringify(canonicalSchema(draft, draft.schemas.get('It')?.schema ?? false)));
};

test.each([
  [
    '{allOf: [{$ref: "#/components/schemas/Base"}, {required: [a], properties: {a: {type: integer}}}]}',
    { type: 'object', required: ['a', 'id'], properties: { id: { type: 'string' }, a: { type: 'integer' } } },
  ],
  ['{allOf: [{minimum: 1, type: number}, {minimum: 3, type: integer}]}', { minimum: 3, type: 'integer' }],
  ['{allOf: [{pattern: a}, {pattern: b}]}', { allOf: [{ pattern: 'b' }], pattern: 'a' }],
  [
    '{allOf: [{properties: {a: {type: string}}, additionalProperties: false}, {properties: {b: {type: string}}}]}',
    { additionalProperties: false, allOf: [{ properties: { b: { type: 'string' } } }], properties: { a: { type: 'string' } } },
  ],
  ['{enum: [a]}', { const: 'a' }],
  ['{enum: [b, a]}', { enum: ['a', 'b'] }],
  ['{type: ["null", string]}', { type: ['null', 'string'] }],
  ['{anyOf: [{type: string, minLength: 1}, {type: "null"}]}', { minLength: 1, type: ['null', 'string'] }],
  ['{anyOf: [{type: string}, {type: integer}]}', { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
  ['{properties: {a: {allOf: [{type: string}, {maxLength: 2}]}}}', { properties: { a: { type: 'string', maxLength: 2 } } }],
  ['{allOf: [{$ref: "#/components/schemas/Tree"}]}', { type: 'object', properties: { child: { $ref: '#/$defs/Tree' } } }],
])('%s', async (written, expected) => {
  expect(await canonical(written)).toEqual(expected);
});
