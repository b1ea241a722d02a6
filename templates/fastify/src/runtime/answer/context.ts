/** What a handler is handed, made from the call. */
import type { Transaction } from 'kysely';
import type { Call } from '../call.ts';
import type { OperationDescriptor } from '../descriptors.ts';
import { ApiError, refuse } from '../errors/api-error.ts';
import type { FailOptions, WriteContext } from '../handler.ts';
import { logOfRequest } from '../logging/log.ts';
import { type AnySelect, fetchPage } from '../pagination/fetch-page.ts';
import type { AnyOperation, Service } from '../parts.ts';
import type { Database, StoredTables } from '../store/database.ts';
import { tableNamed } from '../store/item.ts';
import { scopePlugin } from '../store/scope-plugin.ts';

/** The context of any operation. */
export type AnyContext = WriteContext<AnyOperation, StoredTables> & Readonly<{ operation: OperationDescriptor; service: Service }>;

/** What else a context is made of. `tx` is null for what only reads. */
export type ContextParts = Readonly<{
  db: Database;
  tx: Transaction<StoredTables> | null;
  signal: AbortSignal;
  afterCommit: (() => void | Promise<void>)[];
}>;

/** The rows that a call may see. */
export const scopedTo = (call: Call, service: Service, db: Database): Database =>
  db.withPlugin(scopePlugin(call.consumer?.id ?? null, service.api.tables));

/** Getters refuse late: a public operation has no consumer, a reading one no transaction, and only who asks is told. */
export function createContext(call: Call, operation: OperationDescriptor, service: Service, parts: ContextParts): AnyContext {
  const { tx } = parts;
  const scopedTx = tx?.withPlugin(scopePlugin(call.consumer?.id ?? null, service.api.tables));
  const db = scopedTx ?? scopedTo(call, service, parts.db);
  const { headers, method, path, address } = call.request;
  return {
    operation,
    service,
    params: call.params,
    query: call.query,
    body: call.body,
    db,
    unscoped: () => tx ?? parts.db,
    page: <Row>(query: AnySelect<Row>) => {
      if (call.page === null) throw new Error(`${operation.id} has no pagination in the contract: page() has nothing to go by.`);
      return fetchPage(query, call.page, tableNamed(service, operation.role.table), service);
    },
    fail,
    get consumer() {
      return call.consumer ?? refuse('unauthenticated');
    },
    version: call.version,
    signal: parts.signal,
    log: logOfRequest(service.log, call.id),
    now: call.now,
    request: { id: call.id, method, path, headers, address },
    get tx() {
      if (scopedTx === undefined) throw new Error(`${operation.id} only reads: it has no transaction. Use db.`);
      return scopedTx;
    },
    afterCommit: (run) => {
      parts.afterCommit.push(run);
    },
  };
}

function fail(code: string, options: FailOptions = {}): never {
  throw new ApiError({ code }, options);
}
