/** Finds by trying how one operation succeeds: send, read the refusal, repair, at most six rounds (checks §3.5). */
import type { Operation, ResourceId } from '../../generator/contract/model.ts';
import type { Identity, RecordedExchange } from '../exchange.ts';
import { walk } from '../json.ts';
import type { Unarranged } from '../means.ts';
import { answerOf, jsonBody, succeeded } from '../request.ts';
import { type Composed, compose } from './compose.ts';
import { arrangeable } from './example.ts';
import { plainRecipe, type Recipe } from './recipe.ts';
import { refusalOf } from './refusal.ts';
import { repaired } from './repair.ts';
import type { World } from './world.ts';

const rounds = 6;

/** A request that succeeded, and its answer. */
export type Trial = Readonly<{ composed: Composed; exchange: RecordedExchange }>;

const remedyOf = (operation: Operation, words: string): string => {
  const place = operation.body === null ? `${operation.id}.path.<parameter>` : `${operation.id}.body.<member>`;
  return `add an example to ${operation.key}, or conform.fixtures: { '${place}': … } (${words})`;
};

/**
 * Whether a request takes an amount from what it refers to, so that after a few of them nothing would be left: a payment of an order, a
 * refund of a payment, seats of a trip. Its next requests take new items.
 */
const draws = ({ request, references }: Composed): boolean =>
  references.size > 0 && [...walk(jsonBody(request))].some(([pointer, value]) => typeof value === 'number' && !references.has(pointer));

/** What is kept of a recipe that helped: what draws takes new items from now on. */
const kept = (recipe: Recipe, composed: Composed): Recipe => (draws(composed) ? { ...recipe, freshReferences: true } : recipe);

/** Sends a request of an operation until it succeeds, and keeps what helped. A known recipe is the first to be tried. */
export const tryOut = async (
  world: World,
  operation: Operation,
  as: Identity,
  depth: number,
  known: ReadonlyMap<ResourceId, string> = new Map(),
): Promise<Trial | Unarranged> => {
  const failed = world.failures.get(operation.key);
  if (failed !== undefined) return failed;
  if (operation.body?.required === true && arrangeable(operation) === null)
    return {
      reason: `a body of ${operation.body.content.map(({ type }) => type).join(', ')} cannot be arranged yet`,
      remedy: `leaveOut: ['${operation.id}']`,
      exchange: null,
    };
  let recipe = world.recipes.get(operation.key) ?? plainRecipe;
  let last: Trial | null = null;
  for (let round = 0; round < rounds; round++) {
    const composed = await compose(world, operation, recipe, { as, target: null, known, depth });
    const exchange = await world.send(operation, composed.request, as, round === 0 ? 'arranging' : `arranging, repaired ${round} times`);
    if (succeeded(exchange)) {
      world.recipes.set(operation.key, kept(recipe, composed));
      return { composed, exchange };
    }
    last = { composed, exchange };
    const body = jsonBody(composed.request);
    const references = composed.references;
    const next = repaired(recipe, {
      contract: world.contract,
      operation,
      body,
      refusal: refusalOf(world.contract, operation, exchange, body),
      references,
    });
    if (next === null) break;
    recipe = next;
  }
  const words = last === null ? 'nothing was tried' : answerOf(last.exchange);
  const problems = last?.composed.problems ?? [];
  const reason = `no request of ${operation.key} succeeded: ${[words, ...problems].join('; ')}`;
  const unarranged: Unarranged = { reason, remedy: remedyOf(operation, words), exchange: last?.exchange ?? null };
  world.failures.set(operation.key, unarranged);
  return unarranged;
};
