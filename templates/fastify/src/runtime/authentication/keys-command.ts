/** `npm run keys -- create main`: keys from the command line. */
import type { ApiDescriptor } from '../descriptors.ts';
import type { Database } from '../store/database.ts';
import { createKey, type KeyOptions } from './consumers.ts';

const usage = `Usage:
  npm run keys -- create <consumer> [--scopes a,b] [--tier name] [--days n]    a new key, shown once
  npm run keys -- list [consumer]                                              which keys there are
  npm run keys -- revoke <consumer> <hint>                                     ends a key, by the end of it that list shows`;

/** Two active keys are enough to change from one to the other. */
export const mostActive = 2;

/** What is printed, and the exit code: 0 done, 2 not understood or not possible. */
export type CommandResult = Readonly<{ text: string; code: 0 | 2 }>;

/** Runs one command; arguments without the program's. */
export async function keysCommand(args: readonly string[], database: Database, api: ApiDescriptor, now: Date): Promise<CommandResult> {
  const [command, consumer, hint] = args;
  if (command === 'create' && consumer !== undefined && !consumer.startsWith('-'))
    return create(consumer, args.slice(2), database, api, now);
  if (command === 'list') return list(consumer, database, now);
  if (command === 'revoke' && consumer !== undefined && hint !== undefined) return revoke(consumer, hint, database, now);
  return { text: usage, code: 2 };
}

async function create(
  consumer: string,
  flags: readonly string[],
  database: Database,
  api: ApiDescriptor,
  now: Date,
): Promise<CommandResult> {
  const given = readFlags(flags);
  if (given === null) return { text: usage, code: 2 };
  const active = (await keysOf(consumer, database)).filter((key) => stateOf(key, now) === 'active');
  if (active.length >= mostActive) {
    return {
      text: `${consumer} has ${active.length} active keys (${active.map((key) => key.hint).join(', ')}). Revoke one first.`,
      code: 2,
    };
  }
  const known = await database
    .selectFrom('groma_consumers')
    .select(['scopes', 'tier', 'version'])
    .where('id', '=', consumer)
    .executeTakeFirst();
  const options: KeyOptions = {
    consumer,
    scopes: given.get('scopes')?.split(',') ?? (Array.isArray(known?.scopes) ? known.scopes.map(String) : api.scopes),
    tier: given.get('tier') ?? (typeof known?.tier === 'string' ? known.tier : 'standard'),
    version: typeof known?.version === 'string' ? known.version : api.versioning.current,
    expires: expiry(given.get('days'), now),
    revoked: null,
  };
  return { text: await createKey(database, api.keyPrefix, options), code: 0 };
}

function readFlags(flags: readonly string[]): ReadonlyMap<string, string> | null {
  const given = new Map<string, string>();
  for (let at = 0; at < flags.length; at += 2) {
    const [flag, value] = [flags[at], flags[at + 1]];
    if (value === undefined || (flag !== '--scopes' && flag !== '--tier' && flag !== '--days')) return null;
    if (flag === '--days' && !/^\d{1,5}$/.test(value)) return null;
    given.set(flag.slice(2), value);
  }
  return given;
}

const expiry = (days: string | undefined, now: Date): Date | null =>
  days === undefined ? null : new Date(now.getTime() + Number(days) * 86_400_000);

type KeyRow = Readonly<{ hash: string; consumer: string; hint: string; expires: string | null; revoked: string | null }>;

async function keysOf(consumer: string | undefined, database: Database): Promise<readonly KeyRow[]> {
  const query = database.selectFrom('groma_keys').selectAll().orderBy('created_at');
  const rows = await (consumer === undefined ? query : query.where('consumer_id', '=', consumer)).execute();
  const time = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return rows.map((row) => ({
    hash: String(row.hash),
    consumer: String(row.consumer_id),
    hint: String(row.hint),
    expires: time(row.expires_at),
    revoked: time(row.revoked_at),
  }));
}

function stateOf(key: KeyRow, now: Date): 'active' | 'revoked' | 'expired' {
  if (key.revoked !== null) return 'revoked';
  return key.expires !== null && Date.parse(key.expires) <= now.getTime() ? 'expired' : 'active';
}

async function list(consumer: string | undefined, database: Database, now: Date): Promise<CommandResult> {
  const keys = await keysOf(consumer, database);
  const lines = keys.map(
    (key) => `${key.consumer}  ${key.hint}  ${stateOf(key, now)}${key.expires === null ? '' : `  until ${key.expires}`}`,
  );
  return { text: lines.length === 0 ? 'There are no keys.' : lines.join('\n'), code: 0 };
}

async function revoke(consumer: string, hint: string, database: Database, now: Date): Promise<CommandResult> {
  const wanted = hint.replace(/^…/, '');
  const found = (await keysOf(consumer, database)).filter((key) => stateOf(key, now) === 'active' && key.hint.endsWith(wanted));
  const [key] = found;
  if (key === undefined || found.length > 1)
    return { text: `${consumer} has ${found.length === 0 ? 'no' : 'more than one'} active key that ends in ${wanted}.`, code: 2 };
  await database.updateTable('groma_keys').set({ revoked_at: now.toISOString() }).where('hash', '=', key.hash).execute();
  return { text: `${consumer} ${key.hint} is revoked.`, code: 0 };
}
