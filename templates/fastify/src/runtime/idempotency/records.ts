/** Answers that are kept for retries, in the same transaction as what they answer for. */
import { sql } from 'kysely';
import type { Answer } from '../exchange.ts';
import { isObject } from '../json/pointer.ts';
import type { Database } from '../store/database.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Whose key. */
export type RecordKey = Readonly<{ consumer: string; key: string }>;

/** What was answered, and to which request. */
export type StoredAnswer = Readonly<{ fingerprint: Fingerprint; answer: Answer }>;

/** Tries to be the only one that works on a key; released by commit, rollback or a lost connection. Never waits. */
export async function tryLock(tx: Database, { consumer, key }: RecordKey): Promise<boolean> {
  const name = `${consumer}\u0001${key}`;
  const { rows } = await sql<{ locked: boolean }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

/** The answer of a key that has not expired. Ask after the lock is held: an earlier look would not see what committed in between. */
export async function findAnswer(tx: Database, { consumer, key }: RecordKey, now: Date): Promise<StoredAnswer | null> {
  const row = await tx
    .selectFrom('groma_idempotency')
    .select(['fingerprint', 'body_hash', 'status', 'headers', 'body'])
    .where('consumer_id', '=', consumer)
    .where('key', '=', key)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  if (row === undefined) return null;
  const headers = isObject(row.headers)
    ? Object.fromEntries(Object.entries(row.headers).map(([name, value]) => [name, String(value)]))
    : {};
  const body = row.body instanceof Uint8Array ? row.body : null;
  return {
    fingerprint: { meaning: String(row.fingerprint), body: String(row.body_hash) },
    answer: { status: Number(row.status), headers, body },
  };
}

/** Keeps an answer; one that expired gives way. */
export async function storeAnswer(
  tx: Database,
  { consumer, key }: RecordKey,
  stored: StoredAnswer,
  about: Readonly<{ requestId: string; expires: Date }>,
): Promise<void> {
  const row = {
    fingerprint: stored.fingerprint.meaning,
    body_hash: stored.fingerprint.body,
    status: stored.answer.status,
    headers: JSON.stringify(stored.answer.headers),
    body: stored.answer.body === null ? null : Buffer.from(stored.answer.body),
    request_id: about.requestId,
    expires_at: about.expires.toISOString(),
  };
  await tx
    .insertInto('groma_idempotency')
    .values({ consumer_id: consumer, key, ...row })
    .onConflict((conflict) => conflict.columns(['consumer_id', 'key']).doUpdateSet(row))
    .execute();
}

/** Removes what has expired, so many at most; answers how many. */
export async function removeExpired(database: Database, now: Date, most: number): Promise<number> {
  const done = await sql`DELETE FROM groma_idempotency WHERE ctid IN (
    SELECT ctid FROM groma_idempotency WHERE expires_at <= ${now.toISOString()} LIMIT ${most} FOR UPDATE SKIP LOCKED)`.execute(database);
  return Number(done.numAffectedRows ?? 0n);
}
