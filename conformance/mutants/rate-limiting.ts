import type { Dialect } from '../reference-server/dialect.ts';
import { type Mutant, mutant } from './mutant.ts';

const tellsBudget = ({ rateLimiting }: Dialect) => rateLimiting.kind !== 'retry-after';
const headers = { item: 'RATE-2', killedBy: 'rate-limiting/headers', shows: tellsBudget } as const;
const refusal = { item: 'RATE-2', killedBy: 'rate-limiting/429' } as const;

/** The budget is told wrongly, or its end is. */
export const rateLimiting: readonly Mutant[] = [
  mutant(
    'budget-missing-on-errors',
    { ...headers, describes: 'Errors do not tell what is left of the budget.' },
    'showBudget',
    () => (budget, answer) => (answer.status >= 400 && answer.status !== 429 ? null : budget),
  ),
  mutant(
    'budget-limit-below-remaining',
    { ...headers, describes: 'The limit that is told is another tier’s: more is left than it holds.' },
    'showBudget',
    () => (budget, _answer, call) => (call.consumer?.tier === 'standard' ? { ...budget, limit: 20 } : budget),
  ),
  mutant(
    'budget-negative',
    { ...headers, describes: 'On errors the remaining budget is told as -1.' },
    'showBudget',
    () => (budget, answer) => (answer.status === 404 ? { ...budget, remaining: -1 } : budget),
  ),
  mutant('over-budget-is-403', { ...refusal, describes: 'Beyond the budget the answer is 403.' }, 'refuseExhausted', () => (problem) => ({
    ...problem,
    status: 403,
  })),
  mutant('over-budget-is-503', { ...refusal, describes: 'Beyond the budget the answer is 503.' }, 'refuseExhausted', () => (problem) => ({
    ...problem,
    status: 503,
  })),
  mutant(
    'over-budget-without-retry-after',
    { ...refusal, describes: 'A 429 does not say how long to wait.' },
    'refuseExhausted',
    () => (problem) => ({ ...problem, headers: {} }),
  ),
  mutant(
    'over-budget-is-text',
    { ...refusal, describes: 'A 429 is a line of text instead of an error as all others.' },
    'shapeExhausted',
    () => (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' }, body: 'Too Many Requests' }),
  ),
];
