import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../generator/contract/build.ts';
import type { Contract } from '../generator/contract/model.ts';
import { loadText } from '../generator/contract/testing.ts';
import { type ConformOptions, conform } from './run.ts';
import { type Harbour, startHarbour } from './testing/harbour.ts';

/** A service that was written without the reference server: its document speaks of other things, in another way. */
let harbour: Harbour;
let contract: Contract;
beforeAll(async () => {
  harbour = await startHarbour();
  const loaded = await loadText(readFileSync(new URL('../specs/harbour.openapi.yaml', import.meta.url), 'utf8'));
  const built = loaded.kind === 'unreadable' ? null : build(loaded).contract;
  if (built === null) throw new Error('no contract');
  contract = built;
});
afterAll(() => harbour.stop());

const options: ConformOptions = {
  document: { path: 'openapi.yaml', title: '', version: '', sha256: '' },
  version: '0.0.0',
  seed: 7,
  now: Date.now,
};
const consumersOf = ({ keys }: Harbour) => ({
  main: { keys: [keys.main] },
  other: { keys: [keys.other] },
  limited: { keys: [keys.limited] },
});

test.each([1, 2, 3])('nothing fails on it, nothing is left open, and it is left as it was found (seed %i)', async (seed) => {
  const report = await conform(contract, { url: harbour.url, consumers: consumersOf(harbour) }, { ...options, seed });
  expect(report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'not-testable')).toEqual([]);
  expect(report.coverage.operations.filter(({ reached }) => !reached)).toEqual([]);
  expect(report.items.filter(({ verdict }) => verdict === 'incomplete')).toEqual([]);
  expect(report.verdict).toBe('pass');
  expect(harbour.stays()).toBe(0);
});
