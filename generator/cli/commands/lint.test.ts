import { readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, published } from '../../report/schemas/schemas.ts';
import { groma } from '../testing.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const wrong = 'specs/lint/idempotency/key-required.yaml';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-lint-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a wrong document fails, a right one passes', async () => {
  expect(await groma(['lint', 'specs/starter.openapi.yaml'], root)).toMatchObject({ exitCode: 0, error: '' });
  const { exitCode, out } = await groma(['lint', wrong], root);
  expect(exitCode).toBe(1);
  expect(out).toContain(`${wrong}:26:5`);
});

test('a warning fails only when it is asked to', async () => {
  const line = ['lint', 'specs/lint/versioning/version-header.yaml', '--only', 'VER-5'];
  expect((await groma(line, root)).exitCode).toBe(0);
  expect((await groma([...line, '--fail-on', 'warning'], root)).exitCode).toBe(1);
});

test.each(['lint', 'inspect'] as const)('%s --json is what its published schema says, and nothing besides', async (command) => {
  const { out } = await groma([command, wrong, '--json'], root);
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(Object(closed(published[command])));
  const report = JSON.parse(out);
  validate(report);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...report, surplus: 1 })).toBe(false);
});

test('SARIF has a place, a level and a rule for each finding', async () => {
  const { out } = await groma(['lint', wrong, '--format', 'sarif', '--only', 'idempotency'], root);
  const { version, runs } = JSON.parse(out);
  expect(version).toBe('2.1.0');
  const [{ tool, results }] = runs;
  expect(tool.driver.rules).toMatchObject([{ id: 'idempotency/key-required', help: { text: expect.any(String) } }]);
  expect(results).toMatchObject([
    {
      ruleId: 'idempotency/key-required',
      ruleIndex: 0,
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: wrong }, region: { startLine: 32 } } }],
    },
    { locations: [{ physicalLocation: { region: { startLine: 26, startColumn: 5 } } }] },
  ]);
});

test('JUnit counts what fails the run', async () => {
  const { out } = await groma(['lint', wrong, '--format', 'junit', '--only', 'IDEM-1', '--only', 'PAGE-3'], root);
  expect(out).toContain(`<testsuite name="${wrong}" tests="2" failures="1" errors="0" skipped="1">`);
  expect(out.match(/<failure /g)).toHaveLength(2);
});

test('annotations of GitHub are one line each', async () => {
  const { out } = await groma(['lint', wrong, '--format', 'github', '--only', 'IDEM-1'], root);
  expect(out.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^::error file=specs\/lint\/idempotency\/key-required.yaml,line=32,endLine=32,col=5,endColumn=8,title=IDEM-1 idempotency\/key-required::The key/,
    ),
    expect.stringMatching(/^::error .*,line=26,/),
  ]);
});

test('Markdown and a file beside the picture', async () => {
  await groma(['lint', wrong, '--only', 'IDEM-1', '--report', `markdown=${join(folder, 'out/lint.md')}`], root);
  const text = readFileSync(join(folder, 'out/lint.md'), 'utf8');
  expect(text).toContain('| IDEM\\-1 `idempotency/key-required` | error |');
  expect(text).toContain('1 item: 0 hold, 1 fail, 0 do not apply. 2 causes.');
});

const valid = 'openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\n';
test.each<[string, string | Uint8Array | null, number, RegExp]>([
  ['missing', null, 2, /does not exist/],
  ['empty', '', 2, /is empty/],
  ['binary', new Uint8Array([0xff, 0xfe, 0x00, 0x01]), 2, /is not text/],
  ['unparsable', 'openapi: 3.1.0\ninfo: {', 2, /bad\.yaml:2:\d+: .*cannot be parsed/],
  ['Swagger', 'swagger: "2.0"\ninfo: { title: A, version: 1 }\npaths: {}\n', 2, /Swagger 2\.0 is not supported/],
  ['a version to come', 'openapi: 4.0.0\ninfo: { title: A, version: 1 }\npaths: {}\n', 2, /OpenAPI 4\.0\.0 is not supported/],
  ['no document', '[1, 2]', 2, /not an OpenAPI document/],
])('%s input is one message with place and remedy', async (_, content, exitCode, message) => {
  const file = join(folder, 'bad.yaml');
  await (content === null ? rm(file, { force: true }) : writeFile(file, content));
  for (const command of ['lint', 'inspect']) {
    const ran = await groma([command, 'bad.yaml'], folder);
    expect(ran).toMatchObject({ exitCode, out: '' });
    expect(ran.error).toMatch(message);
    expect(ran.error).toContain('bad.yaml');
    expect(ran.error.trim().split('\n')).toHaveLength(2);
    expect(ran.error).not.toMatch(/ at .*\.ts:/);
  }
});

test.each([
  ['dangling', '#/components/schemas/Nowhere'],
  ['outside', '../../etc/hosts'],
  ['absolute', '/etc/hosts'],
  ['of the network', 'https://example.com/a.yaml'],
  ['by a link', 'link.yaml'],
])('a reference that is %s is a finding', async (_, ref) => {
  await writeFile(
    join(folder, 'refs.yaml'),
    `${valid}paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            application/json:\n              schema: { $ref: '${ref}' }\n`,
  );
  await rm(join(folder, 'link.yaml'), { force: true });
  await symlink('/etc/hosts', join(folder, 'link.yaml'));
  for (const command of ['lint', 'inspect']) {
    const { exitCode, out, error } = await groma([command, 'refs.yaml', '--json'], folder);
    expect({ exitCode, error }).toEqual({ exitCode: 1, error: '' });
    const found = command === 'lint' ? JSON.parse(out).documents[0].diagnostics : JSON.parse(out).diagnostics;
    expect(found).toContainEqual(
      expect.objectContaining({ severity: 'error', at: expect.objectContaining({ file: 'refs.yaml', line: 11 }) }),
    );
  }
});

test('a broken config, an unknown option and an unknown selector are refused by place', async () => {
  await writeFile(join(folder, 'good.yaml'), `${valid}paths: {}\n`);
  await writeFile(join(folder, 'config.yaml'), 'docment: good.yaml\n');
  expect(await groma(['lint', '--config', 'config.yaml'], folder)).toMatchObject({
    exitCode: 2,
    error: expect.stringMatching(/config\.yaml.*docment[\s\S]*document/),
  });
  expect(await groma(['lint', 'good.yaml', '--fial-on', 'error'], folder)).toMatchObject({
    exitCode: 2,
    error: expect.stringContaining('Did you mean --fail-on?'),
  });
  expect(await groma(['lint', 'good.yaml', '--only', 'paginaton'], folder)).toMatchObject({
    exitCode: 2,
    error: expect.stringContaining('Did you mean pagination?'),
  });
  expect(await groma(['lint'], folder)).toMatchObject({ exitCode: 2, error: expect.stringContaining('No document is named.') });
});

test('standard input is a document', async () => {
  expect(await groma(['lint', '-', '--only', 'PAGE-3'], folder, { input: `${valid}paths: {}\n` })).toMatchObject({ exitCode: 0 });
});
