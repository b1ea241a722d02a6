import type { TestClient } from '../reference-server/testing.ts';
import { foreignRead, unknownKeys } from './laws/authentication.ts';
import { staleWrites } from './laws/conditional-requests.ts';
import { documentedTypes } from './laws/documentation.ts';
import { frameworkErrors } from './laws/errors.ts';
import { openProbes } from './laws/health.ts';
import { oneEffect, oneOfMany, otherBody, sameAnswer } from './laws/idempotency.ts';
import { manyKeys, noFaults } from './laws/load.ts';
import { aboveMaximum, wholeWalk } from './laws/pagination.ts';
import { budgetTold, overBudget } from './laws/rate-limiting.ts';
import { forbidden, representable } from './laws/schemas.ts';
import { versionEverywhere } from './laws/versioning.ts';

/**
 * What the checks demand, judged by direct requests and without the kit: each law answers the violations that it saw, so that the
 * server and its mutants are proved by something other than what they are meant to prove. For tests.
 */
export type Law = (client: TestClient) => Promise<readonly string[]>;

/** The laws by the ids of the checks. */
export const laws: ReadonlyMap<string, Law> = new Map<string, Law>([
  ['versioning/everywhere', versionEverywhere],
  ['authentication/unknown', unknownKeys],
  ['authentication/foreign-read', foreignRead],
  ['rate-limiting/headers', budgetTold],
  ['rate-limiting/429', overBudget],
  ['pagination/walk', wholeWalk],
  ['pagination/maximum', aboveMaximum],
  ['errors/framework', frameworkErrors],
  ['idempotency/replay', sameAnswer],
  ['idempotency/once', oneEffect],
  ['idempotency/body', otherBody],
  ['idempotency/parallel', oneOfMany],
  ['health/open', openProbes],
  ['conditional-requests/412', staleWrites],
  ['schemas/valid-request', representable],
  ['schemas/invalid-request', forbidden],
  ['documentation/pact', documentedTypes],
  ['idempotency/load', manyKeys],
  ['errors/load', noFaults],
]);

/** Which laws cannot hold where another one is broken: what runs twice in a row may run twice at once. */
export const restsOn: ReadonlyMap<string, readonly string[]> = new Map([
  // Numbered pages overlap where each of them is too long.
  ['pagination/walk', ['pagination/maximum']],
  ['idempotency/parallel', ['idempotency/once']],
  ['idempotency/load', ['idempotency/once', 'idempotency/replay', 'idempotency/parallel']],
]);
