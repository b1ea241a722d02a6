import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { LoadPlan } from '../plan.ts';
import { isK6 } from './find.ts';
import { runK6 } from './run.ts';

// k6 itself is not asked for here: an executable that reads the same arguments and writes the same ledger stands for it.
const folder = mkdtempSync(join(tmpdir(), 'groma-fake-k6-'));
afterAll(() => rmSync(folder, { recursive: true }));

const executable = (name: string, body: string): string => {
  const file = join(folder, name);
  writeFileSync(file, `#!${process.execPath}\n${body}`);
  chmodSync(file, 0o755);
  return file;
};

const engine = new URL('../engine/run.ts', import.meta.url).href;
const fake = executable(
  'k6.mjs',
  `
  import { readFileSync, writeFileSync } from 'node:fs';
  const args = process.argv.slice(2);
  if (args[0] === 'version') process.exit(0);
  const after = (flag) => args[args.indexOf(flag) + 1];
  if (args[0] !== 'run' || !args.at(-1).endsWith('main.ts') || after('--log-format') !== 'raw') process.exit(9);
  const plan = JSON.parse(readFileSync(after('-e').replace('GROMA_PLAN=', ''), 'utf8'));
  const { runEngine } = await import(${JSON.stringify(engine)});
  const lines = await runEngine(plan);
  writeFileSync(after('--console-output'), lines.toReversed().map((line) => JSON.stringify(line)).join('\\n') + '\\nnot a line\\n');
  `,
);

const planFor = (origin: string): LoadPlan => ({
  seed: 1,
  profile: { name: 'smoke', iterations: 10, vus: 2, repeats: 5 },
  credential: { authorization: 'Bearer k' },
  steps: [
    {
      kind: 'read',
      operation: 'list',
      method: 'GET',
      url: `${origin}/things`,
      headers: {},
      body: null,
      key: null,
      unique: [],
      id: null,
      replayed: null,
    },
  ],
});

test('an executable is k6 when it tells its version', async () => {
  expect(await isK6(fake)).toBe(true);
  expect(await isK6(executable('other.mjs', 'process.exit(1);'))).toBe(false);
  expect(await isK6(join(folder, 'nothing'))).toBe(false);
});

test('the ledger of k6 is read in the order of its iterations, and the credential is sent', async () => {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    response.end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const ledger = await runK6(fake, planFor(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`));
  server.close();
  expect(ledger.map(({ iteration, status }) => [iteration, status])).toEqual(Array.from({ length: 10 }, (_, number) => [number, 200]));
  expect(new Set(keys)).toEqual(new Set(['Bearer k']));
});

test('k6 that writes nothing is a fault of the environment', async () => {
  await expect(runK6(executable('broken.mjs', 'process.exit(3);'), planFor('http://127.0.0.1:1'))).rejects.toThrow('ended with 3');
});
