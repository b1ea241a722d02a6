import { type Seen, wholeCheck } from '../../check.ts';
import { runLoad } from '../../load/run-load.ts';
import { seenOf } from '../../load/seen.ts';

/** ERR-4: load is no reason for a fault. */
export const faultsUnderLoad = wholeCheck({
  id: 'errors/load',
  items: ['ERR-4'],
  law: 'Under load every request is answered, and none with a fault of the server.',
  page: {
    why: 'What only breaks when many call at once breaks on the day that matters, and a 500 tells nobody whether the work was done.',
    mend: 'Refuse early what cannot be served (429, or 503 with Retry-After), bound queues and pools, and retry conflicts of transactions.',
  },
  part: 'load',
  subject: 'api',
  convention: 'errors',
  asks: ({ operations }) => operations.length > 0,
  writes: true,
  lane: 'load',
  after: ['idempotency/parallel', 'schemas/valid-request'],
  run: async (means): Promise<Seen> =>
    seenOf(await means.load.shared(() => runLoad(means)), ['no-server-error', 'answered'], 'no 5xx, and an answer to every request'),
});
