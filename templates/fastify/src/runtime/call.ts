/** One request on its way through the pipeline: each step reads what came before it and adds its own. */
import type { OperationDescriptor } from './descriptors.ts';
import type { HttpRequest } from './exchange.ts';
import type { Consumer } from './handler.ts';
import type { PageRequest } from './pagination/pager.ts';
import type { BudgetState } from './rate-limiting/budget.ts';

/** What is known of a request. */
export interface Call {
  readonly request: HttpRequest;
  readonly id: string;
  readonly now: Date;
  readonly operation: OperationDescriptor | null;
  /** Why there is no operation. */
  readonly unrouted: Readonly<{ kind: 'method'; allowed: readonly string[] } | { kind: 'unknown' } | { kind: 'malformed' }> | null;
  readonly pathText: ReadonlyMap<string, string>;
  readonly queryPairs: readonly (readonly [name: string, value: string])[];
  /** By scheme: who the credential belongs to; null: one was sent, and it is nobody's. */
  credentials: ReadonlyMap<string, Consumer | null>;
  consumer: Consumer | null;
  version: string | null;
  budget: BudgetState | null;
  raw: Uint8Array;
  mediaType: string | null;
  params: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  page: PageRequest | null;
  /** For the log. */
  code: string | null;
  replayed: boolean;
}
