/** All that a service is made of, as arguments: nothing in the runtime reaches for a file, a clock or the environment by itself. */
import type { FindConsumer } from './authentication/consumers.ts';
import type { ApiDescriptor, OperationDescriptor } from './descriptors.ts';
import type { Handler, OperationShape, ReadHandler } from './handler.ts';
import type { InFlight } from './idempotency/in-flight.ts';
import type { Log, LogSink } from './logging/log.ts';
import type { Sealer } from './pagination/sealer.ts';
import type { Limiter } from './rate-limiting/limiter.ts';
import type { Router } from './routing/router.ts';
import type { Database, StoredTables } from './store/database.ts';
import type { Validators } from './validation/validators.ts';
import type { Wiring } from './wiring.ts';

/** What `createService` takes. */
export type ServiceParts = Readonly<{
  api: ApiDescriptor;
  operations: Readonly<Record<string, OperationDescriptor>>;
  /** `{ $defs }` as in `generated/schemas.json`. */
  schemas: unknown;
  wiring: Wiring;
  /** `Handlers`: groups of functions. */
  handlers: object;
  database: Database;
  /** Responses are held against the contract, and messages of faults are logged with their stack. */
  development: boolean;
  log: LogSink;
  now: () => Date;
}>;

/** Any handler, its types erased: what a request is handed to. */
export type AnyOperation = OperationShape & {
  params: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  codes: string;
};
/** The write form takes all contexts. */
export type AnyHandler = Handler<AnyOperation, StoredTables> | ReadHandler<AnyOperation, StoredTables>;

/** A service at work. */
export interface Service {
  readonly api: ApiDescriptor;
  readonly operations: ReadonlyMap<string, OperationDescriptor>;
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  readonly router: Router;
  readonly validators: Validators;
  readonly wiring: Wiring;
  readonly database: Database;
  readonly findConsumer: FindConsumer;
  readonly limiter: Limiter;
  readonly sealer: Sealer;
  readonly inFlight: InFlight;
  readonly log: Log;
  readonly now: () => Date;
  readonly development: boolean;
  /** What has not ended, also where nobody waits for it any more: a store is closed after it. */
  readonly running: Set<Promise<unknown>>;
  /** Set when it is told to stop: it is no longer ready, and finishes what it started. */
  stopping: boolean;
}
