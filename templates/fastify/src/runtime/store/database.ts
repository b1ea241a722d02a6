/** One SQL, two engines: PostgreSQL where there is a url, else PGlite, embedded, in a folder or in memory. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Groma's own tables, and the resources' by any name: their columns are in descriptors. */
export interface StoredTables {
  [table: string]: StoredRow;
}
/** A row of any table. */
export interface StoredRow {
  [column: string]: unknown;
}
/** A handle on all of them. */
export type Database = Kysely<StoredTables>;

/** Where the rows are. `folder: null` keeps them in memory. */
export type DatabaseSettings = Readonly<{ url: string } | { folder: string | null }>;

/** Opens the store. Nothing is read before the first query. `destroy()` closes it. */
export function openDatabase(settings: DatabaseSettings): Database {
  return new Kysely<StoredTables>({ dialect: 'url' in settings ? postgres(settings.url) : embedded(settings.folder) });
}

// Both engines give the same JavaScript values: text for times, numbers for all numbers.
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number, // bigint
  1700: Number, // numeric
  1082: (text) => text, // date
  1114: readTime, // timestamp
  1184: readTime, // timestamptz
};

/** `2026-11-24 16:02:58.123456+00` → RFC 3339, no digit lost: cursors compare by it. */
export function readTime(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?(?:\+00(?::?00)?)?$/.exec(text);
  if (found === null) return new Date(text).toISOString();
  return `${found[1]}T${found[2]}.${(found[3] ?? '').padEnd(3, '0')}Z`;
}

function postgres(url: string): PostgresDialect {
  const types = {
    // pg's own declaration of `getTypeParser` answers `any`; the text form is the only one that is asked for here.
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : (readers[oid] ?? pg.types.getTypeParser(oid, 'text')),
  };
  const pool = new pg.Pool({ connectionString: url, types, max: 20, connectionTimeoutMillis: 5_000, options: '-c timezone=UTC' });
  // A connection that the server ends while it is idle is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

function embedded(folder: string | null): PGliteDialect {
  const parsers = { ...readers };
  return new PGliteDialect({ pglite: () => PGlite.create(folder === null ? { parsers } : { dataDir: folder, parsers }) });
}
