/** Where a reader finds the reference, the first steps and the changes. */
import type { Conventions, Fact } from '../model.ts';
import { firstFact, type World } from '../world.ts';
import { none } from './none.ts';

const url = /https?:\/\/[^\s)\]>"'`]+/;
const about = (world: World, cue: RegExp): Fact<string> | null =>
  firstFact(world.texts.general, ({ text }) => (cue.test(text) ? (url.exec(text)?.[0].replace(/[.,;:]$/, '') ?? null) : null));

/** Sentences that name an address and what stands there. */
export const documentation = (world: World): Conventions['documentation'] => {
  const reference = about(world, /\b(?:reference|documentation|docs)\b/i);
  const start = about(world, /\b(?:getting[- ]started|quick ?start|first steps)\b/i);
  const changelog = about(world, /\b(?:change ?log|release notes|what'?s new)\b/i);
  const first = reference ?? start ?? changelog;
  if (first === null)
    return none(
      { file: world.draft.files.keys().next().value ?? '', pointer: '' },
      'No sentence names the address of a reference, of first steps or of a changelog.',
    );
  return {
    kind: 'linked',
    reference,
    start,
    changelog,
    certainty: 'described',
    reason: 'Sentences name addresses of documentation.',
    at: first.at,
  };
};
