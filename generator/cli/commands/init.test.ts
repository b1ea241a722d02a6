import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseYaml } from '@redocly/openapi-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { groma } from '../testing.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groma-init-'));
});
afterEach(() => rm(folder, { recursive: true }));
const read = (path: string) => readFile(join(folder, path), 'utf8');

test('what it writes is linted without a finding and configured without a mistake', async () => {
  const { exitCode, out } = await groma(['init', '--yes'], folder);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/\+ openapi\.yaml\n {2}\+ groma\.config\.yaml\n {2}\+ \.github\/workflows\/groma\.yml\n\nNext: groma lint/);
  const linted = await groma(['lint', '--json'], folder);
  expect(linted).toMatchObject({ exitCode: 0, error: '' });
  expect(JSON.parse(linted.out).documents[0].diagnostics).toEqual([]);
  expect(Object.keys(Object(parseYaml(await read('.github/workflows/groma.yml'))))).toEqual(['name', 'on', 'permissions', 'jobs']);
});

test('what exists is kept, and said', async () => {
  await writeFile(join(folder, 'groma.config.yaml'), 'document: mine.yaml\n');
  const { out } = await groma(['init'], folder);
  expect(await read('groma.config.yaml')).toBe('document: mine.yaml\n');
  expect(out).toMatch(/= groma\.config\.yaml +was there/);
  const again = await groma(['init', '--json'], folder);
  expect(JSON.parse(again.out).files.map(({ state }: { state: string }) => state)).toEqual(['kept', 'kept', 'kept']);
});

test('from a document that exists', async () => {
  await writeFile(join(folder, 'my api: "1".yaml'), 'openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: {}\n');
  expect(await groma(['init', '--from', 'my api: "1".yaml'], folder)).toMatchObject({ exitCode: 0 });
  const { config } = await readConfig({ cwd: folder, file: null, environment: null });
  expect(config.document).toBe('my api: "1".yaml');
  await expect(read('openapi.yaml')).rejects.toThrow();
});

test('from nothing, nothing is written', async () => {
  expect(await groma(['init', '--from', 'nowhere.yaml'], folder)).toMatchObject({
    exitCode: 2,
    error: expect.stringContaining('does not exist'),
  });
  await expect(read('groma.config.yaml')).rejects.toThrow();
});
