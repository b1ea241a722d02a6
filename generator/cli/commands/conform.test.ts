import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '../../../conformance/reference-server/dialects/problem.ts';
import { type ReferenceServer, startReferenceServer } from '../../../conformance/reference-server/reference-server.ts';
import { closed, published } from '../../report/schemas/schemas.ts';
import { groma } from '../testing.ts';

let folder = '';
let server: ReferenceServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-conform-'));
  server = await startReferenceServer({ dialect: problem, writeMs: 5 });
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(server.document));
  const config = {
    document: 'openapi.json',
    conform: { url: server.url, consumers: { main: { keys: ['${KEY_A}'] }, other: { keys: ['${KEY_B}'] } } },
  };
  await writeFile(join(folder, 'groma.config.json'), JSON.stringify(config));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});
const key = (consumer: 'main' | 'other'): string => server.consumers[consumer].keys[0] ?? '';

test('a url and a key are enough; the JSON keeps to its schema, and the html is written beside it', async () => {
  const line = [
    'conform',
    'openapi.json',
    '--url',
    server.url,
    '--key',
    key('main'),
    '--without',
    'load',
    '--json',
    '--report',
    'html=out/groma.html',
  ];
  const { exitCode, out } = await groma(line, folder);
  const report = JSON.parse(out);
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(Object(closed(published.conform)));
  expect(validate(report) ? [] : validate.errors).toEqual([]);
  expect([exitCode, report.verdict]).toEqual([0, 'pass']);
  expect(await readFile(join(folder, 'out/groma.html'), 'utf8')).toContain('IDEM-2');
});

test('keys come from the environment, and a missing one is said by name', async () => {
  const { exitCode, out, error } = await groma(['conform', '--only', 'authentication/foreign-read', '--seed', '1'], folder, {
    env: { KEY_A: key('main') },
  });
  expect(error).toContain('conform.consumers.other.keys[0]: the variable KEY_B is not set');
  expect(out).toContain('--key other=');
  // Nothing could be judged: that is no pass.
  expect(exitCode).toBe(1);
  const both = await groma(['conform', '--only', 'AUTH-4', '--without', 'authentication/unknown', '--seed', '2'], folder, {
    env: { KEY_A: key('main'), KEY_B: key('other') },
  });
  expect(both.exitCode).toBe(0);
});

test('a document that is wrong is held against the server, and is no pass', async () => {
  const document = JSON.parse(await readFile(join(folder, 'openapi.json'), 'utf8'));
  document.paths['/nowhere'] = { get: { operationId: 'lost', responses: { 200: { $ref: '#/components/responses/Nowhere' } } } };
  await writeFile(join(folder, 'wrong.json'), JSON.stringify(document, null, 2));
  const { exitCode, out } = await groma(
    [
      'conform',
      'wrong.json',
      '--url',
      server.url,
      '--key',
      key('main'),
      '--only',
      'versioning',
      '--only',
      'errors/framework',
      '--seed',
      '3',
    ],
    folder,
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^ {2}✗ The document is wrong at wrong\.json:\d+:\d+: .*Nowhere.*\n +Mend it first: groma lint wrong\.json\n/);
});

test('--list sends nothing and needs no server', async () => {
  const { exitCode, out } = await groma(['conform', 'openapi.json', '--list', '--only', 'pagination'], folder);
  expect(exitCode).toBe(0);
  expect(out.split('\n').filter((line) => line.startsWith('PAGE-6'))).toHaveLength(3);
});

test.each([
  [['--only', 'pagnation'], 'Did you mean pagination?'],
  [['--seed', 'x'], '--seed x is no whole number.'],
  [['--shard', '5/4'], '--shard 5/4 is no share.'],
  [['--url', 'localhost'], '--url localhost is no http url.'],
  [['--header', 'x'], '--header x names no header.'],
  [['--format', 'sarif'], 'no format sarif'],
])('a mistake of use ends with 2: %s', async (options, message) => {
  const { exitCode, error } = await groma(['conform', 'openapi.json', ...options], folder);
  expect(error).toContain(message);
  expect(exitCode).toBe(2);
});

test('a server that is not there is incomplete, with the cause on top', async () => {
  const { exitCode, out } = await groma(['conform', 'openapi.json', '--url', 'http://127.0.0.1:1'], folder);
  expect(out.split('\n')[0]).toContain('does not answer');
  expect(exitCode).toBe(1);
});
