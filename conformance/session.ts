/** Talks to the server under test: adds credentials, waits out accidents, keeps to the budget, records every exchange. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract, Operation } from '../generator/contract/model.ts';
import type { Identity, KeyState, RecordedExchange, WireRequest } from './exchange.ts';
import type { Outgoing } from './load/means.ts';
import { randomOf } from './random.ts';
import { type BaseUrl, baseUrl } from './session/base-url.ts';
import { connect, type Outcome } from './session/connection.ts';
import { placeCredential, unknownCredential } from './session/credentials.ts';
import { retryAfterOf } from './session/retry-after.ts';
import { RunEnded } from './session/run-ended.ts';
import type { Credential, UnderTest } from './settings.ts';

/**
 * How one request is sent. `patient` waits a 429 or a 503 with `Retry-After` out and repeats (checks §1.6); `beyondBudget`
 * sends although the run is over: to remove what it made; `at` is the origin of another instance than the first.
 */
export type Delivery = Readonly<{ as: Identity; purpose: string; fresh?: boolean; patient?: boolean; beyondBudget?: boolean; at?: string }>;

/** One conversation with a server, open until `close`. */
export type Session = Readonly<{
  base: BaseUrl;
  /** All urls of the settings: instances of one service. Requests go to the first, those that run in parallel to all of them. */
  instances: readonly BaseUrl[];
  /** Why no further request will be sent; null while there is nothing to stop it. */
  ended: () => RunEnded | null;
  /** Everything that was exchanged so far, in the order in which the answers came. */
  exchanges: readonly RecordedExchange[];
  /** An identity of the settings, or null where the settings have no such key. */
  identity: (consumer: string, key?: number, state?: KeyState) => Identity;
  send: (operation: Operation | null, request: WireRequest, delivery: Delivery) => Promise<RecordedExchange>;
  /** A request as it goes out: the whole url, its headers, and those of the credential apart. Nothing is sent. */
  outgoing: (operation: Operation, request: WireRequest, as: Identity) => Outgoing;
  /** All at once, each on a connection of its own. Accidents are not waited out. */
  parallel: (operation: Operation, requests: readonly WireRequest[], delivery: Delivery) => Promise<readonly RecordedExchange[]>;
  wait: (milliseconds: number) => Promise<void>;
  close: () => Promise<void>;
}>;

/** What a session stops at: the budget of the settings and a signal. */
export type SessionLimits = Readonly<{ requests: number; seconds: number; signal: AbortSignal | null }>;

const longestWait = 60_000;

/** A refusal for want of budget or capacity that says when to come back. */
const isAccident = (exchange: RecordedExchange): boolean => {
  const status = exchange.response?.status;
  return status === 429 || (status === 503 && retryAfterOf(exchange) !== null);
};

const credentialOf = (settings: UnderTest, identity: NonNullable<Identity>, seed: number): Credential | undefined => {
  const consumer = settings.consumers[identity.consumer];
  if (identity.state === 'revoked') return consumer?.revoked?.[identity.key];
  if (identity.state === 'expired') return consumer?.expired?.[identity.key];
  const key = consumer?.keys[identity.key];
  if (identity.state === 'active' || key === undefined) return key;
  return unknownCredential(key, randomOf(seed, 'unknown key', identity.consumer, String(identity.key)));
};

const merged = (
  request: WireRequest,
  contract: Contract,
  operation: Operation | null,
  credential: Credential | undefined,
  extra: Readonly<Record<string, string>>,
) => {
  const placed = credential === undefined ? { headers: {}, query: [] } : placeCredential(contract, operation, credential);
  const query = [request.query, new URLSearchParams(placed.query.map(([name, value]): [string, string] => [name, value])).toString()]
    .filter((part) => part !== '')
    .join('&');
  const cookie = [request.headers.cookie, 'cookie' in placed.headers ? placed.headers.cookie : undefined]
    .filter((part) => part !== undefined)
    .join('; ');
  const headers = { 'user-agent': 'groma', ...extra, ...request.headers, ...placed.headers, ...(cookie === '' ? {} : { cookie }) };
  return { method: request.method, target: query === '' ? request.path : `${request.path}?${query}`, headers, body: request.body };
};

/**
 * Opens a session on the urls of the settings. Nothing is sent yet.
 * @throws TypeError where one of them is none.
 */
export const openSession = (contract: Contract, settings: UnderTest, seed: number, limits: SessionLimits): Session => {
  const urls = typeof settings.url === 'string' ? [settings.url] : settings.url;
  const base = baseUrl(urls[0] ?? '', contract);
  const instances = [base, ...urls.slice(1).map((url) => baseUrl(url, contract))];
  const connections = new Map(instances.map(({ origin }) => [origin, connect(origin)]));
  const exchanges: RecordedExchange[] = [];
  const began = Date.now();
  let sent = 0;

  const ended = (): RunEnded | null => {
    if (limits.signal?.aborted === true) return new RunEnded('interrupted', 'the run was interrupted');
    if (sent >= limits.requests) return new RunEnded('requests', `the budget of ${limits.requests} requests is spent`);
    const late = Date.now() - began > limits.seconds * 1000;
    return late ? new RunEnded('seconds', `the budget of ${limits.seconds} seconds is spent`) : null;
  };
  const allow = (): void => {
    const over = ended();
    if (over !== null) throw over;
    sent += 1;
  };
  const record = (
    operation: Operation | null,
    request: WireRequest,
    delivery: Delivery,
    outcome: Outcome,
    startedAt: number,
  ): RecordedExchange => ({
    number: exchanges.length + 1,
    operation: operation?.key ?? null,
    identity: delivery.as,
    purpose: delivery.purpose,
    url: `${delivery.at ?? base.origin}${request.path}${request.query === '' ? '' : `?${request.query}`}`,
    request,
    response: outcome.response,
    failure: outcome.failure,
    startedAt,
    ms: Date.now() - startedAt,
    accident: false,
  });
  const once = async (operation: Operation | null, request: WireRequest, delivery: Delivery): Promise<RecordedExchange> => {
    if (delivery.beyondBudget !== true) allow();
    // Where everybody is let in, a good key has nothing to do; a bad one must not matter.
    const open = operation !== null && operation.conventions.authentication.kind === 'public' && delivery.as?.state === 'active';
    const credential = delivery.as === null || open ? undefined : credentialOf(settings, delivery.as, seed);
    const startedAt = Date.now();
    const outgoing = merged(request, contract, operation, credential, settings.headers ?? {});
    const connection = connections.get(delivery.at ?? base.origin) ?? connect(delivery.at ?? base.origin);
    const outcome = await connection.send(outgoing, { fresh: delivery.fresh ?? false });
    return record(operation, request, delivery, outcome, startedAt);
  };
  const keep = (exchange: RecordedExchange): RecordedExchange => {
    exchanges.push(exchange);
    return exchange;
  };
  const wait = async (milliseconds: number): Promise<void> => {
    await sleep(milliseconds, undefined, limits.signal === null ? {} : { signal: limits.signal }).catch(() => undefined);
  };
  const send: Session['send'] = async (operation, request, delivery) => {
    for (let round = 0; ; round++) {
      const exchange = await once(operation, request, delivery);
      if (delivery.patient !== true || round >= 5 || !isAccident(exchange)) return keep(exchange);
      const pause = Math.max((retryAfterOf(exchange) ?? 1) * 1000, 100) + 50;
      // A wait that the rest of the run cannot afford is no wait: the refusal is the answer then.
      if (pause > longestWait || Date.now() + pause - began > limits.seconds * 1000) return keep(exchange);
      keep({ ...exchange, accident: true });
      await wait(pause);
    }
  };
  return {
    base,
    instances,
    ended,
    exchanges,
    identity: (consumer, key = 0, state = 'active') => {
      const known = Object.hasOwn(settings.consumers, consumer) ? settings.consumers[consumer] : undefined;
      const keys = state === 'revoked' ? known?.revoked : state === 'expired' ? known?.expired : known?.keys;
      return keys?.[key] === undefined ? null : { consumer, key, state };
    },
    send,
    outgoing: (operation, request, as) => {
      const credential = as === null ? undefined : credentialOf(settings, as, seed);
      const { target, headers } = merged(request, contract, operation, credential, settings.headers ?? {});
      const placed = credential === undefined ? {} : placeCredential(contract, operation, credential).headers;
      const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !Object.hasOwn(placed, name)));
      return { url: `${base.origin}${target}`, headers: plain, credential: placed };
    },
    parallel: async (operation, requests, delivery) => {
      const at = (index: number): string => instances[index % instances.length]?.origin ?? base.origin;
      const all = requests.map((request, index) => once(operation, request, { ...delivery, fresh: true, at: at(index) }));
      const answers = await Promise.all(all);
      return answers.map(keep);
    },
    wait,
    close: async () => void (await Promise.all([...connections.values()].map(({ close }) => close()))),
  };
};
