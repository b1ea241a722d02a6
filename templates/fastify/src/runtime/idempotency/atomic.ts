/**
 * Each effect once: the key's record, the writes of the handler and the stored answer commit in one transaction. A process that dies
 * leaves nothing behind, so no record ever waits for somebody who is gone.
 */
import type { ControlledTransaction } from 'kysely';
import { type AfterCommit, inTransaction, runAfterCommit, type Work } from '../answer/transaction.ts';
import type { Call } from '../call.ts';
import { ApiError, refuse } from '../errors/api-error.ts';
import { refusalOf } from '../errors/refusal.ts';
import { writeRefusal } from '../errors/write-refusal.ts';
import type { Answer } from '../exchange.ts';
import type { Service } from '../parts.ts';
import type { StoredTables } from '../store/database.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import type { Keyed } from './key.ts';
import { findAnswer, type RecordKey, type StoredAnswer, storeAnswer, tryLock } from './records.ts';

/** Headers that are true again on a replay. Budgets, dates and request ids are those of the new request. */
const replayed = new Set(['content-type', 'location', 'etag', 'link', 'last-modified', 'content-language', 'retry-after']);

/** Runs a request once per key; answers the stored answer to every other. 409 while the first runs, 422 for another request. */
export async function runIdempotent(call: Call, keyed: Keyed, key: string, work: Work, service: Service): Promise<Answer> {
  const record: RecordKey = { consumer: call.consumer?.id ?? `address:${call.request.address}`, key };
  const fingerprint = fingerprintOf(call);
  const name = `${record.consumer}\u0001${key}`;
  const running = service.inFlight.running(name);
  if (running !== undefined) refuseRunning(keyed, running, fingerprint);
  service.inFlight.start(name, fingerprint);
  const afterCommit: AfterCommit = [];
  try {
    const attempt = { call, keyed, record, fingerprint, work, service, afterCommit };
    const { result, committed } = await inTransaction(service, (tx) => once(attempt, tx));
    if (committed) await runAfterCommit(afterCommit, call.id, service);
    return result;
  } finally {
    service.inFlight.finish(name);
  }
}

type Attempt = Readonly<{
  call: Call;
  keyed: Keyed;
  record: RecordKey;
  fingerprint: Fingerprint;
  work: Work;
  service: Service;
  afterCommit: AfterCommit;
}>;
type Outcome = { result: Answer; commit: boolean };

async function once(attempt: Attempt, tx: ControlledTransaction<StoredTables>): Promise<Outcome> {
  const { call, keyed, record, fingerprint, work } = attempt;
  if (!(await tryLock(tx, record))) refuseRunning(keyed, undefined, fingerprint);
  const stored = await findAnswer(tx, record, call.now);
  if (stored !== null) return { result: replay(stored, attempt), commit: false };
  await work.prepare(tx);
  const saved = await tx.savepoint('before_handler').execute();
  const made = await handled(attempt, tx);
  if (made.status >= 400) await saved.rollbackToSavepoint('before_handler').execute();
  if (made.status >= 400) attempt.afterCommit.length = 0;
  if (made.status >= 500 || hasPassed(work.signal)) return { result: made, commit: false };
  await storeAnswer(
    tx,
    record,
    { fingerprint, answer: keep(made) },
    { requestId: call.id, expires: new Date(call.now.getTime() + keyed.seconds * 1_000) },
  );
  // The deadline may pass while the answer is stored: then nobody waits, and nothing may happen.
  return { result: made, commit: !hasPassed(work.signal) };
}

const hasPassed = (signal: AbortSignal): boolean => signal.aborted;

// A refusal of the handler is an answer like any other: kept, so that a retry hears the same.
async function handled({ call, work, service, afterCommit }: Attempt, tx: ControlledTransaction<StoredTables>): Promise<Answer> {
  try {
    return await work.answer(tx, afterCommit);
  } catch (error) {
    const refusal = refusalOf(error, service.api.errors);
    if (!(error instanceof ApiError) || refusal.status >= 500) throw error;
    call.code = refusal.code;
    return writeRefusal(refusal, call.id, service);
  }
}

const keep = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => replayed.has(name))),
});

function replay(stored: StoredAnswer, { call, keyed, fingerprint }: Attempt): Answer {
  if (!isSame(stored.fingerprint, fingerprint)) refuse('idempotency_key_reused', { status: keyed.refusals.reused, param: keyed.key.name });
  call.replayed = true;
  const mark = keyed.replayed === null ? {} : { [keyed.replayed.toLowerCase()]: 'true' };
  return { ...stored.answer, headers: { ...stored.answer.headers, ...mark } };
}

const isSame = (a: Fingerprint, b: Fingerprint): boolean => a.body === b.body || a.meaning === b.meaning;

function refuseRunning(keyed: Keyed, running: Fingerprint | undefined, fingerprint: Fingerprint): never {
  if (running !== undefined && !isSame(running, fingerprint)) {
    refuse('idempotency_key_reused', { status: keyed.refusals.reused, param: keyed.key.name });
  }
  refuse('idempotency_key_in_progress', { status: keyed.refusals.running, param: keyed.key.name, headers: { 'retry-after': '1' } });
}
