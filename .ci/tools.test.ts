import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findProgram, tools } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'groma-tools-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inside = (name: string): string => join(folder, name);
mkdirSync(inside('one'));
mkdirSync(inside('two'));
mkdirSync(inside('one/browser'));
writeFileSync(inside('one/text'), '', { mode: 0o644 });
writeFileSync(inside('two/browser'), '#!/bin/sh\n', { mode: 0o755 });
writeFileSync(inside('one/other-browser'), '#!/bin/sh\n', { mode: 0o755 });
const path = [inside('none'), inside('one'), inside('two')].join(delimiter);

test('a program is an executable file of a folder on PATH; folders and texts of that name are none', () => {
  expect(findProgram(['browser'], path)).toBe(inside('two/browser'));
  expect(findProgram(['text'], path)).toBeNull();
  expect(findProgram(['browser'], '')).toBeNull();
});

test('the preferred name wins over the earlier folder', () => {
  expect(findProgram(['browser', 'other-browser'], path)).toBe(inside('two/browser'));
  expect(findProgram(['absent', 'other-browser'], path)).toBe(inside('one/other-browser'));
});

test('each tool says what is skipped without it, and none is the one that is never fetched', () => {
  expect(tools.map(({ name }) => name)).not.toContain('k6');
  for (const tool of tools) expect(tool.skips).not.toBe('');
});
