import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GeneratedFile } from './generated-file.ts';
import { manifestFile, parseManifest } from './manifest.ts';
import { compareWithDisk, readManifest, write } from './write.ts';

const manifestPath = 'src/generated/manifest.json';
let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'groma-write-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const groma = (path: string, content = `// ${path}\n`): GeneratedFile => ({ path, content, owner: 'groma' });
const withManifest = (files: readonly GeneratedFile[]): readonly GeneratedFile[] => [
  ...files,
  manifestFile(manifestPath, 'fastify', '0.1.0', files),
];

async function run(files: readonly GeneratedFile[], yours: readonly string[] = []) {
  const manifest = await readManifest(root, manifestPath);
  if (manifest === 'broken') throw new Error('broken manifest');
  return write(root, withManifest(files), { manifest, manifestPath, yours });
}
const states = async (files: readonly GeneratedFile[], yours: readonly string[] = []) =>
  Object.fromEntries((await run(files, yours)).changes.map((change) => [change.path, change.state]));
const read = (path: string) => readFile(join(root, path), 'utf8');
const put = async (path: string, text: string) => writeFile(join(root, path), text);

test('created, then unchanged and not rewritten, then updated, then removed with its empty folder', async () => {
  expect(await states([groma('src/a.ts'), groma('src/deep/b.ts')])).toEqual({
    'src/a.ts': 'created',
    'src/deep/b.ts': 'created',
    [manifestPath]: 'created',
  });
  const before = await stat(join(root, 'src/a.ts'));
  expect(new Set(Object.values(await states([groma('src/a.ts'), groma('src/deep/b.ts')])))).toEqual(new Set(['unchanged']));
  expect((await stat(join(root, 'src/a.ts'))).ino).toBe(before.ino);
  expect(await states([groma('src/a.ts', 'new\n')])).toEqual({
    'src/a.ts': 'updated',
    'src/deep/b.ts': 'removed',
    [manifestPath]: 'updated',
  });
  expect(await readdir(join(root, 'src'))).toEqual(['a.ts', 'generated']);
  expect(await read('src/a.ts')).toBe('new\n');
  expect(await readdir(root)).toEqual(['src']);
});

test('an edited file of ours is refused with the two ways out, and nothing is written', async () => {
  await run([groma('src/a.ts'), groma('src/b.ts')]);
  await put('src/a.ts', '// mine\n');
  const result = await run([groma('src/a.ts', 'new\n'), groma('src/b.ts', 'new\n')]);
  expect(result.refused).toEqual([
    { code: 'edited', path: 'src/a.ts', message: expect.stringMatching(/revert it.*list it under `yours`/) },
  ]);
  expect([await read('src/a.ts'), await read('src/b.ts')]).toEqual(['// mine\n', '// src/b.ts\n']);
  expect(await states([groma('src/a.ts', 'new\n'), groma('src/b.ts', 'new\n')], ['src/a.ts'])).toMatchObject({
    'src/a.ts': 'kept',
    'src/b.ts': 'updated',
  });
  expect(await read('src/a.ts')).toBe('// mine\n');
});

test('an edited file is refused even when nothing new would be written there', async () => {
  await run([groma('src/a.ts')]);
  await put('src/a.ts', '// mine\n');
  expect((await run([groma('src/a.ts')])).refused.map((refusal) => refusal.code)).toEqual(['edited']);
  expect((await run([])).refused.map((refusal) => refusal.code)).toEqual(['edited']);
});

test('a foreign file where one of ours is to be written is refused; files that are yours are kept', async () => {
  await mkdir(join(root, 'src'));
  await put('src/a.ts', 'somebody\n');
  await put('src/main.ts', 'somebody\n');
  expect((await run([groma('src/a.ts'), groma('src/b.ts')])).refused).toMatchObject([{ code: 'foreign', path: 'src/a.ts' }]);
  expect(await readdir(join(root, 'src'))).toEqual(['a.ts', 'main.ts']);
  expect(await states([{ path: 'src/main.ts', content: 'x', owner: 'yours' }])).toMatchObject({ 'src/main.ts': 'kept' });
});

test('what was written once is written once: edited it stays, deleted it stays away', async () => {
  const once: GeneratedFile = { path: 'src/main.ts', content: 'first\n', owner: 'yours' };
  expect(await states([once])).toMatchObject({ 'src/main.ts': 'created' });
  await put('src/main.ts', 'mine\n');
  expect(await states([{ ...once, content: 'second\n' }])).toMatchObject({ 'src/main.ts': 'kept' });
  await rm(join(root, 'src/main.ts'));
  expect(await states([once])).toEqual({ [manifestPath]: 'unchanged' });
});

test('a migration is never changed, its lock grows', async () => {
  const appended = (path: string, content: string): GeneratedFile => ({ path, content, owner: 'appended' });
  await run([appended('migrations/0001_a.sql', 'one'), appended('migrations/lock.json', '{}')]);
  expect(await states([appended('migrations/0001_a.sql', 'one'), appended('migrations/lock.json', '{"a":1}')])).toMatchObject({
    'migrations/0001_a.sql': 'unchanged',
    'migrations/lock.json': 'updated',
  });
  expect((await run([appended('migrations/0001_a.sql', 'two')])).refused).toMatchObject([{ code: 'edited' }]);
});

test.each([
  '../a',
  '/etc/passwd',
  'a/../../b',
  'a//b',
  '.',
  'a\\b',
  'C:/a',
  'a\0',
  '.git/hooks/pre-commit',
  'src/.GIT/config',
  'nul',
  'aux.ts',
  'a.',
  'a\u202e',
  '',
])('the path %o is refused', async (path) => {
  expect((await run([groma(path), groma('src/ok.ts')])).refused).toMatchObject([{ code: 'outside', path }]);
  expect(await readdir(root)).toEqual([]);
});

test('nothing is written through a link, neither of a file nor of a folder', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'groma-outside-'));
  await symlink(outside, join(root, 'src'));
  expect((await run([groma('src/a.ts')])).refused).toMatchObject([{ code: 'symlink', path: 'src' }, { code: 'symlink' }]);
  await rm(join(root, 'src'));
  await mkdir(join(root, 'src'));
  await symlink(join(outside, 'x'), join(root, 'src/a.ts'));
  expect((await run([groma('src/a.ts')])).refused).toMatchObject([{ code: 'symlink', path: 'src/a.ts' }]);
  expect(await readdir(outside)).toEqual([]);
  await rm(outside, { recursive: true });
});

test('a manifest that lists a path outside removes nothing there', async () => {
  await put('victim.txt', 'mine');
  const inner = join(root, 'inner');
  await mkdir(inner);
  const manifest = { groma: '0', target: 'fastify', files: [{ path: '../victim.txt', sha256: 'fa' }], once: [] };
  const result = await write(inner, [groma('a.ts')], { manifest, manifestPath, yours: [] });
  expect(result).toEqual({ changes: [{ path: 'a.ts', state: 'created' }], refused: [] });
  expect(await read('victim.txt')).toBe('mine');
});

test('a failure on the way leaves everything as it was', async () => {
  await run([groma('src/a.ts'), groma('src/z/b.ts')]);
  const manifest = await readManifest(root, manifestPath);
  if (manifest === null || manifest === 'broken') throw new Error('no manifest');
  const twice = { ...manifest, files: [...manifest.files, ...manifest.files.filter((file) => file.path === 'src/z/b.ts')] };
  const files = [groma('src/a.ts', 'new\n'), groma('src/n/c.ts')];
  await expect(write(root, withManifest(files), { manifest: twice, manifestPath, yours: [] })).rejects.toThrow('ENOENT');
  expect([await read('src/a.ts'), await read('src/z/b.ts')]).toEqual(['// src/a.ts\n', '// src/z/b.ts\n']);
  expect(await readdir(root)).toEqual(['src']);
  expect(await readdir(join(root, 'src'))).toEqual(['a.ts', 'generated', 'z']);
});

test('comparing writes nothing', async () => {
  const result = await compareWithDisk(root, [groma('src/a.ts')], { manifest: null, manifestPath, yours: [] });
  expect(result.changes).toEqual([{ path: 'src/a.ts', state: 'created' }]);
  expect(await readdir(root)).toEqual([]);
});

test('a manifest is read or it is none', () => {
  expect(parseManifest(withManifest([groma('a.ts')])[1]?.content ?? '')?.files.map((file) => file.path)).toEqual(['a.ts']);
  for (const text of ['', '{}', '[]', 'null', '{"groma":"1","target":"x","files":[{}]}', '<<<<<<< HEAD'])
    expect(parseManifest(text)).toBeNull();
});
