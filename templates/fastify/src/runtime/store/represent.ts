/** Rows as the document has them: its names, nothing that is only the store's, nothing that is only written. */
import type { TableDescriptor } from '../descriptors.ts';
import { type Draft, isObject } from '../json/pointer.ts';
import { ownerColumn } from './scope-plugin.ts';

const ofEveryTable = [ownerColumn, 'version', 'created_at', 'updated_at'];

/** A row, or what a handler made of one: members that are no column stay. */
export function represent(row: unknown, table: TableDescriptor): Draft {
  if (!isObject(row)) return asDraft(row);
  const columns = new Set([...ofEveryTable, ...table.columns.map((entry) => entry.column)]);
  const members = new Set(table.columns.map((entry) => entry.member));
  const known = table.columns
    .filter((entry) => !entry.writeOnly)
    .flatMap((entry) => {
      const value = Object.hasOwn(row, entry.column) ? row[entry.column] : row[entry.member];
      const isAbsent = value === undefined || (value === null && entry.absent === 'omitted');
      return isAbsent ? [] : [[entry.member, asDraft(value)] as const];
    });
  const added = Object.entries(row).filter(([name]) => !columns.has(name) && !members.has(name));
  return Object.fromEntries([...known, ...added.map(([name, value]) => [name, asDraft(value)] as const)]);
}

/** Any value as JSON has it: dates as text, what JSON lacks left out. */
export function asDraft(value: unknown): Draft {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asDraft);
  if (!isObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, asDraft(inner)]),
  );
}
