/** Cursors nobody can read or make: AES-256-GCM, the id of its key in front, bound to what it may be used for. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** Seals a text for a purpose, and opens it for the same purpose only: `null` for everything else. */
export type Sealer = Readonly<{ seal: (text: string, purpose: string) => string; open: (token: string, purpose: string) => string | null }>;

const tagLength = 16;
const nonceLength = 12;
const idLength = 4;

/** `keys`: by id of 8 hex digits, 32 bytes each, the one that seals first. */
export function createSealer(keys: ReadonlyMap<string, Buffer>): Sealer {
  const [current] = keys;
  if (current === undefined) throw new Error('A sealer needs a key.');
  const [id, key] = current;
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from(id, 'hex'), nonce, sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open: (token, purpose) => {
      const bytes = Buffer.from(token, 'base64url');
      const known = keys.get(bytes.subarray(0, idLength).toString('hex'));
      if (known === undefined || bytes.length < idLength + nonceLength + tagLength || bytes.toString('base64url') !== token) return null;
      return opened(bytes, known, purpose);
    },
  };
}

function opened(bytes: Buffer, key: Buffer, purpose: string): string | null {
  const nonce = bytes.subarray(idLength, idLength + nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(idLength + nonceLength, -tagLength)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** The keys of this installation, from its store; the first start makes one, and all instances share it, also those that start together. */
export async function loadSealerKeys(database: Database): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await database.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('groma secrets', 0))`.execute(tx);
    const found = await readKeys(tx);
    if (found.length > 0) return found;
    const fresh = { name: `cursor:${randomBytes(idLength).toString('hex')}`, value: randomBytes(32).toString('base64') };
    await tx.insertInto('groma_secrets').values(fresh).execute();
    return readKeys(tx);
  });
  return new Map(rows.map((row) => [String(row.name).slice('cursor:'.length), Buffer.from(String(row.value), 'base64')]));
}

const readKeys = (tx: Database) =>
  tx.selectFrom('groma_secrets').select(['name', 'value']).where('name', 'like', 'cursor:%').orderBy('created_at', 'desc').execute();
