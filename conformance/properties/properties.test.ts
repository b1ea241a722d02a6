import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, NamedSchema, Schema } from '../../generator/contract/model.ts';
import { arbitraryOf } from './arbitrary.ts';
import { flawsOf } from './flaws.ts';
import { validators } from './validator.ts';

const named = (schema: Schema): NamedSchema => ({
  schema,
  directed: false,
  recursive: false,
  deprecations: [],
  at: { file: 'x', pointer: '' },
});
const schemas = new Map<string, NamedSchema>([
  [
    'Tree',
    named({
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
      required: ['name', 'children'],
    }),
  ],
  ['Endless', named({ type: 'object', properties: { again: { $ref: '#/$defs/Endless' } }, required: ['again'] })],
]);
const validatorOf = validators({ schemas });

const cases: Readonly<Record<string, Schema>> = {
  integers: { type: 'integer', minimum: 3, maximum: 9, multipleOf: 3 },
  money: { type: 'number', exclusiveMinimum: 0, maximum: 10 },
  texts: { type: 'string', minLength: 2, maxLength: 5 },
  patterns: { type: 'string', pattern: '^cus_[a-z0-9]{4}$' },
  stamps: { type: 'string', format: 'date-time' },
  lists: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 2 },
  sets: { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true },
  nullable: { type: ['string', 'null'] },
  choices: { oneOf: [{ type: 'object', properties: { kind: { const: 'a' } }, required: ['kind'] }, { type: 'integer' }] },
  composed: {
    allOf: [
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      { properties: { b: { type: 'integer' } }, required: ['b'] },
    ],
  },
  recursive: { $ref: '#/$defs/Tree' },
};

describe('values of a schema are valid', () => {
  for (const [name, schema] of Object.entries(cases)) {
    test(name, () => {
      const arbitrary = arbitraryOf(schemas, schema);
      if (arbitrary === null) throw new Error('nothing to make');
      const validate = validatorOf(schema);
      fc.assert(
        fc.property(arbitrary, (value) => validate(value)),
        { seed: 1, numRuns: 100 },
      );
    });
  }
  test('what has no finite value is not made', () => expect(arbitraryOf(schemas, { $ref: '#/$defs/Endless' })).toBeNull());
});

describe('a flaw is one, named and proved', () => {
  const schema: Schema = {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'lines'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 3 },
      status: { enum: ['open', 'shut'], type: 'string' },
      lines: {
        type: 'array',
        minItems: 1,
        maxItems: 2,
        items: { type: 'object', required: ['count'], properties: { count: { type: 'integer', minimum: 1 } } },
      },
      note: { type: ['string', 'null'] },
    },
  };
  const sound: Json = { name: 'a', status: 'open', lines: [{ count: 1 }], note: 'n' };
  const flaws = flawsOf(schemas, schema, sound, validatorOf(schema));

  test('of every kind, at every depth', () => {
    const said = flaws.map(({ kind, at }) => `${kind} ${at}`);
    expect(said).toEqual(
      expect.arrayContaining([
        'missing /name',
        'length /name',
        'enum /status',
        'bound /lines/0/count',
        'missing /lines/0/count',
        'length /lines',
        'unknown /no_such_member',
        'null /name',
        'type /lines',
      ]),
    );
  });
  test('what the schema allows is no flaw', () => expect(flaws.some(({ kind, at }) => kind === 'null' && at === '/note')).toBe(false));
  test('an unsound value has none: nothing could be proved', () => expect(flawsOf(schemas, schema, {}, validatorOf(schema))).toEqual([]));
});
