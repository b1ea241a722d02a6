/** What a stranger does wrong: each is one message with place and remedy, without a stack, and nothing is half-written. */
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groma } from './testing.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-input-'));
  await cp(new URL('../../specs/starter.openapi.yaml', import.meta.url), join(folder, 'openapi.yaml'));
});
afterEach(() => rm(folder, { recursive: true }));
const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const run = (line: string, input = '') => groma(line.split(' '), folder, { input });

/** One mistake: its message in one line, its remedy in another. */
const twoLines = (message: RegExp, remedy: RegExp) =>
  expect.stringMatching(new RegExp(`^groma: .*${message.source}.*\\n {2}.*${remedy.source}.*\\n$`));

test('a config that names a missing document is said as such', async () => {
  await write('groma.config.yaml', 'document: gone.yaml\n');
  for (const command of ['lint', 'inspect', 'generate --target client --out c', 'conform --url http://127.0.0.1:1'])
    expect(await run(command)).toMatchObject({ exitCode: 2, out: '', error: twoLines(/gone\.yaml/, /groma\.config\.yaml names it/) });
});

test.each([
  ['document: [', /groma\.config\.yaml:\d+:\d+: /],
  ['documnet: a.yaml', /groma\.config\.yaml:1:1: The config has no member documnet\./],
  ['[]', /The config must be an object/],
  ['conform: { consumers: { main: { keys: [3] } } }', /groma\.config\.yaml:1:\d+: conform\.consumers\.main\.keys\[0\] must be/],
])('a broken config is refused at its place: %s', async (text, message) => {
  await write('groma.config.yaml', text);
  expect(await run('lint')).toMatchObject({ exitCode: 2, out: '', error: twoLines(message, /\w/) });
});

test('names of operations in the config are held against the document', async () => {
  await write('groma.config.yaml', 'document: openapi.yaml\noperations:\n  listBook: { role: list }\n');
  expect((await run('lint')).out).toMatch(/groma\.config\.yaml:3:13 /);
  await write('groma.config.yaml', 'document: openapi.yaml\nleaveOut:\n  - nobodyKnowsIt\n');
  for (const command of ['generate --target client --out c', 'conform --url http://127.0.0.1:1'])
    expect(await run(command)).toMatchObject({
      exitCode: 2,
      out: '',
      error: twoLines(/groma\.config\.yaml:3:5: .*nobodyKnowsIt/, /groma inspect/),
    });
  expect(await readdir(folder)).toEqual(['groma.config.yaml', 'openapi.yaml']);
});

test('a file where the folder is to be is refused and kept', async () => {
  await write('out', 'mine');
  expect(await run('generate openapi.yaml --target client --out out')).toMatchObject({
    exitCode: 2,
    out: '',
    error: twoLines(/out: This is a file, a folder was expected\./, /folder/),
  });
  expect(await readdir(folder)).toEqual(['openapi.yaml', 'out']);
});

test('what is refused is said to be not written, and a wrong place is shown by inspect', async () => {
  await run('generate openapi.yaml --target client --out .');
  await write('src/runtime/call.ts', 'mine');
  expect(await run('generate openapi.yaml --target client --out .')).toMatchObject({
    exitCode: 1,
    out: expect.stringMatching(/ {2}✗ src\/runtime\/call\.ts was edited[\s\S]*\nNothing was written\.\n$/),
  });
  await write('wrong.yaml', "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a:\n    $ref: '#/nowhere'\n");
  expect(await run('inspect wrong.yaml')).toMatchObject({
    exitCode: 1,
    out: expect.stringMatching(/✗ .*#\/nowhere.* {2}wrong\.yaml:4:3\n/),
  });
});

test('--quiet leaves the result and takes what sums it up', async () => {
  for (const [line, sum] of [
    ['lint openapi.yaml', / hold · /],
    ['inspect openapi.yaml', /^\d+ operations? · /m],
    ['generate openapi.yaml --target client --out made --check', /^client in made|Nothing was written|To mend it/m],
    ['conform openapi.yaml --url http://127.0.0.1:1', / items?: /],
  ] as const) {
    const [loud, quiet] = [await run(line), await run(`${line} --quiet`)];
    expect(loud.out).toMatch(sum);
    expect(quiet.exitCode).toBe(loud.exitCode);
    expect(quiet.out + quiet.error).not.toMatch(sum);
  }
});

test('a report that cannot be written takes nothing of the result with it', async () => {
  const ran = await run('lint openapi.yaml --json --report json=.');
  expect(ran).toMatchObject({ exitCode: 2, error: twoLines(/This is a folder/, /Name a file/) });
  expect(JSON.parse(ran.out)).toMatchObject({ command: 'lint', verdict: 'pass' });
});

test('standard input is one document', async () => {
  expect(await run('lint - openapi.yaml -', 'openapi: 3.1.0')).toMatchObject({
    exitCode: 2,
    out: '',
    error: twoLines(/- is named twice/, /Leave one out/),
  });
});
