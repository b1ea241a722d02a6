/** What a check may do to the server under test. The runner makes one per check and operation; everything it sends is recorded. */
import type { Contract, Json, Operation, OperationKey, ResourceId } from '../generator/contract/model.ts';
import type { Identity, KeyState, RecordedExchange, WireRequest } from './exchange.ts';
import type { LoadMeans } from './load/means.ts';

/** An item that exists on the server: made by this run, or found in a list. `path` holds the parameters of its own path. */
export type Item = Readonly<{ resource: ResourceId; id: string; path: Readonly<Record<string, string>>; made: boolean; body: Json | null }>;

/** A request that would succeed: ids, parents and references arranged, body valid, key fresh, precondition met. */
export type Arranged = Readonly<{
  request: WireRequest;
  /** The item that the path names; null for operations on a collection, and where its resource is not known. */
  item: Item | null;
  /** Pointers into the body at which ids of other items stand. */
  references: ReadonlySet<string>;
}>;

/** Nothing could be arranged: why, and the one fixture or example that would help. `exchange` is the refusal it ended with. */
export type Unarranged = Readonly<{ reason: string; remedy: string; exchange: RecordedExchange | null }>;

/** Whether arranging failed. */
export const isUnarranged = <T extends object>(found: T | Unarranged): found is Unarranged => 'reason' in found && 'remedy' in found;

/**
 * How one request is sent; default: the first active key of `main`. `fresh`: on a connection of its own. `impatient`: a refusal for
 * want of budget is the answer, not an accident to be waited out.
 */
export type SendOptions = Readonly<{ as?: Identity; purpose: string; fresh?: boolean; impatient?: boolean }>;

/** Whose item, and whether it must be new: a check that changes or deletes it says so. */
export type ItemOptions = Readonly<{ as?: Identity; fresh?: boolean }>;

/** The means. `send` never throws for what a server does: a refusal is an answer, a closed socket an exchange without one. */
export type Means = Readonly<{
  contract: Contract;
  /** Deterministic per run, check, operation and attempt. */
  random: () => number;
  /** The same for every attempt: what a failure rests on is made again when it is reproduced. */
  steady: () => number;
  /** Who may be used; `null` where the config did not supply it. */
  identity: (consumer: string, key?: number, state?: KeyState) => Identity;
  /** The tier of a consumer, where the config names it. */
  tier: (consumer: string) => string | null;
  /** A request of this operation that should succeed for `as`, on a fresh target where it writes. */
  arrange: (operation: Operation, options?: { as?: Identity; target?: Item }) => Promise<Arranged | Unarranged>;
  /** An item of a resource for `as`: a fresh one where it can be created. */
  item: (resource: ResourceId, options?: ItemOptions) => Promise<Item | Unarranged>;
  /** Makes sure that a list holds at least `count` items for `as`; answers with how many it holds, at most `count` are counted. */
  populate: (operation: Operation, count: number, as?: Identity) => Promise<number>;
  send: (operation: Operation | null, request: WireRequest, options: SendOptions) => Promise<RecordedExchange>;
  /** All at once, on connections of their own. */
  parallel: (operation: Operation, requests: readonly WireRequest[], options: SendOptions) => Promise<readonly RecordedExchange[]>;
  /** What only a load run needs. */
  load: LoadMeans;
  /** What an identity was answered by an operation in this run so far, whichever check sent it. */
  seen: (operation: Operation, as: Identity) => readonly RecordedExchange[];
  wait: (milliseconds: number) => Promise<void>;
  /** Only safe methods may be sent: sending another one is a fault of the check. */
  safe: boolean;
  operation: (key: OperationKey) => Operation | null;
  /** The path that stands before those of the document: `/v1`, or nothing. */
  basePath: string;
  /** The time, in milliseconds since 1970. */
  now: () => number;
}>;
