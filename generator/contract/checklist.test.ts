import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checklist, item } from './checklist.ts';

test('55 items, each id once, found by id', () => {
  expect(checklist).toHaveLength(55);
  expect(new Set(checklist.map(({ id }) => id)).size).toBe(55);
  expect(item('PAGE-6')).toMatchObject({ level: 'must', word: 'pagination', doc: false, wire: true, gen: true });
  expect(() => item('PAGE-7')).toThrow('PAGE-7');
});

const source = new URL('../../../shared/checklist.md', import.meta.url);
test.skipIf(!existsSync(source))('levels and columns are those of the checklist that was handed over', () => {
  const rows = readFileSync(source, 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const stated = rows
    .filter(([, id = '']) => /^[A-Z]+-\d+$/.test(id))
    .map(([, id, level, , doc, wire, gen]) => ({ id, level, doc: doc === 'x', wire: wire === 'x', gen: gen === 'x' }));
  expect(checklist.map(({ id, level, doc, wire, gen }) => ({ id, level, doc, wire, gen }))).toEqual(stated);
});
