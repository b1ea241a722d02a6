import { type Seen, wholeCheck } from '../../check.ts';
import { runLoad } from '../../load/run-load.ts';
import { seenOf } from '../../load/seen.ts';

/** IDEM-7 with many keys at once: each has one effect, and none is lost. */
export const effectsUnderLoad = wholeCheck({
  id: 'idempotency/load',
  items: ['IDEM-7'],
  law: 'Under load every key has one effect, and no effect that was acknowledged is lost.',
  page: {
    why: 'A guard that holds for one key may not hold for many: locks are shared, pools run out, transactions are rolled back.',
    mend: 'Commit key and effect in one transaction, and let the unique constraint of the store decide, not memory or a lock of one process.',
  },
  part: 'load',
  subject: 'api',
  convention: 'idempotency',
  asks: ({ operations }) => operations.some(({ role, conventions }) => role.kind === 'create' && conventions.idempotency.kind === 'key'),
  writes: true,
  lane: 'load',
  after: ['idempotency/parallel', 'idempotency/once', 'idempotency/replay', 'idempotency/body', 'pagination/walk'],
  run: async (means): Promise<Seen> =>
    seenOf(await means.load.shared(() => runLoad(means)), ['one-effect-per-key', 'nothing-lost'], 'one effect for each key'),
});
