import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  coverageFaults,
  type Entry,
  type KilledMutant,
  mutantFaults,
  type Shelf,
  shelfFaults,
  specificationFaults,
} from './bookkeeping.ts';
import { coveredByChecks, coveredByRules } from './covered.ts';
import { root } from './program.ts';

/** The entries that a registry exports, or none where there is no registry yet. */
async function registry<Item>(path: string, name: string, read: (entry: unknown) => Item): Promise<readonly Item[]> {
  if (!existsSync(join(root, path))) return [];
  const loaded: { [name: string]: unknown } = await import(join(root, path));
  const entries = loaded[name];
  if (!Array.isArray(entries) || entries.length === 0) throw new Error(`${path} exports no ${name}`);
  return entries.map(read);
}

const filesBelow = (folder: string, pattern: string): readonly string[] =>
  globSync(pattern, { cwd: join(root, folder) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .toSorted();

function member(entry: unknown, name: string): unknown {
  if (typeof entry !== 'object' || entry === null) throw new Error(`an entry of a registry is ${entry}`);
  return Object.entries(entry).find(([key]) => key === name)?.[1];
}

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function entryOf(entry: unknown): Entry {
  const parts = Object.entries(member(entry, 'page') ?? { page: '' }).map(([part, text]) => [part, String(text)]);
  return { id: String(member(entry, 'id')), items: strings(member(entry, 'items')), page: Object.fromEntries(parts) };
}

const mutantOf = (entry: unknown): KilledMutant => ({ id: String(member(entry, 'id')), killedBy: String(member(entry, 'killedBy')) });

const rules = await registry('generator/lint/rules/index.ts', 'rules', entryOf);
const checks = await registry('conformance/checks/index.ts', 'checks', entryOf);
const mutants = await registry('conformance/mutants/mutants.ts', 'mutants', mutantOf);
const specifications = filesBelow('specs/lint', '*/*');
const shelves: readonly Shelf[] = [
  { kind: 'rule', files: filesBelow('generator/lint/rules', '*/*.ts'), entries: rules, covered: coveredByRules },
  { kind: 'check', files: filesBelow('conformance/checks', '*/*.ts'), entries: checks, covered: coveredByChecks },
];

// A part that has nothing yet is not judged; the first file of it binds all of it.
describe.each(shelves)('each $kind', (shelf) => {
  const begun = shelf.files.length > 0 || shelf.entries.length > 0;
  test.runIf(begun)('has one file, one registration and a page', () => expect(shelfFaults(shelf)).toEqual([]));
  test.runIf(shelf.entries.length > 0)('covers what is promised, no more and no less', () => expect(coverageFaults(shelf)).toEqual([]));
});

test.runIf(specifications.length > 0)('each rule has a wrong document and the message it gets', () => {
  expect(specificationFaults(rules, specifications)).toEqual([]);
});

test.runIf(mutants.length > 0 && checks.length > 0)('each check has a mutant that it kills, and each mutant its check', () => {
  expect(mutantFaults(checks, mutants)).toEqual([]);
});

describe('the books find what is wrong with them', () => {
  const maximum: Entry = { id: 'pagination/maximum', items: ['PAGE-3'], page: { what: 'a', why: 'b' } };
  const shelf: Shelf = { kind: 'rule', files: ['pagination/maximum.ts'], entries: [maximum], covered: ['PAGE-3'] };

  test('nothing in books that agree', () => {
    expect([...shelfFaults(shelf), ...coverageFaults(shelf)]).toEqual([]);
    expect(specificationFaults([maximum], ['pagination/maximum.yaml', 'pagination/maximum.expected.txt'])).toEqual([]);
    expect(mutantFaults([maximum], [{ id: 'unbounded', killedBy: maximum.id }])).toEqual([]);
  });

  test.each<[string, Partial<Shelf>]>([
    ['rule pagination/walk is not registered', { files: ['pagination/maximum.ts', 'pagination/walk.ts'] }],
    ['rule pagination/maximum has no file of its name', { files: [] }],
    ['rule pagination/maximum is registered twice', { entries: [maximum, maximum] }],
    ['rule paging/maximum: no convention has this word', { files: ['paging/maximum.ts'], entries: [{ ...maximum, id: 'paging/maximum' }] }],
    ['rule pagination/maximum has an empty part in its page', { entries: [{ ...maximum, page: { what: ' ' } }] }],
  ])('%s', (fault, change) => expect(shelfFaults({ ...shelf, ...change })).toEqual([fault]));

  test('items without an entry, entries without an item', () => {
    expect(coverageFaults({ ...shelf, covered: ['PAGE-3', 'PAGE-6'] })).toEqual(['PAGE-6 has no rule']);
    expect(coverageFaults({ ...shelf, covered: [] })).toEqual(['PAGE-3 has a rule and is not in the table of .ci/covered.ts']);
  });

  test('documents and mutants that miss, and those that belong to nothing', () => {
    expect(specificationFaults([maximum], ['pagination/maximum.yaml', 'pagination/old.yaml'])).toEqual([
      'specs/lint/pagination/maximum.expected.txt is missing',
      'specs/lint/pagination/old.yaml belongs to no rule',
    ]);
    const stray = { id: 'stray', killedBy: 'pagination/walk' };
    expect(mutantFaults([maximum], [stray, stray])).toEqual([
      'check pagination/maximum has no mutant',
      'mutant stray: there is no check pagination/walk',
      'mutant stray: there is no check pagination/walk',
      'mutant stray is registered twice',
    ]);
  });
});
