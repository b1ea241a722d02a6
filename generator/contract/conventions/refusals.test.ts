/** Which status refuses what, where one sentence or one clause names several. */
import { expect, test } from 'vitest';
import { contractFrom } from '../testing.ts';

const documentOf = (sentence: string): string => `
info:
  title: Things
  version: 1.0.0
  description: |
    # Retries and errors

    ${sentence}
paths:
  /things:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '400': { $ref: '#/components/responses/Wrong' } }
    post:
      operationId: createThing
      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: Made. }, '400': { $ref: '#/components/responses/Wrong' }, '422': { $ref: '#/components/responses/Wrong' } }
components:
  responses:
    Wrong:
      description: Wrong.
      content: { application/json: { schema: { type: object, properties: { code: { type: string }, message: { type: string } } } } }
`;

test.each([
  ['With a key, reuse is 422, running is 409.', { reused: 422, running: 409 }],
  [
    'A key that is reused with another body is answered with 422, and one whose first request is still running with 409.',
    { reused: 422, running: 409 },
  ],
  ['Keys: 409 when reused with a different body, 425 while the first request is in progress.', { reused: 409, running: 425 }],
  ['The key is refused with 422, always, when it comes with another request.', { reused: 422 }],
  [
    'A missing key is 400, a reused key (409) is another matter, one in progress (423) is a third.',
    { missing: 400, reused: 409, running: 423 },
  ],
])('%s', async (sentence, refusals) => {
  const { contract } = await contractFrom(documentOf(sentence));
  expect(contract.operations.find(({ id }) => id === 'createThing')?.conventions.idempotency).toMatchObject({ kind: 'key', refusals });
});

test.each([
  ['Wrong query parameters are answered with 400. Wrong bodies are answered with 422.', 400, 422],
  ['Wrong bodies are answered with 422, wrong queries with 400.', 400, 422],
  ['Invalid parameters of a query are 400 and invalid bodies 422.', 400, 422],
  ['Whatever is invalid is answered with 422, in a query as in a body.', 422, 422],
])('%s', async (sentence, query, body) => {
  const { contract } = await contractFrom(documentOf(sentence));
  const { errors } = contract.conventions;
  if (errors.kind === 'none') throw new Error('no errors');
  expect([errors.invalid.query?.value, errors.invalid.body?.value]).toEqual([query, body]);
});
