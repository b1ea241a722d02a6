import { type Mutant, mutant } from './mutant.ts';

const effects = { item: 'IDEM-7', killedBy: 'idempotency/load' } as const;
const faults = { item: 'ERR-4', killedBy: 'errors/load' } as const;

/** What only shows when several keys of one consumer are under way. */
export const load: readonly Mutant[] = [
  mutant(
    'one-lock-per-consumer',
    { ...effects, describes: 'There is one place for a running key per consumer: while another one runs, the first is not held any more.' },
    'stopsRunning',
    () => (others) => others === 0,
  ),
  mutant(
    'second-shelf-writer-is-500',
    { ...faults, describes: 'A shelf that is made while another write of its consumer runs ends in 500, as in a deadlock.' },
    'refuseBusy',
    () => (others, internal, call) => (others > 0 && call.operation?.id === 'createShelf' ? internal : null),
  ),
];
