import { expect, test } from 'vitest';
import { checks } from './checks/index.ts';
import { knownSelectors, selectChecks, unknownSelectors } from './select.ts';

const ids = (only: readonly string[], without: readonly string[] = []) => selectChecks(checks, { only, without }).map(({ id }) => id);

test('a word, an item and an id select', () => {
  expect(ids(['pagination'])).toEqual(['pagination/maximum', 'pagination/walk']);
  expect(ids(['page-6'])).toEqual(['pagination/walk']);
  expect(ids(['pagination', 'OPS-7'], ['pagination/walk'])).toEqual(['pagination/maximum', 'conditional-requests/412']);
  expect(ids([]).length).toBe(checks.length);
});

test('parts of a run are selected by the same words', () => {
  expect(ids(['load'])).toEqual(['idempotency/load', 'errors/load']);
  expect(ids(['properties'])).toEqual(['schemas/valid-request', 'schemas/invalid-request']);
  expect(ids(['pact'])).toEqual(ids(['DOC-2']));
  expect(ids(['load', 'PAGE-3'])).toEqual(['pagination/maximum', 'idempotency/load', 'errors/load']);
  expect(ids([], ['load', 'pact', 'properties'])).toEqual(ids(['checks']));
});

test('what selects nothing is told apart from an item without a check', () => {
  const known = knownSelectors(checks, ['STYLE-1']);
  expect(unknownSelectors(known, { only: ['STYLE-1', 'pagnation'], without: ['pact'] })).toEqual(['pagnation']);
});

test('every check says why it matters and how to mend, and has an id of its own', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { id, convention, page, law } of checks) {
    expect(id.startsWith(`${convention}/`)).toBe(true);
    expect(Math.min(law.length, page.why.length, page.mend.length)).toBeGreaterThan(20);
  }
});
