/** A request and its answer, as the pipeline sees them: no framework in it. */

/** Header names in lower case; repeated ones are joined with `, `. `read` gives the body, at most so many bytes. */
export type HttpRequest = Readonly<{
  method: string;
  /** As on the wire, percent-encoded, without the query. */
  path: string;
  /** Without the `?`. */
  query: string;
  headers: Readonly<Record<string, string | undefined>>;
  address: string;
  /** Rejects with `BodyTooLarge` beyond the limit, with `BodyIncomplete` where it breaks off. */
  read: (limit: number) => Promise<Uint8Array>;
}>;

/** The body of a request is larger than what its operation takes. */
export class BodyTooLarge extends Error {}

/** The client went away before its body was whole. */
export class BodyIncomplete extends Error {}

/** What goes out. Header names in lower case. */
export type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: Uint8Array | null }>;
