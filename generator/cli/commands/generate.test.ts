import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compilers, runCompiler } from '../../generate/emit/testing.ts';
import type { GenerateReport } from '../../report/report.ts';
import { runCommandLine } from '../command-line.ts';
import type { Environment } from '../environment.ts';
import { commands } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-generate-'));
  await cp(join(root, 'specs/shop.openapi.yaml'), join(folder, 'openapi.yaml'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Ran = Readonly<{ code: number; stdout: string; stderr: string; report: GenerateReport }>;

async function groma(...args: readonly string[]): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const environment: Environment = {
    argv: ['generate', ...args, '--json'],
    cwd: folder,
    env: {},
    stdout: {
      write: (text) => {
        stdout += text;
      },
      isTerminal: false,
      columns: null,
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
      isTerminal: false,
      columns: null,
    },
    readInput: () => Promise.resolve(''),
    now: () => 0,
    signal: new AbortController().signal,
    node: { version: '24', platform: 'linux', architecture: 'x64' },
    version: '0.1.0',
  };
  const code = await runCommandLine(environment, commands);
  return { code, stdout, stderr, report: JSON.parse(stdout === '' ? '{}' : stdout) };
}

const service = (...more: readonly string[]): Promise<Ran> => groma('--target', 'fastify', '--out', '.', 'openapi.yaml', ...more);
const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
const edit = async (path: string, change: (text: string) => string): Promise<void> =>
  writeFile(join(folder, path), change(await read(path)));
const changed = ({ report }: Ran): readonly string[] =>
  report.files.filter(({ state }) => state !== 'unchanged' && state !== 'kept').map(({ state, path }) => `${state} ${path}`);

async function snapshot(): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.sort().map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')])));
}

test('twice gives the same bytes; an edited handler is left alone', async () => {
  const first = await service();
  expect([first.code, first.report.verdict, first.report.refused]).toEqual([0, 'pass', []]);
  const before = await snapshot();
  expect(changed(await service())).toEqual([]);
  expect(await snapshot()).toEqual(before);
  await edit('src/handlers/orders.ts', (text) => `${text}// mine\n`);
  const third = await service();
  expect([third.code, changed(third)]).toEqual([0, []]);
  expect(await read('src/handlers/orders.ts')).toMatch(/\/\/ mine\n$/);
});

test('an edited file of the runtime is refused with two ways out, both of which work', async () => {
  await service();
  await edit('src/runtime/send.ts', (text) => `${text}// mine\n`);
  await edit('openapi.yaml', (text) => text.replace('title: Shop', 'title: Store'));
  const before = await snapshot();
  const refused = await service();
  expect([refused.code, refused.report.verdict]).toEqual([1, 'fail']);
  expect(refused.report.refused).toEqual([
    { code: 'edited', path: 'src/runtime/send.ts', message: expect.stringMatching(/revert it.*`yours`/s) },
  ]);
  expect(await snapshot()).toEqual(before);
  await edit('groma.config.yaml', (text) => `${text}yours: [src/runtime/send.ts]\n`);
  expect((await service()).code).toBe(0);
  expect(await read('src/runtime/send.ts')).toMatch(/\/\/ mine\n$/);
});

test('--check and --dry-run write nothing; --check fails on a difference and prints what mends it', async () => {
  const dry = await service('--dry-run');
  expect([dry.code, changed(dry).includes('created src/main.ts'), await readdir(folder)]).toEqual([0, true, ['openapi.yaml']]);
  expect((await service('--check')).code).toBe(1);
  await service();
  expect((await service('--check')).code).toBe(0);
  await edit('openapi.yaml', (text) => text.replace('description: A person who buys.', 'description: Somebody who buys.'));
  const check = await service('--check');
  expect([check.code, changed(check)]).toEqual([1, expect.arrayContaining(['updated src/generated/schemas.ts'])]);
  expect(check.stderr).toContain('groma generate --target fastify --out . openapi.yaml');
  expect(check.stderr).not.toContain('--check');
});

test('a new member is one migration, and a new operation is an error of the compiler that names it', async () => {
  await service();
  await edit('openapi.yaml', (text) =>
    text
      .replace(
        "        name: { $ref: '#/components/schemas/Name' }\n        email:",
        "        name: { $ref: '#/components/schemas/Name' }\n        nickname: { type: string, maxLength: 20 }\n        email:",
      )
      .replace(
        'paths:\n',
        'paths:\n  /v1/greetings:\n    get:\n      operationId: greetCustomers\n      tags: [customers]\n      responses: { "200": { description: Hello } }\n',
      ),
  );
  const second = await service();
  const migrations = changed(second).filter((line) => line.includes('migrations/'));
  expect(migrations).toEqual(['created migrations/0003_customers_add_nickname.sql', 'updated migrations/lock.json']);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const [, seven] = compilers;
  expect(await runCompiler(folder, seven?.path ?? '')).toMatch(/src\/handlers\/customers\.ts.*greetCustomers/);
});

test('a changed migration and a broken manifest are refused, and nothing is written', async () => {
  await service();
  const last = (await readdir(join(folder, 'migrations'))).filter((file) => file.endsWith('.sql')).at(-1);
  await edit(`migrations/${last}`, (text) => `${text}-- mine\n`);
  expect((await service()).report.refused).toMatchObject([{ code: 'edited', message: expect.stringContaining('never changed') }]);
  await writeFile(join(folder, 'src/generated/manifest.json'), '<<<<<<< ours\n');
  expect((await service()).report.refused).toEqual(
    expect.arrayContaining([expect.objectContaining({ path: 'src/generated/manifest.json' })]),
  );
});

test('a foreign file where one of ours is to be written is refused, and nothing is written', async () => {
  await mkdir(join(folder, 'src/generated'), { recursive: true });
  await writeFile(join(folder, 'src/generated/schemas.ts'), 'mine\n');
  const before = await snapshot();
  const ran = await service();
  expect([ran.code, ran.report.refused]).toEqual([1, [expect.objectContaining({ code: 'foreign', path: 'src/generated/schemas.ts' })]]);
  expect(await snapshot()).toEqual(before);
});

test('a document that is wrong is not generated from', async () => {
  await edit('openapi.yaml', (text) => text.replace("$ref: '#/components/schemas/CustomerPage'", "$ref: '#/components/schemas/Nothing'"));
  const ran = await service();
  expect([ran.code, ran.report.refused[0]?.code, await readdir(folder)]).toEqual([1, 'document', ['openapi.yaml']]);
  expect(ran.report.refused[0]?.at?.line).toBeGreaterThan(1);
});

test('several targets go to folders of their own; an unknown one gets the nearest', async () => {
  const ran = await groma('openapi.yaml', '--target', 'fastify', '--target', 'client', '--out', 'made');
  expect([ran.code, ran.report.target, ran.report.targets.map(({ out }) => out)]).toEqual([0, 'fastify,client', ['made', 'made/client']]);
  expect(ran.report.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['src/main.ts', 'client/src/generated/client.ts']));
  const wrong = await groma('openapi.yaml', '--target', 'fastfy');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean fastify?')]);
  expect((await groma('openapi.yaml')).code).toBe(2);
});

describe.each(compilers)('with TypeScript $version', ({ path }) => {
  test('the shop has no errors, and none of ours when libraries are checked too', async () => {
    await service();
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    expect(await runCompiler(folder, path)).toBe('');
    await edit('tsconfig.json', (text) => text.replace('"skipLibCheck": true', '"skipLibCheck": false'));
    const ours = (await runCompiler(folder, path)).split('\n').filter((line) => /^(src|test)\//.test(line));
    expect(ours).toEqual([]);
  });
});
