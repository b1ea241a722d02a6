/** What a person gets wrong on the way: one message with what to do, the exit code of the table, nothing half-written, no stack. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groma as run } from '../generator/cli/testing.ts';
import { root } from './program.ts';
import { folderForShop, layOutShop, removeShop, shopDocument, startShop } from './shop.ts';

const folder = folderForShop('bad-input');
const service = join(folder, 'service');
beforeAll(async () => {
  mkdirSync(service);
  await layOutShop(service);
});
afterAll(() => removeShop(folder));

const groma = (argv: readonly string[]) => run(argv, root);

const stack = /^\s+at .*:\d+/m;

describe('the service does not start', () => {
  const refusal = (environment: NodeJS.ProcessEnv): Promise<string> =>
    startShop(service, environment).then(
      async (running) => {
        await running.stop();
        return 'it started';
      },
      (error: unknown) => String(error),
    );

  test('on a port that is in use: one line that says so, and what to do', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const said = await refusal({ PORT: String(port) });
    await new Promise((closed) => other.close(closed));
    expect(said).toContain(`the service ended with 2: Port ${port} is in use. Stop what uses it, or set PORT.\n`);
    expect(said).not.toMatch(stack);
  });

  test.each([
    ['a port that is none', { PORT: 'http' }, /PORT must be a number from 0 to 65535, not 'http'/],
    ['a database that is not there', { DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' }, /ECONNREFUSED|127\.0\.0\.1:1/],
  ])('with %s', async (_, environment, message) => {
    const said = await refusal(environment);
    expect(said).toMatch(/the service ended with 2: .+/);
    expect(said).toMatch(message);
    expect(said).not.toMatch(stack);
  });
});

const wrong: readonly (readonly [name: string, content: string | Buffer | null, exitCode: number, message: RegExp])[] = [
  ['missing', null, 2, /does not exist/],
  ['empty', '', 2, /is empty/],
  ['binary', Buffer.from([0xff, 0xfe, 0x00, 0x01]), 2, /is not text/],
  ['unparsable', 'openapi: 3.1.0\ninfo: {', 2, /:2:\d+: .*cannot be parsed/],
  ['of another format', 'swagger: "2.0"\ninfo: { title: A, version: 1 }\npaths: {}\n', 2, /Swagger 2\.0 is not supported/],
];
test.each(wrong)('a document that is %s is refused by generate and conform', async (name, content, exitCode, message) => {
  const document = join(folder, `${name.replaceAll(' ', '-')}.yaml`);
  if (content !== null) writeFileSync(document, content);
  const before = readdirSync(folder);
  const runs = await Promise.all([
    groma(['generate', document, '--target', 'fastify', '--out', join(folder, 'never')]),
    groma(['conform', document, '--url', 'http://127.0.0.1:1']),
  ]);
  for (const ran of runs) {
    expect(ran).toMatchObject({ exitCode, out: '', error: expect.stringMatching(message) });
    expect(ran.error.trim().split('\n')).toHaveLength(2);
    expect(ran.error).not.toMatch(stack);
  }
  expect(readdirSync(folder)).toEqual(before);
});

test('flags and configs that are wrong are refused by name, and nothing is written', async () => {
  const config = join(folder, 'broken.config.yaml');
  writeFileSync(config, 'document: [\n');
  const before = readdirSync(folder);
  const runs = await Promise.all([
    groma(['generate', shopDocument, '--target', 'fastify', '--oot', join(folder, 'never')]),
    groma(['conform', shopDocument, '--ulr', 'http://127.0.0.1:1']),
    groma(['generate', '--config', config]),
    groma(['conform', '--config', config]),
    groma(['conform', shopDocument]),
  ]);
  expect(runs.map(({ exitCode, out }) => [exitCode, out])).toEqual(Array(5).fill([2, '']));
  const said = runs.map(({ error }) => error);
  expect(said).toEqual([
    expect.stringContaining('Did you mean --out?'),
    expect.stringContaining('Did you mean --url?'),
    expect.stringContaining('broken.config.yaml'),
    expect.stringContaining('broken.config.yaml'),
    expect.stringContaining('No server is named.'),
  ]);
  for (const text of said) expect(text).not.toMatch(stack);
  expect(readdirSync(folder)).toEqual(before);
});

test('what is in the way of a first generation, and an edited runtime, leave every file as it was', async () => {
  const foreign = join(folder, 'foreign');
  mkdirSync(join(foreign, 'src/runtime'), { recursive: true });
  writeFileSync(join(foreign, 'src/runtime/send.ts'), 'mine\n');
  const inTheWay = await groma(['generate', shopDocument, '--target', 'fastify', '--out', foreign]);
  expect(inTheWay).toMatchObject({ exitCode: 1, error: '' });
  expect(inTheWay.out).toContain('src/runtime/send.ts');
  expect(readdirSync(foreign, { recursive: true }).toSorted()).toEqual(['src', 'src/runtime', 'src/runtime/send.ts']);

  const edited = join(service, 'src/runtime/send.ts');
  const text = `${readFileSync(edited, 'utf8')}// mine\n`;
  writeFileSync(edited, text);
  const refused = await groma(['generate', shopDocument, '--target', 'fastify', '--out', service]);
  expect(refused).toMatchObject({ exitCode: 1, error: '' });
  expect(refused.out).toMatch(/revert it[\s\S]*`yours`/);
  expect(readFileSync(edited, 'utf8')).toBe(text);
});
