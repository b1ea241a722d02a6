/** From the members of a body to the columns of a row. */
import type { AnyContext } from '../answer/context.ts';
import type { ColumnDescriptor, TableDescriptor } from '../descriptors.ts';
import { isObject, member } from '../json/pointer.ts';

type Values = Record<string, unknown>;

const written = (table: TableDescriptor): readonly ColumnDescriptor[] => table.columns.filter((column) => column.source === 'request');

/** All columns of a new row: what the body says, else the document's default; parents from the path. */
export function valuesOfNew(context: AnyContext, table: TableDescriptor): Values {
  const filled = table.columns.filter((column) => column.source === 'request' || column.source === 'server');
  const values = filled.map((column) => {
    const sent = column.source === 'request' ? member(context.body, column.member) : undefined;
    return [column.column, sent === undefined ? column.fallback : sent] as const;
  });
  return { ...Object.fromEntries(values), ...valuesOfPath(context) };
}

/** Only what the body has. With merge-patch (RFC 7396) an object is merged into the old one and `null` removes. */
export function valuesOfChange(context: AnyContext, table: TableDescriptor, old: Readonly<Record<string, unknown>>): Values {
  const isMerge = context.operation.role.patch === 'merge-patch';
  const sent = written(table).filter((column) => member(context.body, column.member) !== undefined);
  return Object.fromEntries(
    sent.map((column) => {
      const value = member(context.body, column.member);
      return [column.column, isMerge && column.type === 'jsonb' ? mergePatch(old[column.column], value) : value];
    }),
  );
}

/** All columns that a request writes: what a replacing body leaves out is gone. */
export const valuesOfReplacement = (context: AnyContext, table: TableDescriptor): Values =>
  Object.fromEntries(
    written(table)
      .filter((column) => !(column.writeOnly && member(context.body, column.member) === undefined))
      .map((column) => [column.column, member(context.body, column.member) ?? column.fallback]),
  );

const valuesOfPath = ({ operation, params }: AnyContext): Values =>
  Object.fromEntries(operation.role.parents.map((parent) => [parent.column, params[parent.parameter]]));

/** RFC 7396. */
export function mergePatch(old: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(old) ? old : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
