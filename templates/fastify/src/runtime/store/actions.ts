/** What one call does, by the role of its operation: rows in, rows out; everything around it is the pipeline's. */
import { isDeepStrictEqual } from 'node:util';
import { type SqlBool, sql } from 'kysely';
import type { AnyContext } from '../answer/context.ts';
import type { TableDescriptor } from '../descriptors.ts';
import { refuse } from '../errors/api-error.ts';
import { shapeOf } from '../validation/shape.ts';
import type { StoredRow } from './database.ts';
import { itemQuery, refuseMissing, tableNamed } from './item.ts';
import { checkReferences } from './references.ts';
import { valuesOfChange, valuesOfNew, valuesOfReplacement } from './values.ts';

/** An action over the context of any operation. */
export type StoreAction = (context: AnyContext) => Promise<unknown>;

// What the document asks for and nothing can supply is said, not made up.
function tableOf(context: AnyContext): TableDescriptor {
  const { operation, service } = context;
  const table = tableNamed(service, operation.role.table);
  if (table === undefined) return unsupported(context, 'its resource has no table');
  const { sourceless } = operation.role;
  const unapplied = operation.role.unapplied.find((name) => isSent(name, context));
  if (unapplied !== undefined) return unsupported(context, `the store does not apply the parameter ${unapplied}`);
  return sourceless.length === 0 ? table : unsupported(context, `nothing supplies the required ${sourceless.join(', ')}`);
}

// A value that says what is the case without it has its effect.
function isSent(name: string, { operation, query, service }: AnyContext): boolean {
  const value = query[name];
  const schema = operation.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.schema ?? null;
  const fallback = schema === null ? undefined : shapeOf(service.validators.schema(schema), service.validators.schema).fallback;
  return value !== undefined && !isDeepStrictEqual(value, fallback);
}

/** 501: this operation is written by hand. */
export const unsupported = ({ operation }: AnyContext, because: string): never =>
  refuse('not_implemented', { message: `${operation.id} must be written by hand: ${because}.` });

function itemOf(context: AnyContext) {
  return itemQuery(context.operation, context.params, context.db, context.service) ?? unsupported(context, 'its path names no row');
}

/** One page of the consumer's rows, filtered by the query. */
export const list: StoreAction = async (context) => {
  const table = tableOf(context);
  const { parents, filters } = context.operation.role;
  await checkParents(context);
  const within = parents.reduce(
    (rows, parent) => rows.where(parent.column, '=', context.params[parent.parameter]),
    context.db.selectFrom(table.name),
  );
  const filtered = filters.reduce((rows, { parameter, column, compare }) => {
    const value = context.query[parameter];
    if (value === undefined) return rows;
    if (!Array.isArray(value)) return rows.where(column, compare, value);
    return value.length === 0 ? rows.where(sql<SqlBool>`false`) : rows.where(column, 'in', value);
  }, within);
  if (context.operation.pagination.kind === 'none') return filtered.selectAll().execute();
  return context.page(filtered.selectAll());
};

// A list under a parent that is not there is a 404, not an empty list.
async function checkParents({ operation, params, db, service }: AnyContext): Promise<void> {
  for (const parent of operation.role.parents) {
    const table = tableNamed(service, parent.table);
    if (table === undefined) continue;
    const row = await db
      .selectFrom(table.name)
      .select(table.identity.column)
      .where(table.identity.column, '=', params[parent.parameter])
      .executeTakeFirst();
    if (row === undefined) refuseMissing(table, parent.parameter);
  }
}

/** The row that the path names. */
export const read: StoreAction = async (context) => {
  tableOf(context);
  const item = itemOf(context);
  return (await item.query.selectAll().executeTakeFirst()) ?? item.missing();
};

/** A new row of the consumer's, named by the server, or by the path. */
export const create: StoreAction = async (context) => {
  const table = tableOf(context);
  await checkParents(context);
  const { item } = context.operation.role;
  const named = item === null ? {} : { [item.column]: context.params[item.parameter] };
  return insert(context, table, { ...valuesOfNew(context, table), ...named });
};

async function insert(context: AnyContext, table: TableDescriptor, values: StoredRow): Promise<StoredRow> {
  await checkReferences(values, table, context.db);
  const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const row = await context.tx
    .insertInto(table.name)
    .values(kept)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? refuse('conflict');
}

/** The members that the body has. */
export const update: StoreAction = async (context) => {
  const table = tableOf(context);
  return change(context, table, (old) => valuesOfChange(context, table, old));
};

/** All members; where the document lets a PUT create, a row that is not there is made. */
export const replace: StoreAction = async (context) => {
  const table = tableOf(context);
  const found = await itemOf(context).query.select(table.identity.column).executeTakeFirst();
  if (found === undefined && context.operation.role.creates) return created(context, await create(context));
  return change(context, table, () => valuesOfReplacement(context, table));
};

const created = ({ operation }: AnyContext, body: unknown): unknown =>
  operation.replies.some((reply) => reply.status === 201) ? { status: 201, body } : body;

/** What the document says that this action sets. */
export const action: StoreAction = async (context) => {
  const table = tableOf(context);
  const { sets } = context.operation.role;
  if (sets.length === 0) return unsupported(context, 'the document does not say what it changes');
  return change(context, table, () => Object.fromEntries(sets.map(({ column, value }) => [column, value])));
};

async function change(context: AnyContext, table: TableDescriptor, values: (old: StoredRow) => StoredRow): Promise<StoredRow> {
  const item = itemOf(context);
  const old = (await item.query.selectAll().forUpdate().executeTakeFirst()) ?? item.missing();
  const changed = values(old);
  await checkReferences(changed, table, context.db);
  if (Object.keys(changed).length === 0) return old;
  const { column } = table.identity;
  return context.tx.updateTable(table.name).set(changed).where(column, '=', old[column]).returningAll().executeTakeFirstOrThrow();
}

/** Removes the row; what it was is the body where the document has one. */
export const remove: StoreAction = async (context) => {
  const table = tableOf(context);
  const item = itemOf(context);
  const old = (await item.query.selectAll().forUpdate().executeTakeFirst()) ?? item.missing();
  const { column } = table.identity;
  await context.tx.deleteFrom(table.name).where(column, '=', old[column]).execute();
  return old;
};
