import type { Call } from './behaviour.ts';
import type { Dialect, RateLimitDialect, TierLimit } from './dialect.ts';
import { type Problem, problemOf } from './errors.ts';
import type { Service } from './service.ts';
import type { Spent } from './state.ts';

/** What is left of a budget after a request. Moments in milliseconds; `waitMs`: how long until one more request is admitted. */
export type Budget = Readonly<{
  limit: number;
  seconds: number;
  remaining: number;
  resetAt: number;
  now: number;
  admitted: boolean;
  waitMs: number;
}>;

type Spend = (spent: Spent | undefined, limit: TierLimit, now: number) => Readonly<{ spent: Spent; budget: Budget }>;

const spendBy: Readonly<Record<RateLimitDialect['algorithm'], Spend>> = {
  'token-bucket': (spent, { quota, seconds }, now) => {
    const perMs = quota / (seconds * 1000);
    const tokens = spent === undefined ? quota : Math.min(quota, spent.count + (now - spent.at) * perMs);
    const admitted = tokens >= 1 - 1e-9;
    const left = admitted ? tokens - 1 : tokens;
    const budget = { remaining: Math.floor(left), resetAt: now + (quota - left) / perMs, waitMs: admitted ? 0 : (1 - left) / perMs };
    return { spent: { count: left, at: now }, budget: { limit: quota, seconds, now, admitted, ...budget } };
  },
  'fixed-window': (spent, { quota, seconds }, now) => {
    const window = spent === undefined || now >= spent.at + seconds * 1000 ? { count: 0, at: now } : spent;
    const admitted = window.count < quota;
    const count = admitted ? window.count + 1 : window.count;
    const resetAt = window.at + seconds * 1000;
    const budget = { remaining: quota - count, resetAt, waitMs: admitted ? 0 : resetAt - now };
    return { spent: { count, at: window.at }, budget: { limit: quota, seconds, now, admitted, ...budget } };
  },
};

/** Counts one request of `name` against a tier's limit. A refused request costs nothing. */
export function spend(service: Service, name: string, limit: TierLimit): Budget {
  const { budgets } = service.state;
  const result = spendBy[service.dialect.rateLimiting.algorithm](budgets.get(name), limit, service.now());
  budgets.set(name, result.spent);
  return result.budget;
}

/** The refusal of a request beyond the budget; waiting as told is enough. */
export function exhausted(service: Service, budget: Budget, call: Call): Problem {
  const wait = Math.max(1, Math.ceil(budget.waitMs / 1000));
  const message = `All ${budget.limit} requests of ${budget.seconds} s are used up; wait ${wait} s.`;
  return service.behaviour.refuseExhausted(
    problemOf(service.dialect, 'rate_limited', message, { headers: { 'Retry-After': String(wait) } }),
    call,
  );
}

/** The headers that tell of a budget. */
export function budgetHeaders({ rateLimiting }: Dialect, budget: Budget): Readonly<Record<string, string>> {
  const seconds = Math.ceil((budget.resetAt - budget.now) / 1000);
  switch (rateLimiting.kind) {
    case 'retry-after':
      return {};
    case 'fields':
      return {
        'RateLimit-Policy': `"${rateLimiting.policy}";q=${budget.limit};w=${budget.seconds}`,
        RateLimit: `"${rateLimiting.policy}";r=${budget.remaining};t=${seconds}`,
      };
    case 'headers':
      return {
        [rateLimiting.limit]: String(budget.limit),
        [rateLimiting.remaining]: String(budget.remaining),
        [rateLimiting.reset]: String(rateLimiting.resetAs === 'delta' ? seconds : Math.ceil(budget.resetAt / 1000)),
      };
    default:
      return rateLimiting satisfies never;
  }
}
