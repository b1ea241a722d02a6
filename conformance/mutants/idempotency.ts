import type { Dialect } from '../reference-server/dialect.ts';
import { type Mutant, mutant } from './mutant.ts';

const replay = { item: 'IDEM-2', killedBy: 'idempotency/replay' } as const;
const once = { item: 'IDEM-2', killedBy: 'idempotency/once' } as const;
const body = { item: 'IDEM-5', killedBy: 'idempotency/body' } as const;
const parallel = { item: 'IDEM-7', killedBy: 'idempotency/parallel' } as const;
const hasMarker = ({ idempotency }: Dialect) => idempotency.replayed !== null;

/** Retries that are not safe, or do not look like what they repeat. */
export const idempotency: readonly Mutant[] = [
  mutant(
    'replay-is-200',
    { ...replay, describes: 'A retried creation is answered with 200 instead of the stored 201.' },
    'replay',
    () => (stored, marked) => (stored.status === 201 ? { ...marked, status: 200 } : marked),
  ),
  mutant(
    'replay-is-rebuilt',
    { ...replay, describes: 'A retry is not answered with what was stored but rebuilt from the item, where moments have no milliseconds.' },
    'replay',
    () => (_stored, marked) => ({ ...marked, body: marked.body?.replace(/\.\d{3}Z/g, 'Z') ?? null }),
  ),
  mutant(
    'replay-unmarked',
    { ...replay, describes: 'A stored answer does not say that it is one.', shows: hasMarker },
    'replay',
    () => (stored) => stored,
  ),
  mutant(
    'retry-creates-again',
    { ...once, describes: 'A retried creation is answered from the store, but makes a second item.' },
    'replayEffect',
    () => (run, call) => {
      if (call.operation?.role === 'create') run();
    },
  ),
  mutant(
    'retry-of-one-resource-creates-again',
    { ...once, describes: 'Only notes are made twice: their handler stands outside of the guard.' },
    'replayEffect',
    () => (run, call) => {
      if (call.operation?.id === 'createNote') run();
    },
  ),
  mutant(
    'retry-updates-again',
    {
      ...once,
      describes: 'A retried update is answered from the store, but carried out again over what came later.',
      shows: ({ idempotency, update }) => idempotency.methods.includes(update.method),
    },
    'replayEffect',
    () => (run, call) => {
      if (call.operation?.role === 'update') run();
    },
  ),
  mutant(
    'other-body-is-replayed',
    { ...body, describes: 'The same key with another body is answered with the first result.' },
    'isSameRequest',
    () => (first, second) => first.method === second.method && first.path === second.path && first.query === second.query,
  ),
  mutant(
    'other-value-is-replayed',
    { ...body, describes: 'Only the names in the body are compared: another value is answered with the first result.' },
    'isSameRequest',
    (right) => (first, second) => right({ ...first, body: namesIn(first.body) }, { ...second, body: namesIn(second.body) }),
  ),
  mutant(
    'parallel-runs-twice',
    { ...parallel, describes: 'Requests with one key that arrive together all run.' },
    'refuseRunning',
    () => () => null,
  ),
  mutant(
    'parallel-is-500',
    { ...parallel, describes: 'While the first request runs, the same key is answered with 500.' },
    'refuseRunning',
    () => (problem) => ({ ...problem, status: 500, code: 'internal', headers: {} }),
  ),
];

function namesIn(body: string): string {
  return body === '' ? '' : Object.keys(JSON.parse(body)).sort().join();
}
