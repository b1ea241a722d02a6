/** What a handler is and what it is handed. Types only, under semantic versioning: this is what your code stands on. */
import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { Json } from './descriptors.ts';

/**
 * What an emitted interface of one operation has. `result` is what its handler returns: the body, where one status of success exists
 * (or a row of its table, which has the same members), else a union of `Reply<status, body>`.
 */
export interface OperationShape {
  params: unknown;
  query: unknown;
  body: unknown;
  replies: unknown; // { 201: { body: Payment } }, for clients and tests
  codes: string;
  result: unknown;
}

/** A result with its status, where the document has several. */
export interface Reply<Status extends number, Body> {
  status: Status;
  body: Body;
  headers?: Readonly<Record<string, string | number>>;
}

/** Who calls: found by its key, never named by the request. */
export type Consumer = Readonly<{ id: string; scopes: readonly string[]; tier: string; version: string | null }>;

/** What can be told about a refusal beside its code. Never put a secret in it. */
export type FailOptions = Readonly<{
  param?: string; // the member or parameter at fault
  message?: string; // what was wrong; by default the catalogue's sentence
  allowed?: string; // 'at most 100'
  received?: Json; // shortened before it is sent
  status?: number; // only for a code with several
}>;

/** The request as it came, for what has no place elsewhere. */
export type HandlerRequest = Readonly<{
  id: string;
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  address: string;
}>;

/** One line of the log, in the context of the request. */
export type HandlerLog = Readonly<
  Record<'debug' | 'info' | 'warn' | 'error', (message: string, fields?: Readonly<Record<string, Json>>) => void>
>;

/** A page of rows, before it is written in the words of the document. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly total: number | null;
}

/** What every handler is handed. */
export interface ReadContext<Operation extends OperationShape, Database> {
  readonly params: Operation['params'];
  readonly query: Operation['query'];
  readonly body: Operation['body'];
  /** Sees the consumer's own rows only; `unscoped` sees all. Inside a write it is the transaction. */
  readonly db: Kysely<Database>;
  /** All rows of all consumers, in the same transaction. */
  readonly unscoped: () => Kysely<Database>;
  /** Cuts a query into the page that was asked for, in the declared order. */
  readonly page: <Table extends keyof Database, Row>(query: SelectQueryBuilder<Database, Table, Row>) => Promise<Page<Row>>;
  /** Ends the request with one of the documented errors; what was written is rolled back. */
  readonly fail: (code: Operation['codes'], options?: FailOptions) => never;
  /** Throws when nobody is known, which only a public operation meets. */
  readonly consumer: Consumer;
  readonly version: string | null;
  readonly signal: AbortSignal;
  readonly log: HandlerLog;
  readonly now: Date;
  readonly request: HandlerRequest;
}

/** What a handler that changes something is handed besides. */
export interface WriteContext<Operation extends OperationShape, Database> extends ReadContext<Operation, Database> {
  /** Committed together with the stored answer, or not at all. Call no other system while it is open. */
  readonly tx: Transaction<Database>;
  /** Runs once the transaction is committed and the answer is decided; its errors are logged. */
  readonly afterCommit: (run: () => void | Promise<void>) => void;
}

/** Answers an operation that reads. */
export type ReadHandler<Operation extends OperationShape, Database> = (
  context: ReadContext<Operation, Database>,
) => Promise<Operation['result']> | Operation['result'];

/** Answers an operation that writes. */
export type Handler<Operation extends OperationShape, Database> = (
  context: WriteContext<Operation, Database>,
) => Promise<Operation['result']> | Operation['result'];
