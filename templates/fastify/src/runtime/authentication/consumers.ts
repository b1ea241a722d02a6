/** Who stands behind a key, from the store, remembered for a moment. */
import type { Consumer } from '../handler.ts';
import type { Database } from '../store/database.ts';
import { hashKey, hintOf, looksLikeKey, makeKey } from './key.ts';

/** How long a revoked key may still work: answers of the store are remembered for this many milliseconds. */
export const rememberedFor = 1_000;
const mostRemembered = 10_000;

/** Finds the consumer of a key; null for one that is unknown, revoked or expired. */
export type FindConsumer = (key: string) => Promise<Consumer | null>;

/** Looks keys up by their hash. */
export function createFindConsumer(database: Database, prefix: string, now: () => Date): FindConsumer {
  const remembered = new Map<string, Readonly<{ consumer: Consumer; until: number }>>();
  return async (key) => {
    if (!looksLikeKey(key, prefix)) return null;
    const hash = hashKey(key);
    const known = remembered.get(hash);
    if (known !== undefined && known.until > now().getTime()) return known.consumer;
    remembered.delete(hash);
    const found = await lookUp(database, hash, now());
    if (found !== null) {
      if (remembered.size >= mostRemembered) remembered.clear();
      const until = Math.min(now().getTime() + rememberedFor, found.expires ?? Number.POSITIVE_INFINITY);
      remembered.set(hash, { consumer: found.consumer, until });
    }
    return found?.consumer ?? null;
  };
}

async function lookUp(database: Database, hash: string, now: Date): Promise<{ consumer: Consumer; expires: number | null } | null> {
  const row = await database
    .selectFrom('groma_keys as key')
    .innerJoin('groma_consumers as consumer', 'consumer.id', 'key.consumer_id')
    .select([
      'consumer.id as id',
      'consumer.scopes as scopes',
      'consumer.tier as tier',
      'consumer.version as version',
      'key.expires_at as expires_at',
    ])
    .where('key.hash', '=', hash)
    .where('key.revoked_at', 'is', null)
    .where((is) => is.or([is('key.expires_at', 'is', null), is('key.expires_at', '>', now.toISOString())]))
    .executeTakeFirst();
  if (row === undefined) return null;
  const scopes = Array.isArray(row.scopes) ? row.scopes.map(String) : [];
  const version = typeof row.version === 'string' ? row.version : null;
  const expires = typeof row.expires_at === 'string' ? Date.parse(row.expires_at) : null;
  return { consumer: { id: String(row.id), scopes, tier: String(row.tier), version }, expires };
}

/** What a new key may do, and until when. */
export type KeyOptions = Readonly<{
  consumer: string;
  scopes: readonly string[];
  tier: string;
  version: string | null;
  expires: Date | null;
  revoked: Date | null;
}>;

/** Makes a key, and its consumer where that is new; answers the key, which is kept nowhere. */
export async function createKey(database: Database, prefix: string, options: KeyOptions): Promise<string> {
  const key = makeKey(prefix);
  const { consumer: id, scopes, tier, version } = options;
  await database
    .insertInto('groma_consumers')
    .values({ id, scopes: JSON.stringify(scopes), tier, version })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ scopes: JSON.stringify(scopes), tier, version }))
    .execute();
  await database
    .insertInto('groma_keys')
    .values({
      hash: hashKey(key),
      consumer_id: id,
      hint: hintOf(key),
      expires_at: options.expires?.toISOString() ?? null,
      revoked_at: options.revoked?.toISOString() ?? null,
    })
    .execute();
  return key;
}

/** Ends a key at once (within `rememberedFor`); false where there is none. */
export async function revokeKey(database: Database, key: string, now: Date): Promise<boolean> {
  const done = await database
    .updateTable('groma_keys')
    .set({ revoked_at: now.toISOString() })
    .where('hash', '=', hashKey(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
