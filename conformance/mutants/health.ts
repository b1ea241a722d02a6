import { type Mutant, mutant } from './mutant.ts';

const law = { item: 'OPS-3', killedBy: 'health/open' } as const;

/** Probes that are treated like any other request. */
export const health: readonly Mutant[] = [
  mutant(
    'probe-needs-key',
    { ...law, describes: 'The probes answer 401 without a key.' },
    'refuseProbe',
    () => (probe) => (probe.consumer === null ? probe.unauthenticated : null),
  ),
  mutant(
    'probe-refuses-unknown-key',
    { ...law, describes: 'The probes answer 401 to a key that is unknown.' },
    'refuseProbe',
    () => (probe) => (probe.credential !== null && probe.consumer === null ? probe.unauthenticated : null),
  ),
  mutant(
    'probe-is-limited',
    { ...law, describes: 'The probes share a small budget and answer 429.' },
    'refuseProbe',
    () => (probe) => probe.spend(),
  ),
];
