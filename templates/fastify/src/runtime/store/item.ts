/** The one row that a path names. */
import type { SelectQueryBuilder } from 'kysely';
import type { OperationDescriptor, TableDescriptor } from '../descriptors.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Database, StoredTables } from './database.ts';

/** A query for the row, nothing selected yet, and how its absence is told. */
export type Item = Readonly<{ query: SelectQueryBuilder<StoredTables, string, object>; table: TableDescriptor; missing: () => never }>;

/** The tables of the contract. */
export type Tables = Readonly<{ api: Readonly<{ tables: readonly TableDescriptor[] }> }>;

/** A table by name; undefined for none. */
export const tableNamed = ({ api }: Tables, name: string | null): TableDescriptor | undefined =>
  api.tables.find((table) => table.name === name);

/** Null where the operation names no row. Parents in the path must be the row's own. */
export function itemQuery(
  operation: OperationDescriptor,
  params: Readonly<Record<string, unknown>>,
  db: Database,
  tables: Tables,
): Item | null {
  const { role } = operation;
  const table = tableNamed(tables, role.table);
  if (table === undefined || role.item === null) return null;
  const query = db.selectFrom(table.name).where(role.item.column, '=', params[role.item.parameter]);
  const within = role.parents.reduce((rows, parent) => rows.where(parent.column, '=', params[parent.parameter]), query);
  return { query: within, table, missing: () => refuseMissing(table) };
}

/** The document's code for an item that is not there, or not the consumer's. */
export function refuseMissing(table: TableDescriptor | undefined, param?: string): never {
  const code = table?.missing ?? null;
  throw new ApiError(code === null ? { reason: 'not_found' } : { code }, { param });
}
