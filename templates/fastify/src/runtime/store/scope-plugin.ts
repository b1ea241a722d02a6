/**
 * Rows belong to consumers: every table of the contract that is read, joined, changed or filled is cut to one consumer's rows, whatever
 * the handler writes. Raw SQL and `unscoped()` are not: they say so themselves.
 */
import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  FromNode,
  IdentifierNode,
  InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  type MergeQueryNode,
  OnConflictNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  type RootOperationNode,
  SelectAllNode,
  SelectionNode,
  SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  type UsingNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import type { TableDescriptor } from '../descriptors.ts';
import { tableOf } from './table-node.ts';

/** The column that says whose a row is. */
export const ownerColumn = 'consumer_id';

/** A plugin for one consumer; `null` is nobody, who has no rows. */
export function scopePlugin(consumer: string | null, tables: readonly TableDescriptor[]): KyselyPlugin {
  const transformer = new ScopeTransformer(consumer, new Set(tables.filter((table) => table.scoped).map((table) => table.name)));
  return {
    transformQuery: ({ node }): RootOperationNode => transformer.transformNode(node),
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

class ScopeTransformer extends OperationNodeTransformer {
  readonly #consumer: string | null;
  readonly #scoped: ReadonlySet<string>;
  constructor(consumer: string | null, scoped: ReadonlySet<string>) {
    super();
    this.#consumer = consumer;
    this.#scoped = scoped;
  }

  protected override transformFrom(node: FromNode): FromNode {
    return FromNode.create(super.transformFrom(node).froms.map((from) => this.#own(from)));
  }

  protected override transformUsing(node: UsingNode): UsingNode {
    const transformed = super.transformUsing(node);
    return { ...transformed, tables: transformed.tables.map((table) => this.#own(table)) };
  }

  protected override transformJoin(node: JoinNode): JoinNode {
    const transformed = super.transformJoin(node);
    return { ...transformed, table: this.#own(transformed.table) };
  }

  // `from orders as o` becomes `from (select * from orders where consumer_id = …) as o`: right for every kind of join.
  #own(from: OperationNode): OperationNode {
    const table = tableOf(from);
    if (table === undefined || !this.#scoped.has(table.name)) return from;
    const all = SelectQueryNode.cloneWithSelections(SelectQueryNode.createFrom([table.node]), [
      SelectionNode.create(SelectAllNode.create()),
    ]);
    const own: SelectQueryNode = { ...all, where: WhereNode.create(this.#isOwn(null)) };
    return AliasNode.create(own, IdentifierNode.create(table.alias));
  }

  #isOwn(table: string | null): OperationNode {
    const column = ReferenceNode.create(ColumnNode.create(ownerColumn), table === null ? undefined : TableNode.create(table));
    return BinaryOperationNode.create(column, OperatorNode.create('='), ValueNode.create(this.#consumer));
  }

  #andOwn(where: WhereNode | undefined, table: string): WhereNode {
    const own = this.#isOwn(table);
    return WhereNode.create(where === undefined ? own : AndNode.create(ParensNode.create(where.where), own));
  }

  protected override transformUpdateQuery(original: UpdateQueryNode): UpdateQueryNode {
    const node = super.transformUpdateQuery(original);
    const table = tableOf(node.table);
    if (table === undefined || !this.#scoped.has(table.name)) return node;
    const moved = node.updates?.some((update) => ColumnNode.is(update.column) && update.column.column.name === ownerColumn);
    if (moved) throw new Error(`A row of ${table.name} cannot be given to another consumer; unscoped() can.`);
    return { ...node, where: this.#andOwn(node.where, table.alias) };
  }

  protected override transformDeleteQuery(original: DeleteQueryNode): DeleteQueryNode {
    const [from] = original.from.froms;
    const table = tableOf(from);
    const node = super.transformDeleteQuery(original);
    if (table === undefined || !this.#scoped.has(table.name)) return node;
    return { ...node, from: original.from, where: this.#andOwn(node.where, table.alias) };
  }

  protected override transformInsertQuery(original: InsertQueryNode): InsertQueryNode {
    const node = super.transformInsertQuery(original);
    const table = tableOf(node.into);
    if (table === undefined || !this.#scoped.has(table.name)) return node;
    if (this.#consumer === null) throw new Error(`Nobody is known here: a row of ${table.name} would belong to no consumer.`);
    if (node.values === undefined || !ValuesNode.is(node.values))
      throw new Error(`insert … select into ${table.name} needs unscoped(): say whose the rows are.`);
    const kept = (node.columns ?? [])
      .map((column, index) => ({ column, index }))
      .filter(({ column }) => column.column.name !== ownerColumn);
    const values = node.values.values.map((row) => {
      const given = PrimitiveValueListNode.is(row) ? row.values.map((value) => ValueNode.create(value)) : row.values;
      return ValueListNode.create([...kept.flatMap(({ index }) => given[index] ?? []), ValueNode.create(this.#consumer)]);
    });
    const columns = [...kept.map(({ column }) => column), ColumnNode.create(ownerColumn)];
    const owned = InsertQueryNode.cloneWith(node, { columns, values: ValuesNode.create(values) });
    return node.onConflict?.updates === undefined
      ? owned
      : InsertQueryNode.cloneWith(owned, { onConflict: this.#ownConflict(node.onConflict, table.name) });
  }

  // An update on conflict could reach a row of another consumer.
  #ownConflict(conflict: OnConflictNode, table: string): OnConflictNode {
    return OnConflictNode.cloneWithUpdateWhere(conflict, this.#isOwn(table));
  }

  protected override transformMergeQuery(node: MergeQueryNode): MergeQueryNode {
    const table = tableOf(node.into);
    if (table !== undefined && this.#scoped.has(table.name))
      throw new Error(`merge into ${table.name} needs unscoped(): say whose the rows are.`);
    return super.transformMergeQuery(node);
  }
}
