/** What a user gets: the tarball, installed in an empty folder, does its work without the repository. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../generator/cli/commands/index.ts';
import { root } from './program.ts';
import { publishedManifest } from './published-manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'groma-package-'));
const empty = join(folder, 'empty');
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program to its end. npm's own variables of the run we are in are left out: they would send another npm to our folder. */
function run(program: string, args: readonly string[], cwd: string) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_(registry|cache|userconfig)$)|VITEST|NODE_ENV)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const groma = (...args: readonly string[]) => run('npx', ['--no-install', 'groma', ...args], empty);
const has = (command: string): boolean => commands.some(({ name }) => name === command);

beforeAll(() => {
  mkdirSync(empty);
  const built = run(process.execPath, [join(root, '.ci/build.ts'), join(folder, 'dist')], root);
  expect(built, built.stdout).toMatchObject({ status: 0 });
  const packed = run('npm', ['pack', '--silent', './dist'], folder);
  expect(packed).toMatchObject({ status: 0 });
  const tarball = join(folder, packed.stdout.trim());
  expect(run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', tarball], empty)).toMatchObject({ status: 0 });
  cpSync(join(root, 'specs/shop.openapi.yaml'), join(empty, 'openapi.yaml'));
}, 180_000);

test('groma --version', () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(groma('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('an unknown command is refused there as here', () => {
  expect(groma('serve')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('There is no command serve.') });
});

test.runIf(has('lint'))('groma lint', () => {
  expect(groma('lint', 'openapi.yaml')).toMatchObject({ status: 0, stderr: '' });
});

test.runIf(has('generate'))('groma generate', () => {
  expect(groma('generate', 'openapi.yaml', '--target', 'fastify', '--out', 'service')).toMatchObject({ status: 0 });
  expect(readdirSync(join(empty, 'service'))).toContain('src');
  // As from the repository: the package lacks nothing that is copied.
  const main = join(root, 'generator/cli/main.ts');
  for (const target of ['fastify', 'client']) {
    expect(groma('generate', 'openapi.yaml', '--target', target, '--out', `${target}-packed`)).toMatchObject({ status: 0 });
    const own = ['generate', 'openapi.yaml', '--target', target, '--out', `${target}-packed`, '--check'];
    expect(run(process.execPath, [main, ...own], empty)).toMatchObject({ status: 0 });
  }
});

test('only what a user needs is installed: JavaScript, no tests, no Node, no package for development', () => {
  const installed = join(empty, 'node_modules/groma');
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file) && !file.startsWith('templates'))).toEqual([]);
  expect(
    files.filter((file) =>
      /\.(test|proof|bench|golden)\.|(^|\/)testing\.(js|d\.ts)$|^\.ci|^conformance\/mutants|^templates\/\w+\/(test|migrations)/.test(file),
    ),
  ).toEqual([]);
  expect(readdirSync(join(empty, 'node_modules')).filter((name) => /^node-(linux|darwin|win|bin)|^vitest$|^fastify$/.test(name))).toEqual(
    [],
  );
});

test('what is published has optional parts as optional peers, and names what it lacks', () => {
  const manifest = publishedManifest(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  expect(manifest).toMatchObject({ peerDependenciesMeta: { '@pact-foundation/pact': { optional: true } } });
  for (const member of ['devDependencies', 'optionalDependencies', 'private', 'scripts']) expect(manifest).not.toHaveProperty(member);
  expect(() => publishedManifest({ devDependencies: {} })).toThrow('package.json has no name');
  expect(() => publishedManifest(null)).toThrow('package.json is no object');
});
