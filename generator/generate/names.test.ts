import { expect, test } from 'vitest';
import { isIdentifier } from '../text/typescript.ts';
import { contractFrom } from './emit/testing.ts';
import { nameTable } from './name-table.ts';
import { namesOf } from './names.ts';
import { camelCase, pascalCase, snakeCase, words } from './words.ts';

test.each([
  ['createOrder', 'createOrder', 'CreateOrder', 'create_order'],
  ['apps/create-from-manifest', 'appsCreateFromManifest', 'AppsCreateFromManifest', 'apps_create_from_manifest'],
  ['HTTPServerError', 'httpServerError', 'HTTPServerError', 'http_server_error'],
  ['File--Full', 'fileFull', 'FileFull', 'file_full'],
  ['2fa', '_2fa', '_2fa', '_2fa'],
  ['订单', '订单', '订单', '订单'],
  ['e\u0301tat', 'état', 'État', 'état'],
  ['../../etc', 'etc', 'Etc', 'etc'],
  ['', '', '', ''],
  ["*/ '`${x}\u202e", 'x', 'X', 'x'],
])('%j becomes %s, %s, %s', (text, camel, pascal, snake) => {
  expect([camelCase(text), pascalCase(text), snakeCase(text)]).toEqual([camel, pascal, snake]);
});

test('whatever the words, what comes out is an identifier or nothing', () => {
  for (const text of ['a b', '😀 x', '\u200d\u200c', '1 2 3', 'a\u0000b', '\ud800']) {
    for (const name of [camelCase(text), pascalCase(text), snakeCase(text)]) expect(name === '' || isIdentifier(name)).toBe(true);
  }
  expect(words('getHTTPResponse v2')).toEqual(['get', 'HTTP', 'Response', 'v2']);
});

test('a name is given once, whatever its case', () => {
  const table = nameTable(['delete']);
  expect([
    table.take('delete', ['deleteOne']),
    table.take('Order', []),
    table.take('order', []),
    table.take('ORDER', ['x']),
    table.take('', []),
  ]).toEqual(['deleteOne', 'Order', 'order2', 'x', 'name2']);
});

test('operations, groups and methods have names of their own', async () => {
  const names = namesOf(
    await contractFrom(`
paths:
  /things:
    get: { operationId: listThings, tags: [delete], responses: { '200': { description: A } } }
    post: { operationId: 'class', tags: [Delete], responses: { '201': { description: A } } }
  /things/{id}:
    get: { operationId: 'Class', parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: A } } }
  /订单:
    get: { responses: { '200': { description: A } } }
components:
  schemas:
    Date: { type: object }
    'date': { type: object }
    '': { type: object }
    import: { type: string }
    Operations: { type: string }
`),
  );
  const operations = [...names.operations.values()];
  expect(operations.map((operation) => operation.value.toLowerCase())).toHaveLength(
    new Set(operations.map((operation) => operation.value.toLowerCase())).size,
  );
  for (const { value, type, group, method } of operations)
    for (const name of [value, type, group, method]) expect(isIdentifier(name)).toBe(true);
  expect(operations.map((operation) => operation.value)).not.toContain('class');
  expect(names.groups.map((group) => group.name)).not.toContain('delete');
  expect(new Set(names.groups.map((group) => group.file.toLowerCase())).size).toBe(names.groups.length);
  const types = [...names.schemas.values()].map((schema) => schema.response);
  expect(types).not.toContain('Date');
  expect(new Set(types.map((type) => type.toLowerCase())).size).toBe(types.length);
  expect(types.every(isIdentifier)).toBe(true);
});
