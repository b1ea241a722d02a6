/** GCRA, the generic cell rate algorithm: one number per caller, no counters, an exact time for the next try. In memory, per process. */
import type { PolicyDescriptor } from '../descriptors.ts';
import type { PolicyState } from './budget.ts';

/** Counts one request of a subject under policies: in all of them, or, when one refuses, in none. Times are milliseconds. */
export type Limiter = (subject: string, policies: readonly PolicyDescriptor[], now: number) => readonly PolicyState[];

/** Callers that are remembered at once; beyond them the one that was counted longest ago is forgotten. */
const mostRemembered = 100_000;
const looksAtOnce = 2;

/** An empty one. What has recovered its whole quota is forgotten. `size` tells how many are remembered. */
export function createLimiter(most = mostRemembered): Limiter & Readonly<{ size: () => number }> {
  // The theoretical arrival time of each (policy, subject): when its whole quota is back. The one that was counted last stands last.
  const arrivals = new Map<string, number>();
  const limit: Limiter = (subject, policies, now) => {
    forget(arrivals, now, most);
    const looked = policies.map((policy) => ({ policy, key: `${policy.of}\u0001${policy.name}\u0001${subject}` }));
    const states = looked.map(({ policy, key }) => stateOf(policy, Math.max(arrivals.get(key) ?? 0, now), now));
    if (states.some((state) => state.refused)) return states.map((state) => (state.refused ? state : uncounted(state)));
    looked.forEach(({ key }, index) => {
      arrivals.delete(key);
      arrivals.set(key, states[index]?.full ?? now);
    });
    return states;
  };
  return Object.assign(limit, { size: () => arrivals.size });
}

// A few at each request, so that no request pays for all: more are never added at once than are looked at.
function forget(arrivals: Map<string, number>, now: number, most: number): void {
  let looks = looksAtOnce;
  for (const [key, arrival] of arrivals) {
    if (arrivals.size <= most && (looks-- <= 0 || arrival > now)) return;
    arrivals.delete(key);
  }
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
