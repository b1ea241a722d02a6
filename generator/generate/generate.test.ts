import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../contract/build.ts';
import { load } from '../contract/load.ts';
import type { Contract } from '../contract/model.ts';
import { diskReader } from '../contract/read/reader.ts';
import { readTree } from '../output/read-tree.ts';
import type { Template } from './copy-template.ts';
import { type Generated, generate } from './generate.ts';
import { emptyLock, type Lock } from './store/lock.ts';

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));
const shopPath = fileURLToPath(new URL('../../specs/shop.openapi.yaml', import.meta.url));
let shop: Contract;
let template: Template;
beforeAll(async () => {
  const loaded = await load(shopPath, diskReader(shopPath));
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const built = build(loaded);
  if (built.contract === null) throw new Error('no contract');
  shop = built.contract;
  template = await readTree(`${templates}fastify`);
});

function service(contract: Contract = shop, lock: Lock = emptyLock): Generated {
  const settings = { target: 'fastify', name: null, leaveOut: [], version: '0.1.0' };
  return generate(contract, settings, { lock, template, document: { path: 'openapi.yaml', copy: null } });
}

test('the same contract gives the same bytes, also from the lock that it left', () => {
  const first = service();
  expect(service()).toEqual(first);
  const again = service(shop, first.lock);
  const known = new Set(first.files.filter((file) => /migrations\/\d/.test(file.path)).map((file) => file.path));
  expect(again.files).toEqual(first.files.filter((file) => !known.has(file.path)));
  expect(first.refused).toEqual([]);
});

// The template is a project that runs: what is emitted for the shop is a part of it. `npm run golden` writes it.
test('what is emitted for the shop is what the template has', async () => {
  const golden = service().files.filter(
    (file) => /^(src\/generated|migrations)\//.test(file.path) && !/(manifest|openapi)\.json$/.test(file.path),
  );
  for (const file of golden) await expect(file.content).toMatchFileSnapshot(`${templates}fastify/${file.path}`);
  expect(golden.length).toBeGreaterThan(9);
});

test('the runtime is copied byte for byte, and only what the contract uses', () => {
  const files = service().files.filter((file) => file.path.startsWith('src/runtime/') && !file.path.endsWith('README.md'));
  for (const file of files) expect(file.content).toBe(template.get(file.path));
  const paths = files.map((file) => file.path);
  expect(paths).toContain('src/runtime/pagination/cursor.ts');
  for (const unused of ['src/runtime/pagination/offset.ts', 'src/runtime/errors/problem.ts', 'src/runtime/rate-limiting/fields.ts'])
    expect(paths).not.toContain(unused);
});

test('a project leaves out of git what is secret or made again, and nothing in it has the name of the template', () => {
  const files = new Map(service().files.map((file) => [file.path, file.content]));
  expect(files.get('.gitignore')?.split('\n')).toEqual(expect.arrayContaining(['node_modules/', '.env', '.groma/']));
  expect(files.has('gitignore')).toBe(false);
  expect(template.has('.gitignore')).toBe(false);
  const copied = [...template].filter(([path]) =>
    ['.env.example', 'gitignore', 'tsconfig.json', 'src/main.ts', 'src/app.ts', 'src/keys.ts'].includes(path),
  );
  for (const [path, content] of copied) expect(content, path).not.toMatch(/shop/i);
  expect(copied).toHaveLength(6);
});

test('each file of Groma says whose it is: by its first line, its folder, or the manifest', () => {
  const { files } = service();
  const manifest = files.find((file) => file.path === 'src/generated/manifest.json')?.content ?? '';
  for (const file of files.filter((one) => one.owner === 'groma' && one.path !== 'src/generated/manifest.json')) {
    expect(manifest).toContain(`"${file.path}"`);
    if (/^src\/generated\/.*\.ts$/.test(file.path)) expect(file.content).toMatch(/^\/\/ Written by Groma/);
  }
});

test('an unknown target is a defect of the caller', () => {
  expect(() =>
    generate(
      shop,
      { target: 'cobol', name: null, leaveOut: [], version: '0' },
      { lock: emptyLock, template, document: { path: 'a', copy: null } },
    ),
  ).toThrow(RangeError);
});
