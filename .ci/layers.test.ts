import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readImports } from './imports.ts';
import { isTest, layerViolations } from './layers.ts';
import { root } from './program.ts';

const ignored = new Set([
  '.git',
  ...readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/, '')),
]);
const files = globSync(['**/*.{ts,mjs}', '.ci/*.{ts,mjs}'], { cwd: root, exclude: (name) => ignored.has(name) }).map((path) => {
  const name = path.replaceAll('\\', '/');
  return { path: name, ...readImports(name, readFileSync(join(root, path), 'utf8')) };
});

test('imports follow the table', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(({ path, imports }) => layerViolations(path, imports))).toEqual([]);
});

/** The files that are started as programs; all others are handed what they need of the process. */
const programs = /^(generator\/cli\/main|conformance\/(.*\/)?main|conformance\/load\/k6\/stand-in)\.ts$/;

test('only programs touch the process, and the generator is one', () => {
  const ours = files.filter(({ path }) => /^(generator|conformance)\//.test(path) && !isTest(path));
  const touching = ours.filter(({ process }) => process.length > 0);
  expect(touching.filter(({ path }) => !programs.test(path)).map(({ path, process }) => `${path}:${process[0]}`)).toEqual([]);
  expect(touching.map(({ path }) => path)).toContain('generator/cli/main.ts');
});

test('the top-level folders are these five, and the one for machines', () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !ignored.has(entry.name));
  const known = new Set(['specs', 'generator', 'templates', 'conformance', 'bench', '.ci']);
  expect(folders.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

const refused: readonly (readonly [string, string])[] = [
  ['generator/contract/a.ts', "import { b } from '../text/b.ts';"],
  ['generator/text/a.ts', "import type { B } from '../contract/b.ts';"],
  ['generator/report/a.ts', "import { b } from '../contract/b.ts';"],
  ['generator/report/a.ts', "import { type B } from '../contract/b.ts';"],
  ['generator/output/a.ts', "export { b } from '../contract/b.ts';"],
  ['generator/lint/a.ts', "import { b } from '../generate/b.ts';"],
  ['generator/lint/a.ts', "const b = await import('../../conformance/b.ts');"],
  ['generator/generate/a.ts', "import { b } from '../../templates/fastify/src/runtime/b.ts';"],
  ['generator/generate/a.ts', "import type { B } from '../../templates/fastify/src/generated/b.ts';"],
  ['conformance/a.ts', "import { b } from '../generator/generate/b.ts';"],
  ['conformance/a.ts', "import { b } from '../templates/fastify/src/runtime/b.ts';"],
  ['templates/fastify/src/a.ts', "import type { B } from '../../../generator/contract/b.ts';"],
  ['templates/fastify/test/a.test.ts', "import { b } from '../../../generator/contract/b.ts';"],
  ['templates/fastify/src/a.ts', "import { b } from '../../client/src/b.ts';"],
  ['templates/fastify/src/a.ts', "import { b } from 'groma';"],
  ['generator/utilities/a.ts', ''],
];
test.each(refused)('%s may not hold %s', (path, content) => {
  expect(layerViolations(path, readImports(path, content).imports)).toHaveLength(1);
});

const allowed: readonly (readonly [string, string])[] = [
  ['generator/report/a.ts', "import type { B } from '../contract/b.ts'; type C = import('../contract/c.ts').C;"],
  [
    'generator/generate/a.ts',
    "import type { B } from '../../templates/fastify/src/runtime/b.ts'; import { c } from '../../conformance/pact/c.ts';",
  ],
  ['generator/cli/commands/a.ts', "const { b } = await import('../../../conformance/b.ts');"],
  ['generator/index.ts', "export const lint = async () => (await import('./lint/lint.ts')).lint;"],
  ['generator/contract/a.ts', "import { b } from './conventions/b.ts'; import ajv from 'ajv';"],
  ['templates/fastify/test/a.test.ts', "import { b } from '../src/b.ts'; import { test } from 'vitest';"],
  ['generator/contract/a.test.ts', "import { b } from '../text/b.ts';"],
  ['vitest.config.ts', "import { defineConfig } from 'vitest/config';"],
];
test.each(allowed)('%s may hold %s', (path, content) => {
  expect(layerViolations(path, readImports(path, content).imports)).toEqual([]);
});

test('the process is found by name and by import, not as a member', () => {
  const lines = ['process.exit();', 'const { env } = process;', "import { env } from 'node:process';", 'globalThis.process.exit();'];
  expect(lines.map((line) => readImports('a.ts', line).process.length)).toEqual([1, 1, 1, 1]);
  const others = ['hooks.process();', 'const a = { process: 1 };', 'type A = { process: string };', '// process'];
  expect(others.map((line) => readImports('a.ts', line).process.length)).toEqual([0, 0, 0, 0]);
});
