/** What README and CONTRIBUTING tell to run, run. In a checkout as they stand; in a project with `npx groma` at the command of this checkout. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groma } from '../conformance/reference-server/dialects/groma.ts';
import { type ReferenceServer, startReferenceServer } from '../conformance/reference-server/reference-server.ts';
import { type Block, blocksOf, commandsOf } from './markdown.ts';
import { type Ended, linkCheckout, makeProject, runShell } from './places.ts';
import { root } from './program.ts';

/** Commands that a test of their own runs, or that run the tests; and the file that does it. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['npm run demo', '.ci/docs-commands.test.ts'],
  ['npm test', '.ci/run'],
  ['npm test generator/lint\nnpm run check', '.ci/run'],
  ['npm run build\nnpm pack ./dist', '.ci/package.test.ts'],
  ['npx node .ci/picture.ts', '.ci/picture.test.ts'],
]);

const blocks = ['README.md', 'CONTRIBUTING.md'].flatMap((file) => blocksOf(file, readFileSync(join(root, file), 'utf8')));
const runnable = blocks.filter((block) => commandsOf(block).length > 0 && !elsewhere.has(block.text.trim()));
const inProject = ({ text }: Block): boolean => text.includes('npx groma ');
const folder = mkdtempSync(join(tmpdir(), 'groma-docs-'));
let server: ReferenceServer;
let port: number;
beforeAll(async () => {
  server = await startReferenceServer({ dialect: groma, writeMs: 1 });
  port = await freePort();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Runs a script with a port for the service and the keys of the server; its port is not that of the page, which may be in use. */
function run(script: string, cwd: string): Promise<Ended> {
  const [KEY_A = '', KEY_B = ''] = [server.consumers.main.keys[0], server.consumers.other.keys[0]];
  const variables = { PORT: String(port), BASE_URL: `http://127.0.0.1:${port}`, KEY_A, KEY_B };
  return runShell(script.replaceAll('http://127.0.0.1:3000', server.url), cwd, variables);
}

const project = (name: string, document: string | null): string => makeProject(join(folder, name), document);
/** The document of the server that runs here. */
const served = (): string => JSON.stringify(server.document);

const withoutTimes = (text: string): string => text.replaceAll(/ · [\d.]+ s\b/g, '');

/** Runs the commands of a block in turn: each ends with 0, or with what the next one, `echo $?`, is said to print. */
async function runAll(block: Block, cwd: string): Promise<void> {
  const shown = commandsOf(block);
  for (const [index, { command, prints }] of shown.entries()) {
    if (command === 'echo $?') continue;
    const next = shown[index + 1];
    const { status, stdout, stderr } = await run(command, cwd);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(next?.command === 'echo $?' ? Number(next.prints[0]) : 0);
    const lines = withoutTimes(stdout).split('\n');
    expect(prints.filter((line) => !lines.includes(line))).toEqual([]);
  }
}

const titled = (block: Block) => ({ ...block, title: `${block.file}:${block.line}` });

test('the demo ends well, and says what it left', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.ci/demo.ts'], { cwd: root, encoding: 'utf8', timeout: 110_000 });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/^ {2}pass: (\d+)\/\1 operations /m);
  for (const path of ['.groma/demo/report.html', '.groma/demo/report.xml', '.groma/demo/shop/src/main.ts']) {
    expect(existsSync(join(root, path)), path).toBe(true);
  }
}, 120_000);

describe('in the checkout, after the demo', () => {
  let checkout: string;
  beforeAll(() => {
    checkout = linkCheckout(join(folder, 'checkout'));
  });
  test.each(runnable.filter((block) => !inProject(block)).map(titled))('$title', (block) => runAll(block, checkout));
});

describe('in a project', () => {
  const begin = runnable.filter((block) => inProject(block) && block.language === 'console');
  const gate = runnable.filter((block) => inProject(block) && block.language === 'sh');

  test.each(begin.map(titled))('a new one: $title', (block) => runAll(block, project('new', null)));

  test.each(gate.map(titled))('a gate for any service: $title', (block) => runAll(block, project('gate', served())));

  test.each(blocks.filter(({ language, text }) => language === 'yaml' && text.includes('runs-on:')).map(titled))(
    'a workflow: $title',
    async ({ text }) => {
      const path = project('workflow', served());
      const runs = runsOf(parseYaml(text)).filter((line) => line.startsWith('npx groma '));
      expect(runs.length).toBeGreaterThan(1);
      for (const line of runs) {
        const { status, stdout, stderr } = await run(line, path);
        expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
      }
    },
  );
});

/** Everything under `run` in a workflow. */
function runsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === 'run' && typeof value === 'string' ? [value] : runsOf(value)));
}

test('what runs elsewhere is in a page, in a script, and in a file that is there', () => {
  const written = blocks.map(({ text }) => text.trim());
  expect([...elsewhere.keys()].filter((text) => !written.includes(text))).toEqual([]);
  expect([...elsewhere.values()].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const called = [...elsewhere.keys()].flatMap((text) => [...text.matchAll(/npm (?:run )?(\w+)/g)].map(([, name = '']) => name));
  expect(called.filter((name) => name !== 'pack' && scripts[name] !== `node .ci/start.mjs ${name}`)).toEqual([]);
});
