/** What a check may do to the server under test. The runner makes one per check and operation; everything it sends is recorded. */
import type { Contract, Json, Operation, OperationKey, ResourceId } from '../generator/contract/model.ts';
import type { Identity, RecordedExchange, WireRequest } from './exchange.ts';

/** A request that would succeed: ids, parents and references arranged, body valid, key fresh, precondition met. */
export type Arranged = Readonly<{
  request: WireRequest;
  /** The id in the path, for operations on one item. */
  target: string | null;
}>;

/** Nothing could be arranged: why, and the one fixture or example that would help. */
export type Unarranged = Readonly<{ reason: string; remedy: string }>;

/** An item that exists on the server: made by this run, or found in a list. */
export type Item = Readonly<{ resource: ResourceId; id: string; path: Readonly<Record<string, string>>; made: boolean; body: Json | null }>;

/** How one request is sent; default: the first active key of `main`. */
export type SendOptions = Readonly<{ as?: Identity; purpose: string; fresh?: boolean }>;

/** The means. `send` never throws for what a server does: a refusal is an answer, a closed socket an exchange without one. */
export type Means = Readonly<{
  contract: Contract;
  /** Deterministic per run, check and operation. */
  random: () => number;
  /** Who may be used; `null` where the config did not supply it. */
  identity: (consumer: string, key?: number, state?: 'active' | 'revoked' | 'expired') => Identity;
  /** A request of this operation that should succeed for `as`, on a fresh target where it writes. */
  arrange: (operation: Operation, options?: { as?: Identity; target?: Item }) => Promise<Arranged | Unarranged>;
  /** An item of a resource for `as`: a fresh one where it can be created. */
  item: (resource: ResourceId, options?: { as?: Identity; fresh?: boolean }) => Promise<Item | Unarranged>;
  /** Makes sure that a list holds at least `count` items for `as`. */
  populate: (operation: Operation, count: number, as?: Identity) => Promise<number>;
  send: (operation: Operation | null, request: WireRequest, options: SendOptions) => Promise<RecordedExchange>;
  /** All at once, on connections of their own, released together. */
  parallel: (operation: Operation, requests: readonly WireRequest[], options: SendOptions) => Promise<readonly RecordedExchange[]>;
  wait: (milliseconds: number) => Promise<void>;
  operation: (key: OperationKey) => Operation | null;
}>;
