/** What goes to the server under test and what came back, as the session records it: data, so that monitors and reports only read. */
import type { OperationKey } from '../generator/contract/model.ts';

/** `unknown` is a credential as well formed as the consumer's own that nobody was ever given. */
export type KeyState = 'active' | 'revoked' | 'expired' | 'unknown';

/** Whose credential a request carries: a consumer of the config and which of its keys; `null` sends none. */
export type Identity = Readonly<{ consumer: string; key: number; state: KeyState }> | null;

/** A request before credentials are added. `path` is on the wire: encoded, with the base path, without the query. Header names in lower case. */
export type WireRequest = Readonly<{
  method: string;
  path: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | null;
}>;

/** An answer. `json` is the parsed body where the media type is JSON and it parses, else `undefined`; `text` is decoded after content coding. */
export type WireResponse = Readonly<{
  status: number;
  headers: ReadonlyMap<string, readonly string[]>;
  body: Uint8Array;
  text: string;
  json: unknown;
}>;

/** One exchange of a run. `purpose` says what the check did it for ("the retry"); `response` is null when none came, `failure` says why. */
export type RecordedExchange = Readonly<{
  number: number;
  operation: OperationKey | null;
  identity: Identity;
  purpose: string;
  url: string;
  request: WireRequest;
  response: WireResponse | null;
  failure: string | null;
  startedAt: number;
  ms: number;
  /** A 429 or 503 met by accident and waited out: never judged. */
  accident: boolean;
}>;
