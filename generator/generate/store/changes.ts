/** What changed between the tables of the lock and those of the contract, and which changes no migration can make. */
import type { Refusal } from '../../output/generated-file.ts';
import type { Column, ColumnType, Index, Table } from './lock.ts';

/** One statement to be. */
export type Change = Readonly<
  | { kind: 'create-table'; table: Table }
  | { kind: 'add-column'; table: string; column: Column }
  | { kind: 'widen'; table: string; column: string; type: ColumnType }
  | { kind: 'allow-null'; table: string; column: string }
  | { kind: 'set-default'; table: string; column: Column }
  | { kind: 'create-index'; table: string; index: Index }
  | { kind: 'scope-key'; table: string; key: readonly string[] }
>;

/** The changes of all tables, those that cannot be made, and the tables as they are afterwards. What is no longer asked for stays. */
export type Changes = Readonly<{ changes: readonly Change[]; refused: readonly Refusal[]; tables: readonly Table[] }>;

/** Compares; `before` is the lock's. */
export function changesBetween(before: readonly Table[], after: readonly Table[]): Changes {
  const results = after.map((table) =>
    ofTable(
      before.find((one) => one.name === table.name),
      table,
    ),
  );
  const kept = before.filter((table) => !after.some((one) => one.name === table.name));
  return {
    changes: results.flatMap((result) => result.changes),
    refused: results.flatMap((result) => result.refused),
    tables: [...results.flatMap((result) => result.tables), ...kept],
  };
}

function ofTable(before: Table | undefined, after: Table): Changes {
  if (before === undefined) {
    const indexes: readonly Change[] = after.indexes.map((index) => ({ kind: 'create-index', table: after.name, index }));
    return { changes: [{ kind: 'create-table', table: after }, ...indexes], refused: [], tables: [after] };
  }
  const widened = isScoped(before, after);
  if (!widened && before.primaryKey.join() !== after.primaryKey.join()) {
    return {
      changes: [],
      refused: [refusal(after.name, `the identity changed from ${before.primaryKey.join()} to ${after.primaryKey.join()}`)],
      tables: [before],
    };
  }
  const columns = after.columns.map((column) => ofColumn(before, column, after.name));
  const missing = after.indexes.filter((index) => !before.indexes.some((one) => one.name === index.name));
  return {
    changes: [
      ...(widened ? [{ kind: 'scope-key', table: after.name, key: after.primaryKey } as const] : []),
      ...columns.flatMap((result) => result.changes),
      ...missing.map((index): Change => ({ kind: 'create-index', table: after.name, index })),
    ],
    refused: columns.flatMap((result) => result.refused),
    tables: [
      {
        ...after,
        columns: [
          ...columns.map((result) => result.column),
          ...before.columns.filter((column) => !after.columns.some((one) => one.name === column.name)),
        ],
        indexes: [...before.indexes, ...missing],
      },
    ],
  };
}

/** What is unique for all is unique for each consumer: no row can be in the way. */
function isScoped(before: Table, after: Table): boolean {
  return (
    before.columns.some((column) => column.name === 'consumer_id') &&
    after.primaryKey.join() === ['consumer_id', ...before.primaryKey].join()
  );
}

type ColumnResult = Readonly<{ changes: readonly Change[]; refused: readonly Refusal[]; column: Column }>;

function ofColumn(before: Table, after: Column, table: string): ColumnResult {
  const old = before.columns.find((column) => column.name === after.name);
  return old === undefined ? added(after, table) : changed(old, after, table);
}

/** Rows that are there already have no value for it: it may be null, or has a default. */
function added(column: Column, table: string): ColumnResult {
  if (column.nullable || column.fallback !== null) return { changes: [{ kind: 'add-column', table, column }], refused: [], column };
  const message =
    `the new member ${column.name} is required and has no default, but rows are there without it. Two steps: first make it optional ` +
    '(or give it a default), generate, and fill it in the rows that are there; then make it required';
  return { changes: [], refused: [refusal(`${table}.${column.name}`, message)], column };
}

function changed(old: Column, after: Column, table: string): ColumnResult {
  if (old.type !== after.type && !isWider(old.type, after.type)) {
    const message =
      `${after.name} was ${old.type} and is to be ${after.type}, which may lose what rows hold. Two steps: first add a member of another name ` +
      'with the new type and copy the values in a migration of your own; then drop the old member from the document';
    return { changes: [], refused: [refusal(`${table}.${after.name}`, message)], column: old };
  }
  // A column stays open for null when a member becomes required: the rows of before may hold it.
  const column: Column = { ...after, nullable: old.nullable || after.nullable };
  const changes: Change[] = [];
  if (old.type !== after.type) changes.push({ kind: 'widen', table, column: after.name, type: after.type });
  if (!old.nullable && after.nullable) changes.push({ kind: 'allow-null', table, column: after.name });
  if (old.fallback !== after.fallback) changes.push({ kind: 'set-default', table, column });
  return { changes, refused: [], column };
}

const wider: Readonly<Partial<Record<ColumnType, readonly ColumnType[]>>> = {
  integer: ['bigint', 'numeric', 'double precision'],
  bigint: ['numeric'],
  'double precision': ['numeric'],
  date: ['timestamptz'],
};

function isWider(from: ColumnType, to: ColumnType): boolean {
  return wider[from]?.includes(to) ?? false;
}

function refusal(place: string, message: string): Refusal {
  return { code: 'migration', path: 'migrations/lock.json', message: `${place}: ${message}.` };
}
