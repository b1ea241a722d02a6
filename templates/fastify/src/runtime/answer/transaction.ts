/** A write without a key: committed whole, or not at all. */
import type { ControlledTransaction, Transaction } from 'kysely';
import type { Answer } from '../exchange.ts';
import type { Service } from '../parts.ts';
import type { StoredTables } from '../store/database.ts';

/** What is done inside a transaction. `signal` is set once nobody waits for the answer any more. */
export type Work = Readonly<{
  signal: AbortSignal;
  requestId: string;
  /** Before the handler; its refusals are kept for nobody. */
  prepare: (tx: Transaction<StoredTables>) => Promise<void>;
  answer: (tx: Transaction<StoredTables>, afterCommit: AfterCommit) => Promise<Answer>;
}>;

/** What runs when all is committed. */
export type AfterCommit = (() => void | Promise<void>)[];

/** Runs work; an error, or an answer of 4xx or 5xx, rolls it back. */
export async function writeInTransaction(work: Work, service: Service): Promise<Answer> {
  const afterCommit: AfterCommit = [];
  const { result, committed } = await inTransaction(service, async (tx) => {
    await work.prepare(tx);
    const made = await work.answer(tx, afterCommit);
    return { result: made, commit: made.status < 400 && !work.signal.aborted };
  });
  if (committed) await runAfterCommit(afterCommit, work.requestId, service);
  return result;
}

/** Opens a transaction, and ends it as the work says; an error rolls it back and goes on. */
export async function inTransaction<Result>(
  service: Service,
  work: (tx: ControlledTransaction<StoredTables>) => Promise<{ result: Result; commit: boolean }>,
): Promise<{ result: Result; committed: boolean }> {
  const tx = await service.database.startTransaction().execute();
  try {
    const { result, commit } = await work(tx);
    await (commit ? tx.commit() : tx.rollback()).execute();
    return { result, committed: commit };
  } catch (error) {
    if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute();
    throw error;
  }
}

/** The answer is decided: what fails now is logged and changes nothing. */
export async function runAfterCommit(afterCommit: AfterCommit, requestId: string, service: Service): Promise<void> {
  for (const run of afterCommit) {
    try {
      await run();
    } catch (error) {
      service.log.write('error', 'afterCommit failed', { request_id: requestId, error: String(error) });
    }
  }
}
