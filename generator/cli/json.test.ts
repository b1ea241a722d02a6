/** Standard output under `--json` is one value of the published schema, closed: of every command, green or red. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, published } from '../report/schemas/schemas.ts';
import { commands } from './commands/index.ts';
import { groma } from './testing.ts';

const spec = (name: string): string => fileURLToPath(new URL(`../../specs/${name}`, import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-json-'));
  await writeFile(join(folder, 'openapi.yaml'), await readFile(spec('starter.openapi.yaml')));
  const wrong = await readFile(spec('starter.openapi.yaml'), 'utf8');
  await writeFile(
    join(folder, 'wrong.yaml'),
    wrong.replace(/\$ref: ['"]#\/components\/schemas\/\w+['"]/, "$ref: '#/components/schemas/Nowhere'"),
  );
  await writeFile(join(folder, 'broken.yaml'), 'documnet: a.yaml\n');
});
afterAll(() => rm(folder, { recursive: true }));

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const validators = Object.fromEntries(Object.entries(published).map(([name, schema]) => [name, ajv.compile(Object(closed(schema)))]));

const lines: readonly (readonly [schema: keyof typeof published, line: string, exitCode: number])[] = [
  ['init', 'init --yes', 0],
  ['inspect', 'inspect openapi.yaml', 0],
  ['inspect', 'inspect wrong.yaml', 1],
  ['lint', 'lint openapi.yaml', 0],
  ['lint', 'lint wrong.yaml openapi.yaml', 1],
  ['generate', 'generate openapi.yaml --target fastify --target client --out made', 0],
  ['generate', 'generate openapi.yaml --target fastify --out elsewhere --check', 1],
  ['generate', 'generate wrong.yaml --target client --out elsewhere', 1],
  ['conform', 'conform openapi.yaml --url http://127.0.0.1:1', 1],
  ['conform-list', 'conform openapi.yaml --list', 0],
  ['explain', 'explain', 0],
  ['explain', 'explain IDEM-2', 0],
  ['doctor', 'doctor', 0],
  ['doctor', 'doctor --config broken.yaml', 1],
];

test.each(lines)('%s: groma %s', async (schema, line, exitCode) => {
  const argv = [...line.split(' '), '--json'];
  const ran = await groma(argv, folder);
  expect(ran.exitCode, ran.error).toBe(exitCode);
  const report = JSON.parse(ran.out);
  const validate = validators[schema];
  validate?.(report);
  expect(validate?.errors ?? []).toEqual([]);
  expect(report).toMatchObject({ command: argv[0], verdict: exitCode === 0 ? 'pass' : expect.stringMatching(/fail|incomplete/) });
  // The closed schema finds what nobody promised.
  expect(validate?.({ ...report, surplus: 1 })).toBe(false);
});

test('every command is among them, and a report beside the output is the same bytes', async () => {
  expect(new Set(lines.map(([, line]) => line.split(' ')[0]))).toEqual(new Set(commands.map(({ name }) => name)));
  for (const line of ['doctor', 'explain IDEM-2', 'inspect openapi.yaml', 'conform openapi.yaml --list']) {
    const { out } = await groma([...line.split(' '), '--json', '--report', 'json=out/report.json'], folder);
    expect(await readFile(join(folder, 'out/report.json'), 'utf8')).toBe(out);
  }
});

test('a format that a command has not is refused before any work', async () => {
  for (const { name } of commands)
    expect(await groma([name, '--format', 'sarif', '--report', 'html=a.html'], folder)).toMatchObject({
      exitCode: 2,
      out: '',
    });
});
