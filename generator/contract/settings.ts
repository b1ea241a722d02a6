/**
 * The written form of what a document cannot say: `x-groma` at root, path, operation, response and schema, and
 * `conventions` and `operations` of the config. It is one type everywhere. Without a `kind`, members correct
 * single facts of what was understood; with one, the whole answer is set anew. Whoever decides against an item says why, in `reason`.
 */
import type { ConventionName, Conventions, Fact, Json, RequestField, Role, SourceLocation } from './model.ts';
import { nearest } from './nearest.ts';
import { below, blankOf, isObject, type JsonObject, namesOf, readMembers, type Say, type Shape } from './settings/shape.ts';
import { words } from './settings/words.ts';

/** A value of the model as people write it: facts plainly, fields by their names, orders as `-created_at`. */
export type Plain<T> = T extends RequestField
  ? string | RequestField
  : T extends Fact<infer Value>
    ? Plain<Value>
    : T extends readonly Readonly<{ property: string; descending: boolean }>[]
      ? readonly string[]
      : T extends readonly (infer Item)[]
        ? readonly Plain<Item>[]
        : T extends object
          ? { readonly [Name in keyof T]?: Plain<T[Name]> }
          : T;
type Each<Kinds> = Kinds extends unknown
  ? { readonly [Name in keyof Omit<Kinds, 'kind' | 'certainty' | 'reason' | 'at'>]?: Plain<Kinds[Name & keyof Kinds]> }
  : never;
/** One convention as written. Without `kind` its members override single facts of the answer that was found. */
export type Written<Word extends ConventionName> = Readonly<{ kind?: Conventions[Word]['kind']; reason?: string }> &
  Each<Conventions[Word]>;
/** All conventions as written: `conventions` of the config, `x-groma` of the root. */
export type WrittenConventions = { readonly [Word in ConventionName]?: Written<Word> };
/** What may be written about one operation besides. `tests` may not; `scope` says whose items its resource holds. */
export type WrittenOperation = WrittenConventions & Readonly<{ role?: Role['kind']; scope?: 'consumer' | 'shared' }>;
/** What may be written about the whole API besides. */
export type WrittenApi = WrittenConventions & Readonly<{ audience?: 'public' | 'internal'; scope?: 'consumer' | 'shared' }>;

/** The part of the config that answers read: as it stands in its file, with the pointers of the two members. */
export type Settings = Readonly<{ file: string; conventions: Json; operations: Json }>;
/** No config. */
export const noSettings: Settings = { file: '', conventions: {}, operations: {} };

/** What one place says, checked. Later layers of a list are stronger. */
export type Layer = Readonly<{
  at: SourceLocation;
  words: ReadonlyMap<ConventionName, JsonObject>;
  role: Fact<Role['kind']> | null;
  scope: Fact<'consumer' | 'shared'> | null;
  audience: Fact<'public' | 'internal'> | null;
}>;

/** The kinds of roles, as they are written. */
export const roleKinds = [
  'list',
  'read',
  'create',
  'replace',
  'update',
  'delete',
  'bulk',
  'action',
  'search',
  'probe',
  'token',
  'other',
] as const satisfies readonly Role['kind'][];
/** The words. */
export const conventionNames: readonly ConventionName[] = namesOf(words);
const besides = { role: roleKinds, scope: ['consumer', 'shared'], audience: ['public', 'internal'] } as const;
const decisions = new Set(['none', 'public', 'exempt']);

type Erased = Readonly<{ [member: string]: Shape<unknown> }>;
const kindsOf = (word: ConventionName): Readonly<{ [kind: string]: Erased }> => words[word];
const shapesOf = (word: ConventionName): Erased => Object.assign({}, ...Object.values(kindsOf(word)));
const isWord = (name: string): name is ConventionName => Object.hasOwn(words, name);

const checkKind = (word: ConventionName, kind: Json, at: SourceLocation, say: Say): boolean => {
  const known = Object.keys(kindsOf(word));
  if (typeof kind === 'string' && Object.hasOwn(kindsOf(word), kind)) return true;
  const meant = typeof kind === 'string' ? nearest(kind, known) : null;
  const hint = meant === null ? `Known kinds: ${known.join(', ')}.` : `Did you mean ${meant}?`;
  say({ rule: 'settings/unknown-kind', message: `${JSON.stringify(kind)} is no kind of ${word}.`, hint, at: below(at, 'kind') });
  return false;
};

const checkMissing = (word: ConventionName, value: JsonObject, at: SourceLocation, say: Say): void => {
  const shapes = typeof value.kind === 'string' ? (kindsOf(word)[value.kind] ?? {}) : {};
  const missing = Object.keys(shapes).filter((name) => shapes[name]?.blank === undefined && !Object.hasOwn(value, name));
  if (missing.length > 0 && typeof value.kind === 'string')
    say({
      rule: 'settings/incomplete',
      message: `${word} of kind ${value.kind} needs ${missing.join(', ')}.`,
      hint: 'Where the document already shows this kind, the members can stay away.',
      at,
    });
};

const checkWord = (word: ConventionName, value: Json, at: SourceLocation, say: Say): JsonObject | null => {
  if (!isObject(value)) {
    say({ rule: 'settings/wrong-value', message: `Expected an object for ${word}.`, hint: `For example { kind: none, reason: … }.`, at });
    return null;
  }
  const { kind, reason, ...members } = value;
  if (kind !== undefined && !checkKind(word, kind, at, say)) return null;
  if (typeof kind === 'string' && decisions.has(kind) && (typeof reason !== 'string' || reason.trim() === ''))
    say({ rule: 'settings/reason-missing', message: `${word}: ${kind} is a decision and needs a reason.`, hint: 'Add reason: "…".', at });
  const chosen = typeof kind === 'string' ? kindsOf(word)[kind] : undefined;
  const shapes = chosen ?? shapesOf(word);
  readOver(shapes, members, Object.fromEntries(Object.keys(shapes).map((name) => [name, {}])), at, say);
  return value;
};

const checkBeside = <const T extends string>(known: readonly T[], value: Json, at: SourceLocation, say: Say): Fact<T> | null => {
  const found = known.find((each) => each === value);
  if (found !== undefined) return { value: found, certainty: 'configured', at };
  say({ rule: 'settings/wrong-value', message: `Expected one of ${known.join(', ')}.`, hint: null, at });
  return null;
};

const unknownMember = (name: string, at: SourceLocation, say: Say): void => {
  const known = [...conventionNames, ...Object.keys(besides)];
  const meant = nearest(name, known);
  const hint = meant === null ? `Known here: ${known.join(', ')}.` : `Did you mean ${meant}?`;
  say({ rule: 'settings/unknown-member', message: `Nothing is known by the name ${JSON.stringify(name)} here.`, hint, at });
};

/** Reads one `x-groma` or one object of the config. Mistakes are said once, here; what is wrong has no effect later. */
export const readLayer = (value: Json, at: SourceLocation, say: Say): Layer => {
  const found = new Map<ConventionName, JsonObject>();
  const facts: { role: Layer['role']; scope: Layer['scope']; audience: Layer['audience'] } = { role: null, scope: null, audience: null };
  if (!isObject(value)) {
    say({ rule: 'settings/wrong-value', message: 'Expected an object of conventions.', hint: null, at });
    return { at, words: found, ...facts };
  }
  for (const [name, given] of Object.entries(value)) {
    const place = below(at, name);
    if (isWord(name)) {
      const checked = checkWord(name, given, place, say);
      if (checked !== null) found.set(name, checked);
    } else if (name === 'role') facts.role = checkBeside(besides.role, given, place, say);
    else if (name === 'scope') facts.scope = checkBeside(besides.scope, given, place, say);
    else if (name === 'audience') facts.audience = checkBeside(besides.audience, given, place, say);
    else unknownMember(name, place, say);
  }
  return { at, words: found, ...facts };
};

const silent: Say = () => undefined;
const isAnswer = <Word extends ConventionName>(word: Word, value: object): value is Conventions[Word] => {
  const kind = 'kind' in value && typeof value.kind === 'string' ? value.kind : '';
  const members = Object.hasOwn(kindsOf(word), kind) ? kindsOf(word)[kind] : undefined;
  return members !== undefined && Object.keys(members).every((name) => name in value);
};
type Values = Readonly<{ [name: string]: unknown }>;
const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what is written over what was there: a record (`size`, `refusals`) member by member. */
const readOver = (shapes: Erased, value: JsonObject, before: Values, at: SourceLocation, say: Say): Values => {
  const parts: { [name: string]: unknown } = {};
  const whole: { [name: string]: Json } = {};
  for (const [name, given] of Object.entries(value)) {
    const members = Object.hasOwn(shapes, name) ? shapes[name]?.members : undefined;
    const old = before[name];
    if (members === undefined || !isRecord(old) || !isObject(given)) whole[name] = given;
    else parts[name] = { ...old, ...readMembers(members, given, below(at, name), say) };
  }
  return { ...readMembers(shapes, whole, at, say), ...parts };
};

/**
 * The answer with what one layer says about it. Without `kind`, members that the answer's kind does not have say nothing.
 * @param say is told what is missing when a kind is chosen that the document does not show.
 */
export const override = <Word extends ConventionName>(
  word: Word,
  answer: Conventions[Word],
  layer: Layer,
  say: Say = silent,
): Conventions[Word] => {
  const value = layer.words.get(word);
  if (value === undefined) return answer;
  const { kind: chosen, reason, ...members } = value;
  const found: string = answer.kind;
  const kind = typeof chosen === 'string' ? chosen : found;
  const shapes = kindsOf(word)[kind];
  if (shapes === undefined) return answer;
  const at = below(layer.at, word);
  const before: Values = kind === found ? { ...answer } : blankOf(shapes);
  const known = Object.fromEntries(Object.entries(members).filter(([name]) => Object.hasOwn(shapes, name)));
  const why = { certainty: 'configured', at, reason: typeof reason === 'string' ? reason : 'It is written.' };
  const next: object = { ...(kind === found ? answer : why), ...before, ...readOver(shapes, known, before, at, silent), kind };
  if (isAnswer(word, next)) return typeof chosen === 'string' ? { ...next, ...why } : next;
  checkMissing(word, value, at, say);
  return answer;
};
