/** What README and CONTRIBUTING say: paths, tables, numbers and configs. What they tell to run: `docs-commands.test.ts`. */
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commands } from '../generator/cli/commands/index.ts';
import { exitCodes } from '../generator/cli/exit-codes.ts';
import { globalOptions } from '../generator/cli/global.ts';
import { checkPositionals, parseCommandLine } from '../generator/cli/parse.ts';
import { groma } from '../generator/cli/testing.ts';
import { readConfig } from '../generator/config/read.ts';
import { checklist } from '../generator/contract/checklist.ts';
import { targets } from '../generator/generate/targets.ts';
import { blocksOf, pathsOf } from './markdown.ts';
import { root } from './program.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md'].map((file) => ({ file, text: read(file) }));
const readme = read('README.md');
const folder = mkdtempSync(join(tmpdir(), 'groma-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const topLevel = readdirSync(root).filter((name) => !['.git', '.groma', 'node_modules', 'dist'].includes(name));

test.each(pages)('every path that $file names is there', ({ text }) => {
  const paths = pathsOf(text, topLevel);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
});

test('paths are found in prose, not in code, and names of a kind are patterns', () => {
  expect(pathsOf('`a/<word>.ts`, [b](a/b), `c/d`\n```sh\n`a/x`\n```\n', ['a'])).toEqual(['a/*.ts', 'a/b']);
});

test('decisions are numbered without a gap, and their titles say the number', () => {
  const pages = readdirSync(join(root, 'generator/decisions')).filter((name) => name !== 'README.md');
  const numbers = pages.map((name) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]));
  expect(numbers.toSorted((one, other) => one - other)).toEqual(pages.map((_, index) => index + 1));
  for (const name of pages) expect(read(`generator/decisions/${name}`)).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
});

test('the exit codes are those of the program', () => {
  const table = [...readme.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, name]) => [Number(code), name]);
  expect(table).toEqual(exitCodes.map(({ code, name }) => [code, name]));
});

const names = (sentence: RegExp): readonly string[] =>
  [...(sentence.exec(readme)?.[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);

test('the commands that are there, and those that are not', () => {
  const known = commands.map(({ name }) => name);
  expect(names(/^There: (.+?)\. /m).toSorted()).toEqual(known.toSorted());
  const absent = names(/^- the commands (.+)$/m);
  expect(absent.length).toBeGreaterThan(0);
  expect(absent.filter((name) => known.includes(name))).toEqual([]);
});

test('the checklist is as long as it says', () => expect(readme).toContain(`The checklist has ${checklist.length} items`));

const configs = pages.flatMap(({ file, text }) =>
  blocksOf(file, text).flatMap((block) => {
    const name = block.text.includes('defineConfig(') ? 'groma.config.ts' : /^# (groma\.config\.\w+)$/m.exec(block.text)?.[1];
    return name === undefined ? [] : [{ name, at: `${file}:${block.line}`, text: block.text }];
  }),
);

test.each(configs)('the config at $at is accepted', async ({ name, text, at }) => {
  const project = join(folder, at.replaceAll(/\W/g, '-'));
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules', 'groma'), 'dir');
  writeFileSync(join(project, name), text);
  const { config, file } = await readConfig({ cwd: project, file: null, environment: null });
  expect(file).toBe(name);
  expect(config.document).toBe('openapi.yaml');
  expect((config.generate ?? []).filter(({ target }) => !targets.some((known) => known.name === target))).toEqual([]);
});

test('one config in TypeScript and one in YAML', () => {
  expect(configs.map(({ name }) => name)).toEqual(['groma.config.ts', 'groma.config.yaml']);
});

test('groma --help names every command, and each has a page', async () => {
  const { out, exitCode } = await groma(['--help'], folder);
  expect(exitCode).toBe(0);
  for (const { name, summary } of commands) {
    expect(out).toMatch(new RegExp(`^ {2}${name} +`, 'm'));
    expect(out).toContain(summary);
    expect((await groma([name, '--help'], folder)).out).toContain('\nExamples\n');
  }
});

test.each(commands)('the examples of groma $name --help parse', async ({ name, load }) => {
  const { examples, options, positional } = await load();
  for (const { line } of examples) {
    const argv = line.replaceAll('"', '').split(' ').slice(2);
    const { values, positionals } = parseCommandLine(argv, { ...options, ...globalOptions }, `groma ${name}`);
    checkPositionals(positionals, positional, `groma ${name}`);
    expect(values.help).not.toBe(true);
  }
});
