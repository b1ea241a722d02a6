/**
 * `migrations/lock.json`: the tables as of the last migration. `generate` takes it as data and returns the next one,
 * so that the same contract and the same lock always give the same bytes.
 */

/** The types a column may have; whatever is not a scalar is `jsonb`. Enumerations are text. */
export type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/** One column. `fallback` is the JSON of the document's default, or `null`. */
export type Column = Readonly<{ name: string; type: ColumnType; nullable: boolean; fallback: string | null }>;

/** One index over columns, each with its direction; always led by the consumer's column where rows are scoped. */
export type Index = Readonly<{ name: string; columns: readonly Readonly<{ name: string; descending: boolean }>[] }>;

/** One table: the rows of one resource of the contract. */
export type Table = Readonly<{
  name: string;
  resource: string;
  columns: readonly Column[];
  primaryKey: readonly string[];
  indexes: readonly Index[];
}>;

/** A migration that was written, and the SHA-256 (hex) of its text. */
export type Migration = Readonly<{ file: string; sha256: string }>;

/** What was, as of the last migration. The number of the next one is `migrations.length + 1`. */
export type Lock = Readonly<{ lockVersion: 1; tables: readonly Table[]; migrations: readonly Migration[] }>;

/** Before the first migration. */
export const emptyLock: Lock = { lockVersion: 1, tables: [], migrations: [] };
