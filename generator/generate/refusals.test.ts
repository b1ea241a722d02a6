import { expect, test } from 'vitest';
import { contractFrom } from './emit/testing.ts';
import { supported, unservedSchemes } from './refusals.ts';

const document = `
paths:
  /upload:
    post:
      operationId: upload
      requestBody: { content: { multipart/form-data: { schema: { type: object } } } }
      responses: { '200': { description: A } }
  /either:
    post:
      operationId: either
      requestBody: { content: { multipart/form-data: { schema: { type: object } }, application/json: { schema: { type: object } } } }
      responses: { '200': { description: A } }
  /same/{a}:
    get: { operationId: same, parameters: [{ name: a, in: path, required: true, schema: { type: string } }], responses: { '200': { description: A } } }
  /same/{a}#b:
    get: { operationId: twin, parameters: [{ name: a, in: path, required: true, schema: { type: string } }], responses: { '200': { description: A } } }
  /certificate:
    get: { operationId: certificate, security: [{ tls: [] }], responses: { '200': { description: A } } }
components:
  securitySchemes: { tls: { type: mutualTLS } }
`;

test('each operation that cannot be served is left out by name and place, and the others stay', async () => {
  const { contract, leftOut } = supported(await contractFrom(document), [], true);
  expect(contract.operations.map((operation) => operation.id)).toEqual(['either', 'same']);
  expect(leftOut.map(({ operation, message, at, listed }) => [operation.id, message, at.pointer, listed])).toEqual([
    ['upload', 'bodies of multipart/form-data are not supported yet', expect.stringContaining('requestBody'), false],
    ['twin', 'another operation has the same method and path on the wire', expect.stringContaining('/paths/'), false],
    ['certificate', 'no security scheme of it is supported yet (tls)', expect.any(String), false],
  ]);
});

test('what the config leaves out is no fault, by key or id; a client refuses nothing', async () => {
  const contract = await contractFrom(document);
  const { leftOut } = supported(contract, ['upload', 'GET /certificate', 'twin'], true);
  expect(leftOut.map(({ operation, listed }) => [operation.id, listed])).toEqual([
    ['upload', true],
    ['twin', true],
    ['certificate', true],
  ]);
  expect(supported(contract, [], false).leftOut).toEqual([]);
});

test('pages that only a url names are refused, and an alternative that is left out is told once, by its scheme', async () => {
  const contract = await contractFrom(`
paths:
  /linked:
    get:
      operationId: linked
      responses:
        '200':
          description: A page
          headers: { Link: { description: 'The next page, rel="next".', schema: { type: string } } }
          content: { application/json: { schema: { type: array, items: { type: object, properties: { id: { type: string } } } } } }
  /either:
    get: { operationId: either, security: [{ key: [] }, { tls: [] }], responses: { '200': { description: A } } }
  /both:
    get: { operationId: both, security: [{ key: [] }, { key: [], tls: [] }], responses: { '200': { description: A } } }
components:
  securitySchemes: { tls: { type: mutualTLS }, key: { type: http, scheme: bearer } }
`);
  const { contract: served, leftOut } = supported(contract, [], true);
  expect(leftOut.map(({ operation, message }) => [operation.id, message])).toEqual([
    ['linked', 'pages that only urls name, and no parameter, are not supported yet'],
  ]);
  const told = 'the security scheme tls is not supported yet: what needs it is left out of the alternatives of GET /either, GET /both';
  expect(unservedSchemes(served, [])).toMatchObject([{ message: told, listed: false, at: { pointer: expect.stringContaining('tls') } }]);
  expect(unservedSchemes(served, ['tls'])).toMatchObject([{ listed: true }]);
});
