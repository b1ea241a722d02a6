import { expect, test } from 'vitest';
import { groma } from '../reference-server/dialects/groma.ts';
import { cellOf, sampleOf } from './cross-matrix.ts';
import { mutants } from './mutants.ts';

/** A fixed third of the mutants, in one dialect; all of them in all dialects: `npm run proof mutants`. */
test.each(sampleOf(groma))('$id: $describes', async (mutant) => {
  const { failed, expected } = await cellOf(groma, mutant);
  expect(failed).toEqual(expected);
});

test('the sample has a mutant of every check', () => {
  const of = (list: typeof mutants) => [...new Set(list.map(({ killedBy }) => killedBy))].sort();
  expect(of(sampleOf(groma))).toEqual(of(mutants.filter(({ shows }) => shows(groma))));
});
