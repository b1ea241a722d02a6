import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConfig, lint as redocly } from '@redocly/openapi-core';
import { afterAll, expect, test } from 'vitest';
import { build } from '../contract/build.ts';
import { load } from '../contract/load.ts';
import { diskReader } from '../contract/read/reader.ts';
import { lint } from './lint.ts';
import plugin from './redocly.ts';
import { rules } from './rules/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'groma-redocly-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `redocly lint` finds with the plugin, told as we tell it. */
async function byRedocly(path: string) {
  const config = await createConfig({ plugins: [plugin()], extends: ['groma/recommended'] });
  const problems = await redocly({ ref: path, config });
  return problems.map(({ ruleId, location: [at], message, severity }) => ({
    rule: ruleId.replace('groma/', ''),
    file: at?.source.absoluteRef ?? '',
    pointer: at?.pointer?.slice(1) ?? '',
    severity,
    message,
  }));
}

/** What `groma lint` finds. */
async function byUs(path: string) {
  const loaded = await load(path, diskReader(path));
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return lint(contract, rules).diagnostics.map(({ rule, at, message, hint, severity }) => ({
    rule,
    file: at.file,
    pointer: at.pointer,
    severity: severity === 'error' ? 'error' : 'warn',
    message: hint === null ? message : `${message} ${hint}`,
  }));
}

const sorted = <Found extends { rule: string; pointer: string; message: string }>(list: readonly Found[]): readonly Found[] =>
  list.toSorted((one, other) =>
    `${one.rule} ${one.pointer} ${one.message}`.localeCompare(`${other.rule} ${other.pointer} ${other.message}`),
  );

test.each(['idempotency/key-required', 'errors/one-format', 'rate-limiting/refusal', 'pagination/page-size-maximum'])(
  'Redocly finds on the wrong document of %s what we find',
  async (id) => {
    const path = join(root, `specs/lint/${id}.yaml`);
    const ours = await byUs(path);
    expect(ours.map(({ rule }) => rule)).toContain(id);
    expect(sorted(await byRedocly(path))).toEqual(sorted(ours));
  },
);

test('in documents of several files each finding stands in its own file', async () => {
  const path = join(folder, 'openapi.yaml');
  writeFileSync(path, "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /books: { $ref: 'books.yaml' }\n");
  writeFileSync(join(folder, 'books.yaml'), "post:\n  responses:\n    '201': { description: New. }\n");
  const found = await byRedocly(path);
  expect(sorted(found)).toEqual(sorted(await byUs(path)));
  expect(found).toContainEqual(
    expect.objectContaining({ rule: 'idempotency/key-required', file: join(folder, 'books.yaml'), pointer: '/post' }),
  );
});

test('a right document has no finding', async () => {
  expect(await byRedocly(join(root, 'specs/starter.openapi.yaml'))).toEqual([]);
});
