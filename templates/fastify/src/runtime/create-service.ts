/** A service from its parts: descriptors, schemas, handlers, a store. */
import { createFindConsumer } from './authentication/consumers.ts';
import type { OperationDescriptor } from './descriptors.ts';
import { createInFlight } from './idempotency/in-flight.ts';
import { isObject, member } from './json/pointer.ts';
import { createLog } from './logging/log.ts';
import { createSealer, loadSealerKeys } from './pagination/sealer.ts';
import type { AnyHandler, Service, ServiceParts } from './parts.ts';
import { createLimiter } from './rate-limiting/limiter.ts';
import { createRouter } from './routing/router.ts';
import { rowPlugin } from './store/row-plugin.ts';
import { createValidators } from './validation/validators.ts';

/** Its tables must be there already (`migrate`). Throws when a handler is missing. */
export async function createService(parts: ServiceParts): Promise<Service> {
  const { api } = parts;
  const operations = new Map(Object.values(parts.operations).map((operation) => [operation.id, operation]));
  const hidden = api.tables.flatMap((table) => table.columns.filter((column) => column.writeOnly).map((column) => column.member));
  return {
    api,
    operations,
    handlers: handlersOf([...operations.values()], parts.handlers),
    router: createRouter([...operations.values()]),
    validators: createValidators(parts.schemas),
    wiring: parts.wiring,
    database: parts.database.withPlugin(rowPlugin(api.tables, parts.now)),
    findConsumer: createFindConsumer(parts.database, api.keyPrefix, parts.now),
    limiter: createLimiter(),
    sealer: createSealer(await loadSealerKeys(parts.database)),
    inFlight: createInFlight(),
    log: createLog(parts.log, parts.now, hidden),
    now: parts.now,
    development: parts.development,
    running: new Set(),
    stopping: false,
  };
}

function handlersOf(operations: readonly OperationDescriptor[], groups: object): ReadonlyMap<string, AnyHandler> {
  return new Map(
    operations.flatMap(({ id, handler }) => {
      if (handler === null) return [];
      const found = isObject(groups) ? member(groups[handler.group], handler.member) : undefined;
      if (!isHandler(found)) throw new Error(`${id} has no handler: put a function at handlers.${handler.group}.${handler.member}.`);
      return [[id, found] as const];
    }),
  );
}

// Here the types of one operation end: its descriptor says what its handler is handed, and the compiler has held both against `Handlers`.
const isHandler = (value: unknown): value is AnyHandler => typeof value === 'function';
