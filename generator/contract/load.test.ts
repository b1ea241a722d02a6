import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Loaded, load, type Unreadable } from './load.ts';
import { diskReader, memoryReader, type Reader, streamReader } from './read/reader.ts';
import { loadText } from './testing.ts';

const HEAD = 'openapi: 3.1.0\ninfo: {title: t, version: "1"}\n';
const unreadable = async (files: Record<string, string | Uint8Array>, path = 'a.yaml'): Promise<Unreadable> => {
  const result = await load(path, memoryReader(files));
  if (result.kind !== 'unreadable') throw new Error('it was read');
  return result;
};
const rules = (result: Loaded | Unreadable): readonly string[] =>
  result.kind === 'loaded' ? result.diagnostics.map(({ rule }) => rule) : [result.message];
const messages = (result: Loaded | Unreadable): string =>
  result.kind === 'loaded' ? result.diagnostics.map(({ message }) => message).join('\n') : result.message;

test.each([
  ['missing', {}, /`a.yaml` does not exist/],
  ['empty', { 'a.yaml': ' \n' }, /is empty/],
  ['binary', { 'a.yaml': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]) }, /is not text/],
  ['text with NUL', { 'a.yaml': 'a\u0000b' }, /is not text/],
  ['no object', { 'a.yaml': '- 1' }, /holds no object/],
  ['no version', { 'a.yaml': 'info: {}' }, /does not say `openapi`/],
  ['Swagger 2.0', { 'a.yaml': "swagger: '2.0'" }, /Swagger 2.0 is not supported/],
  ['a later version', { 'a.yaml': 'openapi: 4.0.0' }, /OpenAPI 4.0.0 is not supported/],
  ['a version like ours', { 'a.yaml': 'openapi: 3.10.0' }, /OpenAPI 3.10.0 is not supported/],
])('%s is refused by name', async (_, files, message) => {
  const result = await unreadable(files);
  expect(result.message).toMatch(message);
  expect(result.hint).not.toBe('');
});

test('broken syntax is refused with line and column', async () => {
  expect((await unreadable({ 'a.yaml': `${HEAD}paths: {"/a": [\n` })).at).toMatchObject({ file: 'a.yaml', line: 4 });
  expect((await unreadable({ 'a.json': '{\n  "openapi": "3.1.0",\n}' }, 'a.json')).at).toMatchObject({ line: 3, column: 1 });
});

test('what is too large is refused, a file and all of them', async () => {
  const limits = { fileBytes: 200, totalBytes: 250, files: 3, depth: 20, values: 1000 };
  const files = { 'a.yaml': `${HEAD}components: {schemas: {A: {$ref: b.yaml}}}\n`, 'b.yaml': `description: ${'x'.repeat(150)}` };
  expect(await load('a.yaml', memoryReader({ 'a.yaml': HEAD + '#'.repeat(200) }), limits)).toMatchObject({
    message: '`a.yaml` is larger than 200 bytes',
  });
  expect(await load('a.yaml', memoryReader(files), limits)).toMatchObject({
    message: '`a.yaml` and the files it refers to are more than 250 bytes',
  });
});

test('files are read as references name them, and only then', async () => {
  const asked: string[] = [];
  const files: Record<string, string> = {
    'api/a.yaml': `${HEAD}paths:\n  /a: {$ref: 'paths/a.yaml'}\nx-other: {$ref: secret.yaml}\n`,
    'api/paths/a.yaml':
      "get:\n  responses:\n    '200': {$ref: '../b.json#/ok'}\n    default: {description: d, content: {a/b: {example: {$ref: secret.yaml}, schema: {default: {$ref: secret.yaml}}}}}\n",
    'api/b.json': '{"ok": {"description": "fine"}}',
  };
  const spy: Reader = {
    read: (path, limit) => {
      asked.push(path);
      return memoryReader(files).read(path, limit);
    },
  };
  const result = await load('api/a.yaml', spy);
  expect(rules(result)).toEqual([]);
  expect(asked).toEqual(['api/a.yaml', 'api/paths/a.yaml', 'api/b.json']);
});

test.each([
  'file:///etc/passwd',
  'http://169.254.169.254/x',
  '//host/share',
  '/etc/passwd',
  '../x.yaml',
  'b/../../x.yaml',
  '%2e%2e/x.yaml',
  'C:\\x.yaml',
  'data:text/plain,x',
  'a\\..\\..\\x',
])('the reference %j is refused without being opened', async (reference) => {
  const asked: string[] = [];
  const reader: Reader = {
    read: async (path, limit) => {
      asked.push(path);
      return memoryReader({ 'a.yaml': `${HEAD}components: {schemas: {A: {$ref: ${JSON.stringify(reference)}}}}` }).read(path, limit);
    },
  };
  expect(rules(await load('a.yaml', reader))).toEqual(['document/outside-reference']);
  expect(asked).toEqual(['a.yaml']);
});

test('a reference to nothing says what is missing, once', async () => {
  const text = `${HEAD}components:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    C: {$ref: 'gone.yaml'}\n    D: {$ref: '#/components/schemas/constructor'}\n`;
  expect(messages(await loadText(text))).toBe(
    [
      'The reference "#/components/schemas/B" leads to nothing: `/components/schemas` has no `B`.',
      'The reference "#/components/schemas/constructor" leads to nothing: `/components/schemas` has no `constructor`.',
      'The reference "gone.yaml" leads to nothing: `gone.yaml` does not exist.',
    ].join('\n'),
  );
});

test('references that lead only to references are named once', async () => {
  const text = `${HEAD}components:\n  parameters:\n    A: {$ref: '#/components/parameters/B'}\n    B: {$ref: '#/components/parameters/A'}\n    C: {$ref: '#/components/parameters/A'}\n`;
  const result = await loadText(text);
  expect(rules(result)).toEqual(['document/reference-cycle']);
  expect(messages(result)).toContain('/components/parameters/A → /components/parameters/B → /components/parameters/A');
});

test('a name that stands twice is an error with both lines', async () => {
  const result = await loadText(`${HEAD}paths:\n  /a: {}\n  /a: {}\n`);
  expect(result.kind === 'loaded' && result.diagnostics[0]).toMatchObject({
    rule: 'document/duplicate-name',
    at: { file: 'openapi.yaml', pointer: '/paths/~1a' },
    message: 'The name "/a" stands twice in one object: on line 4, and again on line 5.',
  });
});

test('an anchor is found', async () => {
  expect(rules(await loadText(`${HEAD}components: {schemas: {A: {$ref: '#pet'}, B: {$anchor: pet, type: string}}}\n`))).toEqual([]);
});

test('standard input is a document', async () => {
  async function* bytes() {
    yield HEAD;
  }
  expect(await load('-', streamReader(bytes()))).toMatchObject({ kind: 'loaded' });
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-load-'));
  await mkdir(join(folder, 'api'));
  await writeFile(join(folder, 'secret.yaml'), 'type: string\n');
  await writeFile(join(folder, 'api', 'inner.yaml'), 'type: string\n');
  await symlink(join(folder, 'secret.yaml'), join(folder, 'api', 'link.yaml'));
  await writeFile(
    join(folder, 'api', 'a.yaml'),
    `${HEAD}components: {schemas: {A: {$ref: link.yaml}, B: {$ref: inner.yaml}, C: {$ref: .}}}\n`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

test('a symbolic link does not lead out of the folder', async () => {
  const root = join(folder, 'api', 'a.yaml');
  const result = await load(root, diskReader(root));
  expect(messages(result)).toMatch(/link.yaml` is outside the document's folder/);
  expect(result.kind === 'loaded' && [...result.documents.files.keys()]).toEqual([root, join(folder, 'api', 'inner.yaml')]);
});

test('what is not there, and what is a folder, is refused by name', async () => {
  const gone = join(folder, 'none', 'a.yaml');
  expect(await load(gone, diskReader(gone))).toMatchObject({ kind: 'unreadable', message: `\`${gone}\` does not exist` });
  expect(await load(folder, diskReader(folder))).toMatchObject({ kind: 'unreadable', message: `\`${folder}\` is a folder` });
});
