/** Reads the order of a list from a sentence: keys that exist in the item, and their directions. */
import type { JsonPointer } from '../model.ts';
import { fold } from './names.ts';

/** One key of an order. */
export type OrderKey = Readonly<{ property: JsonPointer; descending: boolean }>;

const cue =
  /\b(?:sort(?:ed|s)\b|ordered\b|(?:sort|default|natural)[ -](?:sort|order)(?:ing)?\b|order:|newest|latest|most recent|oldest|earliest|reverse chronological|chronological)/i;
const unstable = /\b(?:relevance|relevant|trending|popular\w*|score|random)\b/i;
const down = /\b(?:desc(?:ending)?|newest|latest|most recent(?:ly)?|reverse|last first)\b/i;
const up = /\b(?:asc(?:ending)?|oldest|earliest)\b/i;
const createdNames = [
  'createdat',
  'created',
  'datecreated',
  'creationdate',
  'createddate',
  'createdon',
  'creationtime',
  'createtime',
  'createtimestamp',
  'timestamp',
];
const createdWords =
  /\b(?:creation (?:date|time)|(?:date|time) (?:of creation|created)|when (?:they|it) (?:were|was) created|newest|latest|most recent|oldest|earliest|chronological)\b/i;

const direction = (text: string): boolean | null => (down.test(text) ? true : up.test(text) ? false : null);
type Hit = { property: string; start: number; end: number; negated: boolean };

const hitsIn = (text: string, members: Iterable<string>): Hit[] => {
  const byFold = new Map([...members].map((member) => [fold(member), member]));
  const found = new Map<string, Hit>();
  for (const match of text.matchAll(/([-+])?([`"'“]?)([A-Za-z][A-Za-z0-9_.-]*)\2/g)) {
    const word = match[3] ?? '';
    const member = byFold.get(fold(word));
    const quoted = match[2] !== '' || /[_.]|[a-z][A-Z]/.test(word) || match[1] !== undefined;
    const named = quoted || /\b(?:by|then|and|,)\s*(?:its |their |the )?$/i.test(text.slice(0, match.index)) || word === 'id';
    if (member !== undefined && named && !found.has(member))
      found.set(member, { property: member, start: match.index, end: match.index + match[0].length, negated: match[1] === '-' });
  }
  return [...found.values()];
};
const escaped = (member: string): JsonPointer => `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const keysOf = (text: string, hits: readonly Hit[]): readonly OrderKey[] => {
  const after = hits.map((hit, index) => direction(text.slice(hit.end, hits[index + 1]?.start ?? text.length)));
  const silent = after.slice(0, -1).every((each) => each === null);
  const whole = silent ? (after.at(-1) ?? direction(text)) : null;
  return hits.map((hit, index) => ({ property: escaped(hit.property), descending: hit.negated || (after[index] ?? whole ?? false) }));
};

/**
 * @param text one sentence, or the value of an extension (`created_at desc, id desc`).
 * @param members the names of the members of one item.
 * @param asked whether the text is known to be an order, so that it needs no cue.
 * @returns null where the sentence names no order, or one that moves (relevance).
 */
export const orderOf = (text: string, members: Iterable<string>, asked = false): readonly OrderKey[] | null => {
  const match = cue.exec(text);
  if ((match === null && !asked) || unstable.test(text)) return null;
  const known = [...members];
  const from = match !== null && /^(?:sort|order)/i.test(match[0]) ? match.index : 0;
  const hits = hitsIn(text.slice(from), known);
  if (hits.length > 0) return keysOf(text.slice(from), hits);
  const created = createdNames.map((name) => known.find((member) => fold(member) === name)).find((member) => member !== undefined);
  const way = direction(text) ?? (/\b(?:sorted|ordered|chronological)\b/i.test(text) ? false : null);
  if (created === undefined || way === null || !createdWords.test(text)) return null;
  return [{ property: escaped(created), descending: way }];
};
