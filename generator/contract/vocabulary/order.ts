/** Reads the order of a list from a sentence: keys that exist in the item, and their directions. */
import type { JsonPointer } from '../model.ts';
import { fold } from './names.ts';

/** One key of an order. */
export type OrderKey = Readonly<{ property: JsonPointer; descending: boolean }>;

const cue =
  /\b(?:sort(?:ed|s)\b|ordered\b|(?:sort|default|natural)[ -](?:sort|order)(?:ing)?\b|order(?:ing)?:|(?:(?:a|de)scending|alphabetical) order (?:of|by)|order of (?:the|this|every|each|all|a) (?:lists?|pages?|results?|collections?)\b|(?:newest|latest|most recent(?:ly \w+)?|oldest|earliest)(?: \w+){0,3} first(?! to)\b|(?:newest|oldest) to (?:the )?(?:newest|oldest)|reverse chronological|chronological)/i;
const unstable = /\b(?:relevance|relevant|trending|popular\w*|score|random)\b/i;
/** What a list was, what it can be made, what somebody else does, and what is denied. */
const otherwise =
  /\b(?:was|were|had been|(?:can|may|could|to|must|should) be|clients? (?:must|should|may|can)|(?:pass|use|set|add|send|give)\b[^.;]{0,60}) ?(?:be |been )?$/i;
const denied =
  /\b(?:no (?:particular |specific |certain |stable )?order|not (?:guaranteed|promised|defined|specified|sorted|ordered|stable)|(?:un|not )(?:sorted|ordered|defined|specified))\b/i;
const ofTies = /\b(?:ties?|tied|equal|same)\b/i;
const down = /\b(?:desc(?:ending(?:ly)?)?|newest|latest|most recent(?:ly)?|reverse|last first|(?:high|large|big)(?:est)? (?:to|first))\b/i;
const up = /\b(?:asc(?:ending(?:ly)?)?|oldest|earliest|(?:low|small)(?:est)? (?:to|first))\b/i;
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
type Hit = { property: string; start: number; end: number; sign: string | null };

const hitsIn = (text: string, members: Iterable<string>): Hit[] => {
  const byFold = new Map([...members].map((member) => [fold(member), member]));
  const found = new Map<string, Hit>();
  for (const match of text.matchAll(/([-+])?([`"'“]?)([A-Za-z][A-Za-z0-9_.-]*)\2/g)) {
    const word = match[3] ?? '';
    const member = byFold.get(fold(word));
    const quoted = match[2] !== '' || /[_.]|[a-z][A-Z]/.test(word) || match[1] !== undefined;
    const named = quoted || /\b(?:by|then|and|,)\s*(?:its |their |the )?$/i.test(text.slice(0, match.index)) || word === 'id';
    if (member !== undefined && named && !found.has(member))
      found.set(member, { property: member, start: match.index, end: match.index + match[0].length, sign: match[1] ?? null });
  }
  return [...found.values()];
};
const escaped = (member: string): JsonPointer => `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The direction of a key is what follows it, else that of the key before it; one direction at the end of several serves all. In a
 *  value of an extension (`inherits` false), as in SQL, a key without a direction ascends. */
const keysOf = (text: string, hits: readonly Hit[], inherits: boolean): readonly OrderKey[] => {
  const [first] = hits;
  const after = hits.map((hit, index) => direction(text.slice(hit.end, hits[index + 1]?.start ?? text.length)));
  const before = first === undefined ? null : direction(text.slice(0, first.start));
  const silent = after.slice(0, -1).every((each) => each === null);
  const whole = before ?? (silent ? after.at(-1) : null) ?? null;
  let way = whole ?? false;
  return hits.map((hit, index) => {
    way = after[index] ?? (inherits || index === 0 ? way : (whole ?? false));
    return { property: escaped(hit.property), descending: hit.sign === null ? way : hit.sign === '-' };
  });
};

/** The part of a sentence that says how a list is sorted now, by itself; null where it says that it is not. */
const telling = (text: string): string | null => {
  const clauses = text.split(/;\s+/).filter((clause) => !(denied.test(clause) && ofTies.test(clause)));
  if (clauses.some((clause) => denied.test(clause))) return null;
  return clauses.join('; ');
};

/**
 * @param text one sentence, or the value of an extension (`created_at desc, id desc`).
 * @param members the names of the members of one item.
 * @param asked whether the text is known to be an order, so that it needs no cue.
 * @returns null where the sentence names no order, or one that moves (relevance).
 */
export const orderOf = (text: string, members: Iterable<string>, asked = false): readonly OrderKey[] | null => {
  const said = asked ? text : telling(text);
  const match = said === null ? null : cue.exec(said);
  if (said === null || (match === null && !asked) || unstable.test(said)) return null;
  if (!asked && match !== null && otherwise.test(said.slice(0, match.index))) return null;
  const known = [...members];
  const from = match !== null && /^(?:sort|order(?!.*\bof\b))/i.test(match[0]) ? match.index : 0;
  const hits = hitsIn(said, known).filter(({ start }) => start >= from);
  if (hits.length > 0) return keysOf(said, hits, !asked);
  const created = createdNames.map((name) => known.find((member) => fold(member) === name)).find((member) => member !== undefined);
  const way = direction(said) ?? (/\b(?:sorted|ordered|chronological)\b/i.test(said) ? false : null);
  if (created === undefined || way === null || !createdWords.test(said)) return null;
  return [{ property: escaped(created), descending: way }];
};
