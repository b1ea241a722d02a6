/** A crash in the middle of work: many writers, a SIGKILL, a restart, and every request sent again with the key that it had. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Keys, type RunningShop, startShop } from './shop.ts';

/** A request that a writer makes: its key is its tag too, so that its effect can be found and counted. */
type Write = Readonly<{ key: string; path: string; body: Readonly<Record<string, unknown>>; tag: 'name' | 'note' }>;

/** The shop, where its rows are, and who writes. */
export type CrashSetting = Readonly<{ shop: string; database: string; keys: Keys }>;

/** How hard a round is. `seed` decides the moment of the kill; the requests of two rounds differ by it. */
export type CrashRound = Readonly<{ seed: number; writers: number }>;

/** What came of a round. `faults` is empty where each effect happened once. */
export type CrashOutcome = Readonly<{
  seed: number;
  /** Keys that were sent before the kill, and how many of them had been answered with success by then. */
  sent: number;
  acknowledged: number;
  /** Retries that were answered from what was stored, and those that did their work only now. */
  replayed: number;
  fresh: number;
  faults: readonly string[];
}>;

const patience = 100;
const between = 100;

/**
 * Starts the service, lets writers send until the kill, starts it again and sends everything once more.
 *
 * @returns the outcome, faults included; throws only where the service does not start
 */
export async function crash(setting: CrashSetting, round: CrashRound): Promise<CrashOutcome> {
  const first = await startShop(setting.shop, { DATABASE_URL: setting.database });
  const customer = await customerOf(first, setting.keys, round);
  const { sent, acknowledged, refused } = await writeUntilKilled(first, setting.keys, round, customer);
  const again = await startShop(setting.shop, { DATABASE_URL: setting.database });
  try {
    const call = callerOf(again, setting.keys);
    const retried = await Promise.all([...sent.values()].map(async (write) => [write, await retry(call, write)] as const));
    const faults = [
      ...refused,
      ...retried.flatMap(([write, answer]) => retryFaults(write, answer, acknowledged.get(write.key))),
      ...(await countFaults(call, [...sent.values()], customer, round.seed)),
    ];
    const replayed = retried.filter(([, answer]) => answer.replayed).length;
    return { seed: round.seed, sent: sent.size, acknowledged: acknowledged.size, replayed, fresh: sent.size - replayed, faults };
  } finally {
    await again.stop();
  }
}

type Answer = Readonly<{ status: number; body: string; replayed: boolean }>;
type Call = (method: string, path: string, key?: string, body?: unknown) => Promise<Answer>;

const callerOf =
  ({ url }: RunningShop, keys: Keys): Call =>
  async (method, path, key, body) => {
    const headers = {
      authorization: `Bearer ${keys.KEY_A1}`,
      ...(key === undefined ? {} : { 'idempotency-key': key, 'content-type': 'application/json' }),
    };
    const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: response.status, body: await response.text(), replayed: response.headers.get('idempotent-replayed') === 'true' };
  };

/** The owner of the orders of a round. */
async function customerOf(service: RunningShop, keys: Keys, { seed }: CrashRound): Promise<string> {
  const { status, body } = await callerOf(service, keys)('POST', '/v1/customers', `owner-${seed}`, {
    name: 'Owner',
    email: 'owner@shop.example',
  });
  if (status !== 201) throw new Error(`POST /v1/customers was answered with ${status}: ${body}`);
  const { id }: { id: string } = JSON.parse(body);
  return id;
}

/** Customers and orders in turn. Of ten writers one repeats the keys of another: two requests of one key, at the same time. */
function writeOf({ seed, writers }: CrashRound, writer: number, turn: number, customer: string): Write {
  const twin = writer % Math.ceil(writers * 0.9);
  const key = `round-${seed}-${twin}-${turn}`;
  if ((twin + turn) % 2 === 0) return { key, path: '/v1/customers', body: { name: key, email: emailOf(seed) }, tag: 'name' };
  const items = [{ sku: 'pen', name: 'Pen', quantity: 1, unit_amount: 100 }];
  return { key, path: '/v1/orders', body: { customer_id: customer, currency: 'EUR', total: 100, items, note: key }, tag: 'note' };
}

const emailOf = (seed: number): string => `round-${seed}@shop.example`;

/** All writers send, each its next request after the last; after so many successes the process is killed under them. */
async function writeUntilKilled(service: RunningShop, keys: Keys, round: CrashRound, customer: string) {
  const call = callerOf(service, keys);
  const sent = new Map<string, Write>();
  const acknowledged = new Map<string, string>();
  const refused: string[] = [];
  const moment = momentOf(round);
  let killed: Promise<void> | null = null;
  const write = async (writer: number, turn: number): Promise<void> => {
    const one = writeOf(round, writer, turn, customer);
    sent.set(one.key, one);
    const answer = await call('POST', one.path, one.key, one.body);
    if (answer.status === 201) acknowledged.set(one.key, answer.body);
    else if (answer.status !== 409) refused.push(`${one.key}: was answered with ${answer.status}: ${answer.body}`);
    if (refused.length > 0 || acknowledged.size >= moment) killed ??= service.kill();
    await write(writer, turn + 1);
  };
  // Each ends at the kill, in the failure of the request that it had under way.
  await Promise.allSettled(Array.from({ length: round.writers }, (_, writer) => write(writer, 0)));
  await killed;
  return { sent, acknowledged, refused };
}

/** After how many successes the process is killed: spread over the first two answers of each writer, by a mix of the seed. */
function momentOf({ seed, writers }: CrashRound): number {
  const mixed = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return 1 + (mixed % (2 * writers));
}

/** The same request until it is answered for good: a key that is being worked on is waited for, but not for ever. */
async function retry(call: Call, { path, key, body }: Write): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await call('POST', path, key, body);
    if (answer.status !== 409 || attempt === patience) return answer;
    await sleep(between);
  }
}

function retryFaults({ key }: Write, answer: Answer, acknowledged: string | undefined): readonly string[] {
  if (answer.status === 409) return [`${key}: still being worked on after ${(patience * between) / 1000} s`];
  if (answer.status !== 201) return [`${key}: the retry was answered with ${answer.status}: ${answer.body}`];
  if (acknowledged === undefined) return [];
  if (!answer.replayed) return [`${key}: was acknowledged, and the retry did it again`];
  return answer.body === acknowledged ? [] : [`${key}: was answered with ${acknowledged}, the retry with ${answer.body}`];
}

/** Walks the lists of what a round wrote: each tag has to be there once, and nothing besides. */
async function countFaults(call: Call, writes: readonly Write[], customer: string, seed: number): Promise<readonly string[]> {
  const items = [
    ...(await walk(call, `/v1/customers?email=${encodeURIComponent(emailOf(seed))}`)),
    ...(await walk(call, `/v1/orders?customer_id=${customer}`)),
  ];
  const tags = items.map(({ name, note }) => String(note ?? name));
  const times = new Map(writes.map(({ key }) => [key, 0]));
  for (const tag of tags) times.set(tag, (times.get(tag) ?? 0) + 1);
  return [...times].filter(([, count]) => count !== 1).map(([key, count]) => `${key}: happened ${count} times`);
}

type Item = Readonly<{ name?: string; note?: string | null }>;
type Page = Readonly<{ data: readonly Item[]; has_more: boolean; next_cursor: string | null }>;

async function walk(call: Call, path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await call('GET', `${path}&page_size=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    if (status !== 200) throw new Error(`GET ${path} was answered with ${status}: ${body}`);
    const page: Page = JSON.parse(body);
    items.push(...page.data);
    cursor = page.has_more ? page.next_cursor : null;
  }
  return items;
}
