import type { Credentials } from './authentication/credentials.ts';

/** The passing of time, so that tests need not wait. */
export type Clock = Readonly<{
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 up to but not 1. */
  random: () => number;
  /** Resolves after so many milliseconds; rejects with the reason of the signal. */
  sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}>;

/** How a client is set up. Everything has a default but the key. */
export type ClientOptions = Readonly<{
  /** Where the API is. Without a path it keeps the one of the document, with a path it replaces it. Default: the document's first server. */
  baseUrl?: string | undefined;
  /** Other addresses of operations with a host of their own, by the url in the document. */
  servers?: Readonly<Record<string, string>> | undefined;
  /** Values for the variables of the document's server urls. */
  variables?: Readonly<Record<string, string>> | undefined;
  /** Who calls: a key, one by security scheme, or a function that tells it (asked anew for each attempt). */
  key?: Credentials | undefined;
  /** Headers of every request. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** How often a request that failed is sent again. Default 2. */
  retries?: number | undefined;
  /** Milliseconds until one attempt, body included, is given up. Default 30,000; 0: never. */
  timeout?: number | undefined;
  /** Milliseconds: the longest `Retry-After` that is waited for; beyond it the error is thrown. Default 60,000. */
  longestWait?: number | undefined;
  /** Makes idempotency keys. Default: random UUIDs. */
  newKey?: (() => string) | undefined;
  /** Default: the global one. */
  fetch?: typeof globalThis.fetch | undefined;
  clock?: Clock | undefined;
}>;

/** What one call may say. */
export type CallOptions = Readonly<{
  /** Query parameters, where the argument before is the body. */
  query?: object | undefined;
  /** Header parameters, and any other headers of this request. */
  headers?: object | undefined;
  cookies?: object | undefined;
  signal?: AbortSignal | undefined;
  /** As in the options of the client, for this call. */
  timeout?: number | undefined;
  retries?: number | undefined;
  /** Your own key for this call, for retries that outlive the process. */
  idempotencyKey?: string | undefined;
  /** Changes only the state with this ETag; else 412. */
  ifMatch?: string | undefined;
  /** Answers 304 if the state still has this ETag. It arrives as an error with status 304. */
  ifNoneMatch?: string | undefined;
}>;
