import { createHash } from 'node:crypto';
import type { Dialect } from './dialect.ts';
import type { Answer, Json } from './exchange.ts';
import type { ResourceName } from './resources.ts';

/** An item as it is kept. `values` by our own names of members; `above`: the item that its collection is part of. */
export type Item = Readonly<{
  id: string | number;
  resource: ResourceName;
  owner: string;
  above: string | number | null;
  values: Readonly<Record<string, Json>>;
  status: string | null;
  createdAt: number;
  updatedAt: number;
  version: number;
}>;
/** What is known of an idempotency key: the request it came with, and its answer once there is one. */
export type KeyRecord = Readonly<{ fingerprint: Fingerprint; answer: Answer | null; until: number }>;
/** What makes two requests the same. `body` is canonical JSON. */
export type Fingerprint = Readonly<{ method: string; path: string; query: string; body: string }>;
/** What was spent of a budget: whole requests of a window, or the tokens that were left at a moment (milliseconds). */
export type Spent = Readonly<{ count: number; at: number }>;

/** All that a server remembers. */
export type State = {
  readonly items: Map<string, Item>;
  readonly records: Map<string, KeyRecord>;
  readonly budgets: Map<string, Spent>;
  /** The writes with a key that run, by consumer and key. */
  readonly running: Set<string>;
  made: number;
};

/** Nothing yet. */
export function emptyState(): State {
  return { items: new Map(), records: new Map(), budgets: new Map(), running: new Set(), made: 0 };
}

/** The id of the n-th item of a server with this seed. */
export function idOf(dialect: Dialect, seed: number, prefix: string, n: number): string | number {
  const digest = createHash('sha256').update(`${seed}/${prefix}/${n}`).digest('hex');
  switch (dialect.ids) {
    case 'integer':
      return 1000 + n;
    case 'uuid':
      return uuid(digest);
    case 'prefixed':
      return `${prefix}_${digest.slice(0, 16)}`;
    default:
      return dialect.ids satisfies never;
  }
}

/** A version 4 UUID from 32 hexadecimal digits. */
export function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** Newest first, then by id descending: the order of every list. Total, as ids are unique. */
export function byAge(one: Item, two: Item): number {
  return two.createdAt - one.createdAt || compareIds(two.id, one.id);
}

/** The order of ids: numbers by value, texts by code unit. */
export function compareIds(one: string | number, two: string | number): number {
  if (typeof one === 'number' && typeof two === 'number') return one - two;
  return String(one) < String(two) ? -1 : Number(String(one) !== String(two));
}
