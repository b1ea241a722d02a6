import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './read.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groma-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (file: string | null = null, environment: string | null = null) => readConfig({ cwd: folder, file, environment });
const failure = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    return error as { message: string; place: string; remedy: string };
  }
  throw new Error('it did not fail');
};

test('without a config everything has its default', async () => {
  expect(await read()).toMatchObject({ config: {}, file: null });
});

test('yaml, json and a module with functions are the same config', async () => {
  write('groma.config.yaml', 'document: a.yaml\nconform:\n  consumers:\n    main: { keys: ["${KEY}"] }\n');
  expect((await read()).config).toMatchObject({ document: 'a.yaml' });
  write('other.json', '{"document":"b.yaml"}');
  expect((await read('other.json')).config).toEqual({ document: 'b.yaml' });
  write(
    'groma.config.mjs',
    'export default { document: "c.yaml", conform: { hooks: { reset: () => 1 }, consumers: { main: { keys: [() => "k"] } } } };',
  );
  expect((await read()).config.document).toBe('c.yaml');
});

test('a named environment replaces members', async () => {
  write(
    'groma.config.yaml',
    'document: a.yaml\nconform: { url: "http://a", proxy: p }\nenvironments: { live: { conform: { url: "http://b" } } }\n',
  );
  expect((await read(null, 'live')).config.conform).toEqual({ url: 'http://b', proxy: 'p' });
  expect(await failure(read(null, 'staging'))).toMatchObject({ message: 'There is no environment staging.', remedy: 'Known: live.' });
});

test('a mistake is said with place and suggestion', async () => {
  write('groma.config.yaml', 'document: a.yaml\nconform:\n  consumer: {}\n');
  const error = await failure(read());
  expect(error.message).toBe('conform has no member consumer.');
  expect(error.place).toBe('groma.config.yaml:3:3');
  expect(error.remedy).toBe('Did you mean consumers?');
});

test('a value of the wrong kind, an unknown preset, broken yaml, a missing file', async () => {
  write('groma.config.yaml', 'yours: 3\n');
  expect(await failure(read())).toMatchObject({ message: 'yours must be an array.' });
  write('groma.config.yaml', 'lint: { preset: publik }\n');
  expect(await failure(read())).toMatchObject({ remedy: 'Did you mean public?' });
  write('groma.config.yaml', 'a: [\n');
  expect((await failure(read())).message).toMatch(/^The config cannot be parsed/);
  expect((await failure(read('none.yaml'))).message).toBe('The config cannot be read.');
});

test('a member that stands twice is refused, not chosen from', async () => {
  write('groma.config.yaml', 'document: a.yaml\ndocument: b.yaml\n');
  expect(await failure(read())).toMatchObject({ message: 'document stands twice in one object.', place: 'groma.config.yaml:2:1' });
  write('groma.config.json', '{ "document": }');
  expect(await failure(read('groma.config.json'))).toMatchObject({
    message: expect.stringMatching(/\.$/),
    place: 'groma.config.json:1:15',
    remedy: expect.stringMatching(/^Mend the JSON at this place.*\.$/),
  });
});

test('conventions and x-groma are checked by one schema', async () => {
  write('groma.config.yaml', 'conventions:\n  pagination: { order: ["-created_at"] }\n  paginatoin: {}\n');
  expect(await failure(read())).toMatchObject({ remedy: 'Did you mean pagination?' });
});
