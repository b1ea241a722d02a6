/** The case of the names of members, as most of them are written. */
import type { Conventions, Fact } from '../model.ts';
import { known, type World } from '../world.ts';
import { none } from './none.ts';

const cases: readonly (readonly [string, RegExp])[] = [
  ['snake_case', /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/],
  ['camelCase', /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/],
  ['PascalCase', /^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)*$/],
  ['kebab-case', /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/],
  ['SCREAMING_CASE', /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/],
];
const kept = 20;

/** A single lower-case word fits every case and is not counted. */
export const naming = (world: World): Conventions['naming'] => {
  const counts = new Map<string, Fact<string>[]>();
  for (const { schema, at } of world.draft.schemas.values()) {
    if (typeof schema !== 'object') continue;
    for (const name of Object.keys(schema.properties ?? {})) {
      const found = cases.find(([, pattern]) => pattern.test(name))?.[0];
      if (found === undefined) continue;
      const place = { file: at.file, pointer: `${at.pointer}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
      const all = counts.get(found) ?? [];
      all.push(known(name, 'declared', place));
      counts.set(found, all);
    }
  }
  const [first, ...others] = [...counts].sort((a, b) => b[1].length - a[1].length);
  const place = { file: world.draft.files.keys().next().value ?? '', pointer: '' };
  if (first === undefined) return none(place, 'No member has a name of several words.');
  const minority = others.flatMap(([, names]) => names);
  const why = {
    certainty: 'declared',
    reason: `${first[1].length} names in ${first[0]}, ${minority.length} otherwise.`,
    at: first[1][0]?.at ?? place,
  } as const;
  return { kind: minority.length === 0 ? 'uniform' : 'mixed', dominant: first[0], minority: minority.slice(0, kept), ...why };
};
