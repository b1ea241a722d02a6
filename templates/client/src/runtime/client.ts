import type { Credentials } from './authentication/credentials.ts';
import { newKey } from './idempotency/new-key.ts';
import type { ClientOptions, Clock } from './options.ts';
import { sleep } from './retries/sleep.ts';

const defaultClock: Clock = { now: () => Date.now(), random: () => Math.random(), sleep };

/** The options of a client, defaults filled in. */
export type Settings = Readonly<{
  baseUrl: string | undefined;
  servers: Readonly<Record<string, string>>;
  variables: Readonly<Record<string, string>>;
  key: Credentials | undefined;
  headers: Readonly<Record<string, string>>;
  retries: number;
  timeout: number;
  longestWait: number;
  newKey: () => string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}>;

/**
 * Who calls, where and how. The flat operations take it as their first argument: with it, a bundle holds only the
 * operations that are imported. The class named after the API extends it with all of them.
 */
export class Client {
  readonly $settings: Settings;

  constructor(options: ClientOptions = {}) {
    this.$settings = {
      baseUrl: options.baseUrl,
      servers: options.servers ?? {},
      variables: options.variables ?? {},
      key: options.key,
      headers: options.headers ?? {},
      retries: options.retries ?? 2,
      timeout: options.timeout ?? 30_000,
      longestWait: options.longestWait ?? 60_000,
      newKey: options.newKey ?? newKey,
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      clock: options.clock ?? defaultClock,
    };
  }
}
