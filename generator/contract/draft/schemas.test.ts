import { expect, test } from 'vitest';
import { draftFrom } from '../testing.ts';

/** The schemas of a document as plain data. */
const schemas = async (members: string, openapi = '3.0.3', files: Record<string, string> = {}): Promise<unknown> => {
  const { draft } = await draftFrom(`openapi: ${openapi}\ncomponents: {schemas: {${members}}}`, files);
  return JSON.parse(JSON.stringify(Object.fromEntries([...draft.schemas].map(([id, { schema }]) => [id, schema]))));
};

test.each([
  ['{type: string, nullable: true}', { type: ['string', 'null'] }],
  ['{type: string, nullable: true, enum: [a]}', { type: ['string', 'null'], enum: ['a', null] }],
  ['{nullable: true, anyOf: [{type: string}, {type: integer}]}', { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] }],
  ['{nullable: true, allOf: [{type: object}]}', { anyOf: [{ allOf: [{ type: 'object' }] }, { type: 'null' }] }],
  ['{nullable: false, type: string}', { type: 'string' }],
  ['{minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}', { exclusiveMinimum: 1, maximum: 9 }],
  ['{example: 1}', { examples: [1] }],
  ['{$ref: "#/components/schemas/B", description: lost}', { $ref: '#/$defs/B' }],
  [
    '{properties: {nullable: {type: boolean}, $ref: {type: string}}}',
    { properties: { nullable: { type: 'boolean' }, $ref: { type: 'string' } } },
  ],
  ['{enum: [{nullable: true, $ref: x}], default: {example: 1}}', { enum: [{ nullable: true, $ref: 'x' }], default: { example: 1 } }],
])('3.0: %s', async (written, expected) => {
  expect(await schemas(`A: ${written}, B: {type: object}`)).toMatchObject({ A: expected, B: { type: 'object' } });
  expect(Object.keys(Object(Object(await schemas(`A: ${written}, B: {}`)).A)).toSorted()).toEqual(Object.keys(expected).toSorted());
});

test('3.1: members beside a reference stay, a word of 3.0 is only a word, schemas may be boolean', async () => {
  expect(
    await schemas(
      'A: {$ref: "#/components/schemas/B", description: kept, nullable: true}, B: true, C: {items: false, $defs: {x: {type: "null"}}}',
      '3.1.0',
    ),
  ).toEqual({
    A: { $ref: '#/$defs/B', description: 'kept', nullable: true },
    B: true,
    C: { items: false, $defs: { x: { type: 'null' } } },
  });
});

test('every place that is referred to has one id, a component its own name', async () => {
  const files = {
    'pet.yaml': 'type: object\nproperties: {tag: {$ref: "parts.yaml#/defs/tag"}, self: {$ref: "pet.yaml"}}',
    'parts.yaml': 'defs: {tag: {type: string}, other: {type: integer}}',
  };
  const members = `Pet: {$ref: pet.yaml}, tag: {type: boolean}, Alias: {$ref: "#/components/schemas/Pet"}, Deep: {$ref: "#/components/schemas/Pet/properties"}, Inner: {properties: {a: {$ref: "#/components/schemas/tag"}, b: {$ref: "parts.yaml#/defs/other"}}}`;
  expect(await schemas(members.replace(/Deep: \{[^}]*\}, /, ''), '3.1.0', files)).toEqual({
    Pet: { type: 'object', properties: { tag: { $ref: '#/$defs/tag2' }, self: { $ref: '#/$defs/Pet' } } },
    tag: { type: 'boolean' },
    Alias: { $ref: '#/$defs/Pet' },
    Inner: { properties: { a: { $ref: '#/$defs/tag' }, b: { $ref: '#/$defs/other' } } },
    tag2: { type: 'string' },
    other: { type: 'integer' },
  });
});

test('the targets of a mapping are references, by name, pointer or file', async () => {
  const mapping = '{cat: Cat, dog: "#/components/schemas/Dog", fish: fish.yaml, none: Gone}';
  expect(
    await schemas(`Pet: {discriminator: {propertyName: kind, mapping: ${mapping}}}, Cat: {}, Dog: {}`, '3.0.3', {
      'fish.yaml': 'type: object',
    }),
  ).toMatchObject({
    Pet: { discriminator: { mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog', fish: '#/$defs/fish', none: 'Gone' } } },
  });
});

test('recursion, direction and deprecation are known', async () => {
  const { draft } = await draftFrom(`
components:
  schemas:
    Tree: {properties: {children: {type: array, items: {$ref: '#/components/schemas/Branch'}}}}
    Branch: {properties: {tree: {$ref: '#/components/schemas/Tree'}, id: {$ref: '#/components/schemas/Id'}}}
    Holder: {properties: {tree: {$ref: '#/components/schemas/Tree'}, old: {type: string, deprecated: true}}}
    Id: {type: string, readOnly: true}
    Plain: {type: string}
`);
  const facts = [...draft.schemas].map(([id, { recursive, directed, deprecations }]) => [
    id,
    recursive,
    directed,
    deprecations.map(({ property }) => property),
  ]);
  expect(facts).toEqual([
    ['Tree', true, true, []],
    ['Branch', true, true, []],
    ['Holder', false, true, ['/properties/old']],
    ['Id', false, true, []],
    ['Plain', false, false, []],
  ]);
});

test('a name that a pointer must escape comes back as it was', async () => {
  const { draft } = await draftFrom(
    `components: {schemas: {"a/b~c %": {type: string}, __proto__: {type: integer}, B: {properties: {__proto__: {$ref: "#/components/schemas/a~1b~0c%20%25"}}}}}`,
  );
  expect([...draft.schemas.keys()]).toEqual(['a/b~c %', '__proto__', 'B']);
  expect(JSON.stringify(draft.schemas.get('B')?.schema)).toBe('{"properties":{"__proto__":{"$ref":"#/$defs/a~1b~0c%20%25"}}}');
});
