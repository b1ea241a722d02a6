/** What is left to a caller, and how an answer tells it. */
import type { PolicyDescriptor, RateLimitingDescriptor } from '../descriptors.ts';

/** One policy after one request was counted. Times are milliseconds since the epoch. */
export type PolicyState = Readonly<{
  policy: PolicyDescriptor;
  remaining: number;
  /** When the whole quota is back. */
  full: number;
  /** When one more request would pass; not later than now if it would pass at once. */
  free: number;
  refused: boolean;
}>;

/** All policies that were asked; the tightest decides what is told. */
export type BudgetState = Readonly<{
  descriptor: Exclude<RateLimitingDescriptor, { kind: 'exempt' }>;
  policies: readonly PolicyState[];
  now: number;
}>;

/** The headers of every answer. */
export type BudgetWriter = (state: BudgetState) => Readonly<Record<string, string>>;

/** The policy that ends first: a refusing one, else the one with the smallest share left. */
export function tightest(state: BudgetState): PolicyState | undefined {
  const share = (policy: PolicyState): number => (policy.refused ? -1 : policy.remaining / policy.policy.quota);
  return state.policies.toSorted((a, b) => share(a) - share(b))[0];
}

/** Whole seconds until an instant, rounded up, at least 1: waiting them is always enough. */
export const secondsUntil = (instant: number, now: number): number => Math.max(1, Math.ceil((instant - now) / 1_000));
