import { expect, test } from 'vitest';
import { contractFrom } from '../testing.ts';

const thing = `{ description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }`;
const other = `{ description: It., content: { application/json: { schema: { type: object, properties: { url: { type: string } } } } } }`;
const roleOf = async (step: string, responses: string, more = ''): Promise<object | undefined> => {
  const { contract } = await contractFrom(`
paths:
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': ${thing} } }
  /things/{id}/${step}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post: { operationId: tried, responses: { ${responses} } }
${more}
components: { schemas: { Thing: { type: object, properties: { id: { type: string } } } } }
`);
  return contract.operations.find(({ id }) => id === 'tried')?.role;
};

test('a fixed step below an item is an action where it answers with the item, whatever it is called', async () => {
  expect(await roleOf('frobnication', `'200': ${thing}`)).toMatchObject({ kind: 'action', verb: 'frobnication', certainty: 'inferred' });
});
test('or where it can come at the wrong time', async () => {
  expect(await roleOf('frobnication', `'200': ${other}, '409': { description: Too late. }`)).toMatchObject({
    kind: 'action',
    certainty: 'inferred',
  });
});
test('without either sign it is a guess', async () => {
  expect(await roleOf('frobnication', `'200': ${other}`)).toMatchObject({ kind: 'action', certainty: 'guessed' });
});
test('what makes something below the item is no action', async () => {
  expect(await roleOf('notes', `'201': ${thing}, '409': { description: Full. }`)).toMatchObject({ kind: 'create' });
  expect(await roleOf('notes', `'200': ${other}, '409': { description: Full. }`)).toMatchObject({ kind: 'create' });
  const listed = `    get: { responses: { '200': ${other} } }`;
  expect(await roleOf('copy', `'200': ${thing}`, listed)).not.toMatchObject({ kind: 'action' });
});
