/** What every row gets without a handler saying so: an id, times, a version that counts changes, the document's defaults; and JSON columns as JSON. */
import {
  ColumnNode,
  ColumnUpdateNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryResult,
  RawNode,
  type RootOperationNode,
  type UnknownRow,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely';
import type { TableDescriptor } from '../descriptors.ts';
import { newId } from './new-id.ts';
import { tableOf } from './table-node.ts';

/** A plugin for the tables of the contract; all others are left alone. */
export function rowPlugin(tables: readonly TableDescriptor[], now: () => Date): KyselyPlugin {
  const transformer = new RowTransformer(new Map(tables.map((table) => [table.name, table])), now);
  return {
    transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => transformer.transformNode(node),
    transformResult: ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => Promise.resolve(result),
  };
}

class RowTransformer extends OperationNodeTransformer {
  readonly #tables: ReadonlyMap<string, TableDescriptor>;
  readonly #now: () => Date;
  constructor(tables: ReadonlyMap<string, TableDescriptor>, now: () => Date) {
    super();
    this.#tables = tables;
    this.#now = now;
  }

  protected override transformInsertQuery(original: InsertQueryNode): InsertQueryNode {
    const node = super.transformInsertQuery(original);
    const table = this.#tables.get(tableOf(node.into)?.name ?? '');
    if (table === undefined || node.values === undefined || !ValuesNode.is(node.values)) return node;
    const columns = (node.columns ?? []).map((column) => column.column.name);
    const made = this.#made(table).filter(([column]) => !columns.includes(column));
    const all = [...columns, ...made.map(([column]) => column)];
    const values = node.values.values.map((row) => {
      const given = PrimitiveValueListNode.is(row) ? row.values.map((value) => ValueNode.create(value)) : row.values;
      const filled = given.map((value, index) => stored(value, table, columns[index] ?? ''));
      return ValueListNode.create([...filled, ...made.map(([, make]) => ValueNode.create(make()))]);
    });
    return InsertQueryNode.cloneWith(node, { columns: all.map((column) => ColumnNode.create(column)), values: ValuesNode.create(values) });
  }

  #made(table: TableDescriptor): readonly (readonly [string, () => unknown])[] {
    const time = this.#now().toISOString();
    return [
      [table.identity.column, () => newId(table.identity.prefix)],
      ['version', () => 1],
      ['created_at', () => time],
      ['updated_at', () => time],
      ...table.columns
        .filter(({ fallback, source }) => fallback !== null && (source === 'request' || source === 'server'))
        .map(({ column, fallback, type }) => [column, () => (type === 'jsonb' ? JSON.stringify(fallback) : fallback)] as const),
    ];
  }

  protected override transformUpdateQuery(original: UpdateQueryNode): UpdateQueryNode {
    const node = super.transformUpdateQuery(original);
    const table = this.#tables.get(tableOf(node.table)?.name ?? '');
    if (table === undefined) return node;
    const given = node.updates ?? [];
    const named = new Set(given.map((update) => (ColumnNode.is(update.column) ? update.column.column.name : '')));
    const updates = given.map((update) =>
      ColumnNode.is(update.column)
        ? ColumnUpdateNode.create(update.column, stored(update.value, table, update.column.column.name))
        : update,
    );
    const counted = named.has('version')
      ? []
      : [ColumnUpdateNode.create(ColumnNode.create('version'), RawNode.createWithSql('"version" + 1'))];
    const timed = named.has('updated_at')
      ? []
      : [ColumnUpdateNode.create(ColumnNode.create('updated_at'), ValueNode.create(this.#now().toISOString()))];
    return { ...node, updates: [...updates, ...counted, ...timed] };
  }
}

// Both drivers would send a list as an array of PostgreSQL; a JSON column wants its text.
function stored(value: OperationNode, table: TableDescriptor, column: string): OperationNode {
  const isJson = table.columns.some((entry) => entry.column === column && entry.type === 'jsonb');
  if (!isJson || !ValueNode.is(value) || value.value === null || value.value === undefined) return value;
  return ValueNode.create(JSON.stringify(value.value));
}
