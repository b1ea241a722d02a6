import { expect, test } from 'vitest';
import type { BuildRule } from '../diagnostic.ts';
import type { DraftOperation } from '../draft.ts';
import { draftFrom } from '../testing.ts';

const operation = async (snippet: string, files: Record<string, string> = {}): Promise<DraftOperation> => {
  const [first] = (await draftFrom(snippet, files)).draft.operations;
  if (first === undefined) throw new Error('no operation');
  return first;
};
const found = async (snippet: string): Promise<readonly string[]> =>
  (await draftFrom(snippet)).diagnostics.map(({ rule, at }) => `${rule} ${at.pointer}`);

test('an operation has its path, the parameters of its path item that it keeps, and the servers nearest to it', async () => {
  const read = await operation(`
servers: [{url: 'https://root.test/v1'}]
paths:
  /files/{id}.json#small:
    parameters:
      - {name: id, in: path, schema: {type: string}}
      - {name: X-Trace, in: header, schema: {type: string}}
      - {name: Accept, in: header, schema: {type: string}}
    get:
      parameters: [{name: x-trace, in: header, required: true, schema: {type: integer}}]
      responses: {'4xx': {description: wrong}, default: {description: other}}
`);
  expect(read).toMatchObject({
    key: 'GET /files/{id}.json#small',
    id: 'get_files_id_json_small',
    path: { text: '/files/{id}.json', parts: ['/files/', { parameter: 'id' }, '.json'], variant: '#small' },
    servers: [{ url: 'https://root.test/v1' }],
    parameters: [
      { name: 'id', in: 'path', required: true, serialization: { style: 'simple', explode: false } },
      { name: 'x-trace', in: 'header', required: true, schema: { type: 'integer' } },
    ],
    responses: [{ status: '4XX' }, { status: 'default' }],
  });
});

test('what stands in other files has its place there', async () => {
  const read = await operation(`paths: {/a: {get: {$ref: 'ops/a.yaml'}}}`, {
    'ops/a.yaml':
      "operationId: a\nparameters: [{$ref: '../params.yml#/limit'}]\nresponses:\n  '200': {description: ok, content: {application/json: {schema: {$ref: '../schemas/pet.yaml'}}}}\n",
    'params.yml': 'limit: {name: limit, in: query, schema: {type: integer}}',
    'schemas/pet.yaml': 'type: object',
  });
  expect(read.at).toEqual({ file: 'ops/a.yaml', pointer: '' });
  expect(read.parameters[0]?.at).toEqual({ file: 'params.yml', pointer: '/limit' });
  expect(read.responses[0]?.content[0]?.schema).toEqual({ $ref: '#/$defs/pet' });
});

test.each([
  ['form', 'query', {}, { style: 'form', explode: true }],
  ['deep', 'query', { style: 'deepObject' }, { style: 'deepObject', explode: false }],
  ['pipes', 'query', { style: 'pipeDelimited' }, { style: 'pipeDelimited', explode: false }],
  ['path', 'path', {}, { style: 'simple', explode: false }],
  ['cookie', 'cookie', {}, { style: 'form', explode: true }],
  ['reserved', 'query', { allowReserved: true, explode: false }, { style: 'form', explode: false, allowReserved: true }],
])('the serialization of %s is completed as OpenAPI does', async (_, place, written, expected) => {
  const parameter = JSON.stringify({ name: 'a', in: place, required: true, schema: {}, ...written });
  const read = await operation(`paths: {'/a/{a}': {get: {parameters: [${parameter}], responses: {}}}}`);
  expect(read.parameters[0]?.serialization).toMatchObject({ kind: 'style', ...expected });
});

test('a parameter may be content, and examples come from both places', async () => {
  const read = await operation(`
paths:
  /a:
    get:
      parameters:
        - {name: filter, in: query, example: 1, content: {application/json: {schema: {type: object}, examples: {two: {value: {a: {$ref: data}}, summary: s}, far: {externalValue: 'http://x.test'}}}}}
      responses: {}
`);
  expect(read.parameters[0]).toMatchObject({
    serialization: { kind: 'content', mediaType: 'application/json' },
    schema: { type: 'object' },
    examples: [
      { name: 'example', value: 1 },
      { name: 'two', summary: 's', value: { a: { $ref: 'data' } } },
    ],
  });
});

test('security is kept as written, with whose it is', async () => {
  const { draft } = await draftFrom(`
security: [{key: []}]
paths:
  /a:
    get: {responses: {}}
    post: {security: [], responses: {}}
    put: {security: [{}, {key: [], oauth: [read]}], responses: {}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {read: r}}}}
`);
  expect(draft.operations.map(({ security }) => [security?.own, security?.alternatives])).toEqual([
    [false, [[{ scheme: 'key', scopes: [] }]]],
    [true, []],
    [
      true,
      [
        [],
        [
          { scheme: 'key', scopes: [] },
          { scheme: 'oauth', scopes: ['read'] },
        ],
      ],
    ],
  ]);
  expect(draft.security.get('oauth')).toMatchObject({
    kind: 'oauth2',
    flows: [{ flow: 'clientCredentials', tokenUrl: '/token', scopes: ['read'] }],
  });
});

test('links, webhooks and callbacks', async () => {
  const { draft } = await draftFrom(`
paths:
  /orders:
    post:
      operationId: create
      responses: {'201': {description: made, links: {get: {operationId: read, parameters: {id: '$response.body#/id'}, requestBody: 1}, ref: {operationRef: '#/paths/~1orders~1{id}/get'}}}}
      callbacks: {paid: {'{$request.body#/url}': {post: {summary: paid, responses: {}}}}}
  /orders/{id}:
    get: {operationId: read, parameters: [{name: id, in: path, schema: {}}], responses: {}}
webhooks:
  shipped: {post: {responses: {}}}
`);
  expect(draft.operations[0]?.responses[0]?.links).toMatchObject([
    {
      operation: 'GET /orders/{id}',
      values: [
        { to: 'id', from: '$response.body#/id' },
        { to: 'body', from: '1' },
      ],
    },
    { operation: 'GET /orders/{id}', values: [] },
  ]);
  expect(draft.webhooks.map(({ name, method, callback }) => [name, method, callback])).toEqual([
    ['shipped', 'POST', null],
    ['paid', 'POST', { of: 'POST /orders', url: '{$request.body#/url}' }],
  ]);
});

test("an operationId given twice is nobody's, and a made id gives way", async () => {
  const { draft } = await draftFrom(`
paths:
  /a: {get: {operationId: same, responses: {}}, put: {operationId: get_a, responses: {}}}
  /b: {get: {operationId: same, responses: {}}}
`);
  expect(draft.operations.map(({ id }) => id)).toEqual(['get_a_2', 'get_a', 'get_b']);
});

test.each<[BuildRule, string, string]>([
  [
    'document/duplicate-operation-id',
    '/paths/~1b/get',
    'paths: {/a: {get: {operationId: x, responses: {}}}, /b: {get: {operationId: x, responses: {}}}}',
  ],
  ['document/equivalent-paths', '/paths/~1a~1{y}', 'paths: {"/a/{x}": {}, "/a/{y}": {}}'],
  [
    'document/duplicate-parameter',
    '/paths/~1a/get/parameters/1',
    'paths: {/a: {get: {parameters: [{name: q, in: query}, {name: q, in: query}], responses: {}}}}',
  ],
  ['document/undeclared-path-parameter', '/paths/~1a~1{x}/get/parameters', 'paths: {"/a/{x}": {get: {responses: {}}}}'],
  [
    'document/unknown-link-target',
    '/paths/~1a/get/responses/200/links/l',
    'paths: {/a: {get: {responses: {"200": {description: d, links: {l: {operationId: none}}}}}}}',
  ],
  [
    'document/reference-siblings',
    '/paths/~1a',
    'paths: {/a: {$ref: "#/components/pathItems/A", post: {}}}\ncomponents: {pathItems: {A: {}}}',
  ],
  ['document/invalid', '/paths/~1a/get/parameters/0', 'paths: {/a: {get: {parameters: [{in: body, name: b}], responses: {}}}}'],
  ['document/invalid', '/components/securitySchemes/k', 'components: {securitySchemes: {k: {type: magic}}}'],
  ['document/endless-schema', '/components/schemas/A', 'components: {schemas: {A: {allOf: [{$ref: "#/components/schemas/A"}]}}}'],
  [
    'document/no-instance',
    '/components/schemas/A',
    'components: {schemas: {A: {type: object, required: [a], properties: {a: {$ref: "#/components/schemas/A"}}}}}',
  ],
])('%s is found at %s', async (rule, pointer, snippet) => {
  expect(await found(snippet)).toEqual([`${rule} ${pointer}`]);
});

test('an optional or empty way out of a recursion is no mistake', async () => {
  const tree = (member: string): string => `components: {schemas: {A: {type: object, required: [a], properties: {a: ${member}}}}}`;
  const self = '{$ref: "#/components/schemas/A"}';
  for (const member of [`{type: array, items: ${self}}`, `{anyOf: [${self}, {type: 'null'}]}`, `{type: object, properties: {a: ${self}}}`])
    expect(await found(tree(member))).toEqual([]);
});

test('extensions and chapters', async () => {
  const { draft } = await draftFrom(`
info: {title: Shop, version: 1, description: All of it, x-audience: public}
x-groma: {a: {$ref: nowhere.yaml}}
tags: [{name: orders, description: About orders, x-order: 1}, {name: none}]
paths: {/a: {x-item: 1, get: {x-own: 2, responses: {}}}}
`);
  expect(draft.info).toEqual({ title: 'Shop', version: '1', description: 'All of it' });
  expect(draft.extensions.map(({ name }) => name)).toEqual(['x-groma', 'x-audience']);
  expect(draft.operations[0]?.extensions.map(({ name, at }) => [name, at.pointer])).toEqual([
    ['x-own', '/paths/~1a/get/x-own'],
    ['x-item', '/paths/~1a/x-item'],
  ]);
  expect(draft.chapters.map(({ title, text }) => [title, text])).toEqual([
    ['Shop', 'All of it'],
    ['orders', 'About orders'],
  ]);
  expect(draft.extensionsAt({ file: 'openapi.yaml', pointer: '/tags/0' })).toMatchObject([{ name: 'x-order', value: 1 }]);
});

test('choices that extend what lists them are opened where they are listed, with a warning', async () => {
  const { draft, diagnostics } = await draftFrom(`
components:
  schemas:
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
    Pet: {required: [kind], properties: {kind: {type: string}}, oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
`);
  expect(diagnostics.map(({ rule, severity, at }) => [rule, severity, at.pointer])).toEqual([
    ['document/endless-schema', 'warning', '/components/schemas/Pet'],
    ['document/endless-schema', 'warning', '/components/schemas/Pet'],
  ]);
  expect(Object.keys(draft.schemas.get('Pet')?.schema ?? {})).toEqual(['required', 'properties', 'discriminator']);
  expect(draft.schemas.get('Cat')?.schema).toMatchObject({ allOf: [{ $ref: '#/$defs/Pet' }, {}] });
});

test('a mistake names the operations that it touches', async () => {
  const { diagnostics } = await draftFrom(`
paths:
  /a:
    parameters: [{$ref: '#/components/parameters/Ring'}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Holder'}}}}}}}
    put: {responses: {}}
  /b: {get: {responses: {default: {$ref: '#/components/responses/None'}}}}
components:
  parameters: {Ring: {$ref: '#/components/parameters/Ring'}}
  schemas:
    Holder: {properties: {a: {$ref: '#/components/schemas/Broken'}}}
    Broken: {properties: {b: {$ref: '#/components/schemas/Gone'}}}
    Unused: {$ref: '#/components/schemas/Gone2'}
`);
  expect(Object.fromEntries(diagnostics.map(({ at, operations }) => [at.pointer, operations]))).toEqual({
    '/components/parameters/Ring': ['GET /a', 'PUT /a'],
    '/components/schemas/Broken/properties/b': ['GET /a'],
    '/components/schemas/Unused': [],
    '/paths/~1b/get/responses/default': ['GET /b'],
  });
});
