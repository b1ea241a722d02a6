/** Changes of tables as SQL. */

import { literal, name, type Sql, sql } from '../../text/sql.ts';
import { join } from '../../text/text.ts';
import type { Change } from './changes.ts';
import type { Column, ColumnType, Index, Table } from './lock.ts';

/** How ids of a table begin; `null` for UUIDs; absent where the client names its items. */
export type IdPrefixes = ReadonlyMap<string, string | null>;

/** One statement with its semicolon. */
export function statement(change: Change, prefixes: IdPrefixes): Sql {
  switch (change.kind) {
    case 'create-table':
      return createTable(change.table, prefixes);
    case 'add-column':
      return sql`ALTER TABLE ${name(change.table)} ADD COLUMN ${column(change.column, sql``)};`;
    case 'widen':
      return sql`ALTER TABLE ${name(change.table)} ALTER COLUMN ${name(change.column)} TYPE ${types[change.type]};`;
    case 'allow-null':
      return sql`ALTER TABLE ${name(change.table)} ALTER COLUMN ${name(change.column)} DROP NOT NULL;`;
    case 'set-default':
      return setDefault(change.table, change.column);
    case 'scope-key':
      return scopeKey(change.table, change.key);
    case 'create-index':
      return createIndex(change.table, change.index);
    default:
      return change satisfies never;
  }
}

const types: Readonly<Record<ColumnType, Sql>> = {
  text: sql`text`,
  bigint: sql`bigint`,
  integer: sql`integer`,
  'double precision': sql`double precision`,
  numeric: sql`numeric`,
  boolean: sql`boolean`,
  date: sql`date`,
  timestamptz: sql`timestamptz`,
  jsonb: sql`jsonb`,
};

function createTable(table: Table, prefixes: IdPrefixes): Sql {
  const columns = table.columns.map((one) => column(one, ownDefault(table, one, prefixes)));
  const key = sql`PRIMARY KEY (${join(table.primaryKey.map(name), ', ')})`;
  return sql`CREATE TABLE ${name(table.name)} (\n  ${join([...columns, key], ',\n  ')}\n);`;
}

/** What a row gets when it is inserted without the columns that are not the handler's. */
function ownDefault(table: Table, one: Column, prefixes: IdPrefixes): Sql {
  if (one.name === 'version' && one.type === 'bigint') return sql` DEFAULT 1`;
  if (one.name === 'created_at' || one.name === 'updated_at') return sql` DEFAULT now()`;
  const prefix = prefixes.get(table.name);
  if (prefix === undefined || one.type !== 'text' || one.name !== table.primaryKey.at(-1)) return sql``;
  return prefix === null
    ? sql` DEFAULT gen_random_uuid()::text`
    : sql` DEFAULT ${literal(prefix)} || replace(gen_random_uuid()::text, '-', '')`;
}

function column(one: Column, own: Sql): Sql {
  const nullable = one.nullable ? sql`` : sql` NOT NULL`;
  return sql`${name(one.name)} ${types[one.type]}${nullable}${one.fallback === null ? own : sql` DEFAULT ${fallback(one.fallback, one.type)}`}`;
}

function setDefault(table: string, one: Column): Sql {
  const change = one.fallback === null ? sql`DROP DEFAULT` : sql`SET DEFAULT ${fallback(one.fallback, one.type)}`;
  return sql`ALTER TABLE ${name(table)} ALTER COLUMN ${name(one.name)} ${change};`;
}

/** The JSON of a default as a value of its column. */
function fallback(json: string, type: ColumnType): Sql {
  const value: unknown = JSON.parse(json);
  if (type === 'jsonb') return sql`${literal(json)}::jsonb`;
  return sql`${literal(typeof value === 'string' ? value : json)}::${types[type]}`;
}

/** PostgreSQL names the key of a table `<table>_pkey`, cut to 63 bytes at the end of the table's name. */
function scopeKey(table: string, key: readonly string[]): Sql {
  const old = `${Buffer.from(table)
    .subarray(0, 58)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')}_pkey`;
  return sql`ALTER TABLE ${name(table)} DROP CONSTRAINT ${name(old)}, ADD PRIMARY KEY (${join(key.map(name), ', ')});`;
}

function createIndex(table: string, index: Index): Sql {
  const columns = index.columns.map((one) => (one.descending ? sql`${name(one.name)} DESC` : name(one.name)));
  return sql`CREATE INDEX ${name(index.name)} ON ${name(table)} (${join(columns, ', ')});`;
}
