/** Three headers, by the names of the contract (`X-RateLimit-Limit`, `-Remaining`, `-Reset`). */
import { type BudgetWriter, tightest } from './budget.ts';

/** The tightest policy; reset is when the whole quota is back, rounded up. */
export const headers: BudgetWriter = (state) => {
  const policy = tightest(state);
  const { descriptor, now } = state;
  if (policy === undefined || descriptor.kind !== 'headers') return {};
  const reset = descriptor.resetAs === 'epoch' ? Math.ceil(policy.full / 1_000) : Math.max(0, Math.ceil((policy.full - now) / 1_000));
  return {
    [descriptor.limit.toLowerCase()]: String(policy.policy.quota),
    [descriptor.remaining.toLowerCase()]: String(policy.remaining),
    [descriptor.reset.toLowerCase()]: String(reset),
  };
};
