import { describe, expect, test } from 'vitest';
import type { Contract, NamedSchema, Schema } from '../../contract/model.ts';
import { namesOf } from '../names.ts';
import { emitSchemas } from './schemas.ts';
import { compileFiles, compilers, contractFrom } from './testing.ts';

const at = { file: 'a.yaml', pointer: '' };
const named = (schema: Schema): NamedSchema => ({ schema, directed: false, recursive: false, deprecations: [], at });
const none = { kind: 'none', certainty: 'absent', reason: '', at } as const;

function contractOf(schemas: Readonly<Record<string, Schema>>): Contract {
  return {
    info: { title: 'T', version: '1', description: null },
    openapi: '3.1',
    audience: null,
    servers: [],
    tags: [],
    operations: [],
    webhooks: [],
    resources: [],
    errors: [],
    conventions: {
      versioning: none,
      errors: none,
      webhooks: none,
      cors: none,
      compression: none,
      health: none,
      logging: none,
      documentation: none,
      naming: none,
    },
    schemas: new Map(Object.entries(schemas).map(([id, schema]) => [id, named(schema)])),
    security: new Map(),
    files: new Map(),
  };
}

const emitted = (schemas: Readonly<Record<string, Schema>>): string => {
  const contract = contractOf(schemas);
  return emitSchemas(contract, namesOf(contract));
};
const typeOf = (schema: Schema): string =>
  emitted({ X: schema })
    .replace(/^export type X = /, '')
    .replace(/;\n$/, '');

test.each<[Schema, string]>([
  [true, 'unknown'],
  [false, 'never'],
  [{}, 'unknown'],
  [{ type: 'string', format: 'date-time' }, 'string'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ type: 'integer' }, 'number'],
  [{ type: ['integer', 'number'] }, 'number'],
  [{ const: 'a' }, "'a'"],
  [{ const: null }, 'null'],
  [{ const: { a: [1, 'b'] } }, "{ a: [1, 'b'] }"],
  [{ type: 'string', enum: ['a', 1, null, "it's"] }, "'a' | 'it\\'s'"],
  [{ type: ['string', 'null'], enum: ['', null] }, "'' | null"],
  [{ enum: [-1, true] }, '-1 | true'],
  [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
  [{ type: 'array' }, 'unknown[]'],
  [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1, items: false }, '[string, number?]'],
  [{ type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'boolean' } }, '[string?, ...boolean[]]'],
  [{ oneOf: [{ type: 'string' }, { type: 'string', format: 'uri' }, { type: 'null' }] }, 'string | null'],
  [{ anyOf: [{ type: 'string' }, {}] }, 'unknown'],
  [{ allOf: [{ type: 'string' }, { minLength: 1 }] }, 'string'],
  [{ $ref: '#/$defs/X', description: 'Itself.' }, 'unknown'],
  [{ type: 'array', items: { $ref: '#/$defs/X' } }, 'X[]'],
  [{ type: 'object', additionalProperties: { type: 'number' } }, '{\n  [name: string]: number;\n}'.replace('export', '')],
])('%j is %s', (schema, type) => {
  expect(
    typeOf(schema)
      .replace(/^export interface X /, '')
      .replace(/\n$/, ''),
  ).toContain(type);
});

test('an object is an interface with its descriptions, and optional where not required', () => {
  const schema: Schema = {
    type: 'object',
    description: 'A thing.',
    required: ['id', 'extra'],
    properties: {
      id: { type: 'string', description: 'Ends here */ or not?' },
      'odd-name': { type: 'boolean', deprecated: true },
      __proto__x: true,
    },
  };
  expect(emitted({ Thing: schema })).toBe(`/** A thing. */
export interface Thing {
  /** Ends here *\\/ or not? */
  id: string;
  /** @deprecated */
  'odd-name'?: boolean;
  __proto__x?: unknown;
  extra: unknown;
}
`);
});

test('what goes both ways has two types, and so has what refers to it; what goes one way has the one', async () => {
  const contract = await contractFrom(`
paths:
  /payments:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Batch' } } } }
      responses: { '200': { description: Done, content: { application/json: { schema: { $ref: '#/components/schemas/Batch' } } } } }
    patch:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }
      responses: { '200': { description: Done, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } } }
components:
  schemas:
    Id: { type: string, readOnly: true }
    Payment:
      type: object
      required: [id, token]
      properties: { id: { $ref: '#/components/schemas/Id' }, token: { type: string, writeOnly: true } }
    Batch: { type: object, properties: { data: { type: array, items: { $ref: '#/components/schemas/Payment' } } } }
    Change: { type: object, properties: { id: { type: string, readOnly: true }, note: { type: string } } }
    Note: { type: object, properties: { text: { type: string }, secret: { type: string, writeOnly: true } } }
`);
  const source = emitSchemas(contract, namesOf(contract));
  expect(source).toContain('export interface Payment {\n  id: Id;\n}');
  expect(source).toContain('export interface PaymentInput {\n  token: string;\n}');
  expect(source).toContain('export interface BatchInput {\n  data?: PaymentInput[];\n}');
  expect(source).toContain('export interface Change {\n  note?: string;\n}');
  expect(source).toContain('export interface Note {\n  text?: string;\n}');
  expect(source).not.toMatch(/NoteInput|ChangeInput/);
});

const hard: Readonly<Record<string, Schema>> = {
  Node: {
    type: 'object',
    properties: {
      children: { type: 'array', items: { $ref: '#/$defs/Node' } },
      parent: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] },
    },
  },
  'File--Full': { allOf: [{ $ref: '#/$defs/File' }, { type: 'object', required: ['name'], properties: { size: { type: 'integer' } } }] },
  File: { type: 'object', additionalProperties: { type: 'string' }, properties: { name: { type: 'string' }, length: { type: 'integer' } } },
  Date: { type: 'object', properties: { date: { $ref: '#/$defs/Date' } } },
  import: { type: 'string' },
  '2fa': { type: 'object', patternProperties: { '^x-': { type: 'number' } } },
  订单: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
  A: { $ref: '#/$defs/B' },
  B: { oneOf: [{ $ref: '#/$defs/A' }, { type: 'string' }] },
  Json: {
    anyOf: [
      { type: 'string' },
      { type: 'array', items: { $ref: '#/$defs/Json' } },
      { type: 'object', additionalProperties: { $ref: '#/$defs/Json' } },
    ],
  },
  Cat: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, lives: { type: 'integer' } } },
  Dog: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, barks: { type: 'boolean' } } },
  Pet: {
    oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
    discriminator: { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog' } },
  },
  Owned: { type: 'object', allOf: [{ $ref: '#/$defs/Cat' }], unevaluatedProperties: false },
  Empty: { type: 'object', additionalProperties: false },
  '': { type: ['object', 'null'], properties: { "a'b": { const: '*/ ${x} `' }, __proto__: { type: 'string' } } },
  'A b': {
    type: 'array',
    prefixItems: [{ type: 'object', properties: { a: { type: 'string', description: 'two\nlines' } } }, { enum: [1, 2] }],
  },
  a_B: { not: { type: 'string' } },
};

const use = `import type { Pet, Cat, Node, FileFull, Owned } from './schemas.ts';
export const lives = (pet: Pet): number => (pet.kind === 'cat' ? (pet.lives ?? 0) : 0);
export const deep = (node: Node): Node | null | undefined => node.children?.[0]?.parent;
export const name: string = ({ name: 'a', size: 1, length: 2 } satisfies FileFull).name;
declare const cat: Cat;
export const owned: Owned = cat;
// @ts-expect-error name is required
export const wrong: FileFull = { size: 1 };
`;

describe.each(compilers)('with TypeScript $version', ({ path }) => {
  test('the hard cases compile and say what they should', async () => {
    expect(await compileFiles({ 'schemas.ts': emitted(hard), 'use.ts': use }, path)).toBe('');
  });
});
