/** Cuts a query into the page that was asked for. */
import { type ExpressionBuilder, type OrderByItemBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Json, TableDescriptor } from '../descriptors.ts';
import type { Page } from '../handler.ts';
import type { Service } from '../parts.ts';
import type { StoredTables } from '../store/database.ts';
import { wired } from '../wiring.ts';
import type { PageRequest } from './pager.ts';

/** A page that a handler returns and only the writer opens. */
export class RowPage<Row> implements Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly total: number | null;
  constructor(items: readonly Row[], next: string | null, total: number | null) {
    this.items = items;
    this.next = next;
    this.total = total;
  }
}

/** Any query. */
export type AnySelect<Row> = SelectQueryBuilder<StoredTables, string, Row>;

type Order = Readonly<{ column: string; descending: boolean; nullable: boolean }>;

/** Adds the declared order, starts at the position, reads one row more than is shown. Throws when the query leaves out a column of the order. */
export async function fetchPage<Row>(
  query: AnySelect<Row>,
  request: PageRequest,
  table: TableDescriptor | undefined,
  service: Service,
): Promise<RowPage<Row>> {
  const order = request.paged.order.map((entry) => ({ ...entry, nullable: isNullable(entry.column, table) }));
  const { position, size, purpose, paged } = request;
  const placed = 'skip' in position ? query.offset(position.skip) : query.where((where) => beyond(where, order, position.after));
  const ordered = order.reduce((sorted, entry) => sorted.orderBy(sql.ref(entry.column), directed(entry)), placed);
  const rows = await ordered.limit(size + 1).execute();
  const items = rows.slice(0, size);
  const last = rows.length > size ? items.at(-1) : undefined;
  const pager = wired(service.wiring, paged.kind);
  const next =
    last === undefined ? null : pager.following(request, valuesOf(last, order), { paged, size, sealer: service.sealer, purpose });
  return new RowPage(items, next, paged.total === null ? null : await countOf(query));
}

const isNullable = (column: string, table: TableDescriptor | undefined): boolean =>
  table?.columns.some((entry) => entry.column === column && (entry.source === 'request' || entry.source === 'server')) ?? false;

// Rows without a value come last in both directions; where there are none, an ordinary index serves.
const directed =
  ({ descending, nullable }: Order) =>
  (by: OrderByItemBuilder): OrderByItemBuilder => {
    const way = descending ? by.desc() : by.asc();
    return nullable ? way.nullsLast() : way;
  };

function valuesOf(row: unknown, order: readonly Order[]): readonly Json[] {
  const values = new Map(Object.entries(row ?? {}));
  return order.map(({ column }) => {
    if (!values.has(column)) throw new Error(`page() needs the column '${column}' in its rows: the list is ordered by it.`);
    return asJson(values.get(column));
  });
}

function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error('A list can be ordered by texts, numbers, times and booleans only.');
}

type Where = ExpressionBuilder<StoredTables, string>;

function beyond(where: Where, order: readonly Order[], values: readonly Json[]) {
  if (isUniform(order)) {
    const columns = sql.join(order.map(({ column }) => sql.ref(column)));
    return sql<SqlBool>`(${columns}) ${order[0]?.descending ? sql`<` : sql`>`} (${sql.join(values.map((value) => sql`${value}`))})`;
  }
  return where.or(order.map((_, index) => where.and(upTo(order, values, index))));
}

// One comparison of rows is what an index understands best; it needs one direction and no nulls.
const isUniform = (order: readonly Order[]): boolean =>
  order.every(({ nullable, descending }) => !nullable && descending === order[0]?.descending);

function upTo(order: readonly Order[], values: readonly Json[], index: number) {
  return order.slice(0, index + 1).map(({ column, descending, nullable }, at) => {
    const value = values[at] ?? null;
    if (at < index) return sql<SqlBool>`${sql.ref(column)} is not distinct from ${value}`;
    if (value === null) return sql<SqlBool>`false`;
    const after = sql<SqlBool>`${sql.ref(column)} ${descending ? sql`<` : sql`>`} ${value}`;
    return nullable ? sql<SqlBool>`(${after} or ${sql.ref(column)} is null)` : after;
  });
}

async function countOf<Row>(query: AnySelect<Row>): Promise<number> {
  const row = await query.clearSelect().clearOrderBy().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return Number(new Map(Object.entries(row)).get('count'));
}
