/** What the kinds of pagination differ in: how a request names a page, and what names the next one. */
import type { Json, PaginationDescriptor } from '../descriptors.ts';
import type { Sealer } from './sealer.ts';

/** A list that is paged. */
export type Paged = Exclude<PaginationDescriptor, { kind: 'none' }>;

/** Where a page begins: after a row with these values in the order's columns, or after so many rows. */
export type Position = Readonly<{ after: readonly Json[] } | { skip: number }>;

/** Which page was asked for. */
export type PageRequest = Readonly<{ paged: Paged; size: number; position: Position; purpose: string }>;

/** What a token is read and written with. `purpose` binds it to operation, consumer, filters and order. */
export type TokenContext = Readonly<{ paged: Paged; size: number; sealer: Sealer; purpose: string }>;

/** One kind. `locate` answers null for a text that is no position of this list; `text: null` is the first page. */
export type Pager = Readonly<{
  locate: (text: string | null, context: TokenContext) => Position | null;
  /** `last`: the values of the last row in the order's columns. */
  following: (request: PageRequest, last: readonly Json[], context: TokenContext) => string;
}>;
