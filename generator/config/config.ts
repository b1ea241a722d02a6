/**
 * The config (surface §3): what a document cannot say, and how the commands are to run. `groma.config.ts`, `.js`, `.yaml` or `.json`;
 * every member is optional. Types only, and the two functions that a TypeScript config calls.
 */
import type { Json } from '../contract/model.ts';
import type { WrittenApi, WrittenOperation } from '../contract/settings.ts';

/** A value from the environment. Without a fallback, a missing variable takes away what it was for, and the run says what. */
export type FromEnvironment = Readonly<{ env: string; fallback?: string }>;
/** A text as written, or from the environment. In YAML and JSON: `{ env: NAME }`, or `${NAME}` for the whole text. */
export type Text = string | FromEnvironment;

/** An API key: as it goes to the document's scheme, by scheme, made by a function, or fetched by an OAuth flow. */
export type Key = Text | Readonly<{ [scheme: string]: Text }> | (() => string | Promise<string>);

/** Somebody who calls the API under test. `main` owns what is tested; the others are asked for by name. */
export type Consumer = Readonly<{
  /** Active keys, the first is used where nothing else is said. */
  keys: readonly Key[];
  /** Rotated out: must be refused. */
  revoked?: readonly Key[];
  /** Past their time: must be refused. */
  expired?: readonly Key[];
  /** Rate-limit tier, in the document's words. */
  tier?: string;
  /** What it may do; absent: everything. */
  scopes?: readonly string[];
  /** The dated version it is pinned to, and the document of that version. */
  version?: string;
  document?: string;
}>;

/** What a hook is: a function, a command (JSON in, JSON out), or a URL that is posted to. */
export type Hook<Input, Output> = ((input: Input) => Promise<Output> | Output) | Readonly<{ command: string }> | Readonly<{ url: string }>;

/** What only the operator of the service can do for a check. All are optional; what is absent is listed as not supplied. */
export type Hooks = Readonly<{
  /** Back to the state of a fresh start. */
  reset?: Hook<Record<string, never>, unknown>;
  /** The log lines of one request, by its id. */
  logs?: Hook<{ requestId: string }, readonly string[]>;
  /** Moves the service's clock forward. */
  clock?: Hook<{ seconds: number }, unknown>;
  /** Rotates a key of a consumer; answers with the new one. */
  rotateKey?: Hook<{ consumer: string }, { key: string }>;
  /** Kills or restarts an instance. */
  process?: Hook<{ action: 'kill' | 'restart'; instance: number }, unknown>;
  /** Takes a dependency down, or brings it back. */
  dependency?: Hook<{ name: string; up: boolean }, unknown>;
  /** Makes the service deliver a webhook to this address. */
  webhooks?: Hook<{ url: string; event: string }, unknown>;
}>;

/** How Groma starts the service itself. `${PORT}` is replaced by a free port. */
export type ServiceSettings = Readonly<{
  command: string;
  /** Path that answers 2xx when the service is ready. */
  ready?: string;
  env?: Readonly<Record<string, Text>>;
  instances?: number;
}>;

/** The block `conform`. */
export type ConformSettings = Readonly<{
  /** Its path, where it has one, stands instead of that of the document. A list: instances of one service; a map: by the name of a server. */
  url?: Text | readonly Text[] | Readonly<Record<string, Text>>;
  service?: ServiceSettings;
  consumers?: Readonly<Record<string, Consumer>>;
  /** `createPayment.body.token: tok_visa`: values that a document cannot tell, by operation id, `body` or a parameter place, and name. */
  fixtures?: Readonly<Record<string, Json>>;
  hooks?: Hooks;
  tls?: Readonly<{ ca?: string; insecure?: boolean }>;
  proxy?: Text;
  /** Default 5,000 requests and 300 seconds. */
  budget?: Readonly<{ requests?: number; seconds?: number }>;
  /** Sent with every request. */
  headers?: Readonly<Record<string, Text>>;
  load?: Readonly<{ profile?: 'smoke' | 'load' | 'stress'; thresholds?: Readonly<Record<string, readonly string[]>>; k6?: string }>;
}>;

/** One target of `generate`. */
export type TargetSettings = Readonly<{ target: string; out: string; name?: string }>;

/** The whole config. */
export type Config = Readonly<{
  document?: string;
  overlays?: readonly string[];
  /** The same type as `x-groma` at the root of the document. */
  conventions?: WrittenApi;
  /** By key (`GET /v1/orders`) or id. */
  operations?: Readonly<Record<string, WrittenOperation>>;
  /** Operations, by key or id, that are neither generated nor proved; security schemes, by name, that `generate` may leave out of alternatives. */
  leaveOut?: readonly string[];
  /** Generated files that the project maintains itself: `generate` passes over them. */
  yours?: readonly string[];
  lint?: Readonly<{ preset?: 'public' | 'internal' | 'minimal'; rules?: Readonly<Record<string, 'error' | 'warning' | 'note' | 'off'>> }>;
  generate?: readonly TargetSettings[];
  conform?: ConformSettings;
  /** Environments by name (`--env staging`): their members replace those above. */
  environments?: Readonly<Record<string, Omit<Config, 'environments'>>>;
}>;

/** Types a config; changes nothing. */
export const defineConfig = (config: Config): Config => config;

/** A value from the environment, read when the config is used: `env('KEY_A1')`, `env('BASE_URL', 'http://127.0.0.1:3000')`. */
export const env = (name: string, fallback?: string): FromEnvironment => (fallback === undefined ? { env: name } : { env: name, fallback });
