import { expect, test } from 'vitest';
import { contractFrom } from '../testing.ts';
import { schemaReader } from './members.ts';

// Ids as no generator of names would choose them: spaces, percent signs, letters beyond ASCII, and what JSON Pointer escapes.
test.each(['An order', '100%', '50%25', 'Größe', '注文', 'a/b', 'a~b', 'a~1b', '#', '?'])(
  'members behind a reference to %j',
  async (id) => {
    const written = encodeURIComponent(id.replaceAll('~', '~0').replaceAll('/', '~1'));
    const { contract, diagnostics } = await contractFrom(`
paths:
  /things:
    get:
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Page' }
components:
  schemas:
    Page:
      type: object
      properties:
        data: { type: array, items: { $ref: '#/components/schemas/${written}' } }
        next_cursor: { type: string }
    ${JSON.stringify(id)}: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }
`);
    expect(diagnostics).toEqual([]);
    const schema = contract.operations[0]?.responses[0]?.content[0]?.schema;
    const reader = schemaReader(contract.schemas);
    const item = reader.items(reader.members(schema).get('data')?.schema);
    expect(reader.id(item)).toBe(id);
    expect(reader.members(item).keys().toArray()).toEqual(['id', 'name']);
    expect(contract.resources[0]?.schema).toEqual(item);
  },
);
