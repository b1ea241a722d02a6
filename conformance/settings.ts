/** What `conform` in the config says about the server under test (surface §3). */

import type { Json } from '../generator/contract/model.ts';
import type { LoadSettings } from './load/means.ts';

/** A credential: one text for every scheme, or a text by the name of the document's security scheme. */
export type Credential = string | Readonly<{ [scheme: string]: string }>;

/** Who calls: credentials that work, those that do not any more, and what is known of the consumer. */
export type ConsumerSettings = Readonly<{
  keys: readonly Credential[];
  revoked?: readonly Credential[];
  expired?: readonly Credential[];
  tier?: string;
  scopes?: readonly string[];
  version?: string;
  document?: string;
}>;

/** The block `conform` of the config as a run needs it: variables read, keys at hand. */
export type UnderTest = Readonly<{
  /** Its path, where it has one, stands instead of that of the document; a list names instances of one service: the first is asked, what runs in parallel is spread over all. */
  url: string | readonly string[];
  consumers: Readonly<{ [name: string]: ConsumerSettings }>;
  /** What a document cannot tell, by `<operation>.<body|path|query|header>.<member>`. */
  fixtures?: Readonly<{ [place: string]: Json }>;
  /** Sent with every request. */
  headers?: Readonly<{ [name: string]: string }>;
  /** How load is made; default: the profile `smoke`, k6 where it is on the `PATH`. */
  load?: LoadSettings;
  /** What a run may cost; default 5,000 requests and 300 seconds. */
  budget?: Readonly<{ requests?: number; seconds?: number }>;
}>;
