/** GCRA, the generic cell rate algorithm: one number per caller, no counters, an exact time for the next try. In memory, per process. */
import type { PolicyDescriptor } from '../descriptors.ts';
import type { PolicyState } from './budget.ts';

/** Counts one request of a subject under policies: in all of them, or, when one refuses, in none. Times are milliseconds. */
export type Limiter = (subject: string, policies: readonly PolicyDescriptor[], now: number) => readonly PolicyState[];

const sweepAt = 50_000;

/** An empty one. What has recovered its whole quota is forgotten. */
export function createLimiter(): Limiter {
  // The theoretical arrival time of each (policy, subject): when its whole quota is back.
  const arrivals = new Map<string, number>();
  return (subject, policies, now) => {
    if (arrivals.size > sweepAt) for (const [key, arrival] of arrivals) if (arrival <= now) arrivals.delete(key);
    const looked = policies.map((policy) => ({ policy, key: `${policy.name}\u0001${subject}` }));
    const states = looked.map(({ policy, key }) => stateOf(policy, Math.max(arrivals.get(key) ?? 0, now), now));
    if (states.some((state) => state.refused)) return states.map((state) => (state.refused ? state : uncounted(state)));
    looked.forEach(({ key }, index) => {
      arrivals.set(key, states[index]?.full ?? now);
    });
    return states;
  };
}

const uncounted = (state: PolicyState): PolicyState => ({ ...state, remaining: Math.min(state.policy.quota, state.remaining + 1) });

function stateOf(policy: PolicyDescriptor, arrival: number, now: number): PolicyState {
  const interval = (policy.seconds * 1_000) / policy.quota;
  const window = policy.seconds * 1_000;
  const next = arrival + interval;
  // A thousandth of a millisecond forgives what sums of fractions lose.
  const refused = next - now > window + 0.001;
  const full = refused ? arrival : next;
  return {
    policy,
    refused,
    full,
    remaining: Math.max(0, Math.floor((window - (full - now)) / interval + 0.001)),
    free: full + interval - window,
  };
}
