/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers): structured fields, every policy in them. */
import type { BudgetWriter } from './budget.ts';

/** `r` is what is left, `t` the seconds until it is whole again. */
export const fields: BudgetWriter = ({ policies, now }) => {
  if (policies.length === 0) return {};
  const seconds = (instant: number): number => Math.max(0, Math.ceil((instant - now) / 1_000));
  return {
    ratelimit: policies.map((state) => `${quoted(state.policy.name)};r=${state.remaining};t=${seconds(state.full)}`).join(', '),
    'ratelimit-policy': policies.map(({ policy }) => `${quoted(policy.name)};q=${policy.quota};w=${policy.seconds}`).join(', '),
  };
};

const quoted = (name: string): string => `"${name.replaceAll(/[^\x20-\x7e]/g, '').replaceAll(/["\\]/g, '\\$&')}"`;
