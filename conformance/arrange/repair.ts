/** What to try when a request that fits its schema is refused (checks §3.5): a list of remedies, each at most once per place. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import { exampleOf } from '../../generator/contract/schema/example.ts';
import { valueAt } from '../json.ts';
import { arrangeable, exampleCount } from './example.ts';
import type { Recipe, Refusal } from './recipe.ts';
import { numberIn, schemaAt } from './schema-at.ts';

/** What a remedy looks at. `references` are the pointers in the body that name other items. */
export type Circumstances = Readonly<{
  contract: Contract;
  operation: Operation;
  body: unknown;
  refusal: Refusal;
  references: ReadonlySet<string>;
}>;

type Remedy = (recipe: Recipe, circumstances: Circumstances) => Recipe | null;

const schemaOf = ({ contract, operation }: Circumstances, pointer: string) =>
  schemaAt(contract, arrangeable(operation)?.schema ?? null, pointer);

/** Taken: another value where it is said, else in all texts that look unique they are already another. */
const vary: Remedy = (recipe, { refusal: { words, pointer } }) => {
  if (pointer === null || recipe.vary.has(pointer) || !/taken|exist|duplicate|unique|already|conflict|in use/.test(words)) return null;
  return { ...recipe, vary: new Set([...recipe.vary, pointer]) };
};

/** Another item is not there, not ours, or used up. */
const renew: Remedy = (recipe, { refusal: { words, pointer }, references }) => {
  if (recipe.freshReferences || references.size === 0) return null;
  const meant = pointer !== null && references.has(pointer);
  return meant || /not.?found|no such|does not exist|unknown|already/.test(words) ? { ...recipe, freshReferences: true } : null;
};

const add: Remedy = (recipe, circumstances) => {
  const { contract, body, refusal } = circumstances;
  const { words, pointer } = refusal;
  if (
    pointer === null ||
    recipe.set.has(pointer) ||
    valueAt(body, pointer) !== undefined ||
    !/required|missing|blank|must be (set|given|present)/.test(words)
  )
    return null;
  const schema = schemaOf(circumstances, pointer);
  return { ...recipe, set: new Map([...recipe.set, [pointer, exampleOf(contract, schema ?? true, 'request')]]) };
};

const remove: Remedy = (recipe, { body, refusal: { words, pointer } }) => {
  if (pointer === null || recipe.drop.has(pointer) || valueAt(body, pointer) === undefined) return null;
  return /unknown|unexpected|additional|not allowed|not permitted|unrecogni[sz]ed|read.?only/.test(words)
    ? { ...recipe, drop: new Set([...recipe.drop, pointer]) }
    : null;
};

/** A number above what another item leaves: what the message allows, else the least. */
const lower: Remedy = (recipe, circumstances) => {
  const { body, refusal } = circumstances;
  const { words, pointer } = refusal;
  const value = pointer === null ? undefined : valueAt(body, pointer);
  if (
    pointer === null ||
    typeof value !== 'number' ||
    !/large|exceed|most|maximum|more than|greater|insufficient|limit|high|above/.test(words)
  )
    return null;
  const allowed = [...words.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number)).filter((number) => number > 0 && number < value);
  const least = Math.max(numberIn(schemaOf(circumstances, pointer), 'minimum') ?? 1, 1);
  const next = recipe.set.has(pointer) ? least : (allowed.at(-1) ?? least);
  return next === value ? null : { ...recipe, set: new Map([...recipe.set, [pointer, next]]) };
};

const shift: Remedy = (recipe, { refusal: { words } }) => {
  if (!/past|future|before|after|later|earlier|expired|date|overlap|available/.test(words)) return null;
  if (recipe.daysAhead === null) return { ...recipe, daysAhead: 60 };
  return recipe.daysAhead < 400 ? { ...recipe, daysAhead: recipe.daysAhead + 170 } : null;
};

/** A conflict that names nothing: a state or a capacity that other items decide. */
const renewSilently: Remedy = (recipe, { refusal: { status }, references }) =>
  recipe.freshReferences || references.size === 0 || ![400, 404, 409, 422].includes(status) ? null : { ...recipe, freshReferences: true };

const furnish: Remedy = (recipe, { refusal: { status }, references }) =>
  recipe.furnished || references.size === 0 || ![400, 404, 409, 422].includes(status) ? null : { ...recipe, furnished: true };

/** The next documented body, and after the last one the smallest that fits. */
const another: Remedy = (recipe, { operation, refusal: { status } }) => {
  if (status < 400 || status >= 500 || recipe.example >= exampleCount(operation)) return null;
  return { ...recipe, example: recipe.example + 1, set: new Map(), drop: new Set() };
};

const remedies: readonly Remedy[] = [vary, renew, add, remove, lower, shift, renewSilently, furnish, another];

/** The recipe to try next; null where nothing is left to try, or trying again would say nothing (401, 403, 5xx). */
export const repaired = (recipe: Recipe, circumstances: Circumstances): Recipe | null => {
  const { status } = circumstances.refusal;
  if (status < 400 || status >= 500 || [401, 403, 405, 406, 415, 429].includes(status)) return null;
  for (const remedy of remedies) {
    const next = remedy(recipe, circumstances);
    if (next !== null) return next;
  }
  return null;
};
