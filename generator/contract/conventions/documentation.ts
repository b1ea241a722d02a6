/** Where a reader finds the reference, the first steps and the changes. */
import type { Conventions, Fact } from '../model.ts';
import { firstFact, known, type World } from '../world.ts';
import { none } from './none.ts';

const url = /https?:\/\/[^\s)\]>"'`]+/;
const cues = {
  start: /\b(?:getting[- ]started|quick ?start|first steps|tutorial)\b/i,
  changelog: /\b(?:change ?log|release notes|what'?s new)\b/i,
  reference: /\b(?:reference|documentation|docs)\b/i,
} as const;
/** What a text points to: the more special word decides, since addresses often begin with `docs`. */
const aboutWhat = (text: string): keyof typeof cues | null =>
  cues.start.test(text) ? 'start' : cues.changelog.test(text) ? 'changelog' : cues.reference.test(text) ? 'reference' : null;
const stated = (world: World, what: keyof typeof cues): Fact<string> | null =>
  firstFact(world.texts.general, ({ text }) => (aboutWhat(text) === what ? (url.exec(text)?.[0].replace(/[.,;:]$/, '') ?? null) : null));

/** `externalDocs` of the root: first steps or a changelog where it says so, else the reference. */
const declared = (world: World, what: keyof typeof cues): Fact<string> | null => {
  const docs = world.draft.externalDocs;
  if (docs === null) return null;
  const found = aboutWhat(`${docs.description ?? ''} ${docs.url.replaceAll(/[-_/.]/g, ' ')}`) ?? 'reference';
  return found === what ? known(docs.url, 'declared', docs.at) : null;
};

/** The member of OpenAPI for it, and sentences that name an address and what stands there. */
export const documentation = (world: World): Conventions['documentation'] => {
  const answer = (what: keyof typeof cues): Fact<string> | null => declared(world, what) ?? stated(world, what);
  const [reference, start, changelog] = [answer('reference'), answer('start'), answer('changelog')];
  const first = [reference, start, changelog].find((each) => each?.certainty === 'declared') ?? reference ?? start ?? changelog;
  if (first === null)
    return none(
      { file: world.draft.files.keys().next().value ?? '', pointer: '' },
      'Neither `externalDocs` nor a sentence names the address of a reference, of first steps or of a changelog.',
    );
  const reason = first.certainty === 'declared' ? '`externalDocs` names it.' : 'Sentences name addresses of documentation.';
  return { kind: 'linked', reference, start, changelog, certainty: first.certainty, reason, at: first.at };
};
