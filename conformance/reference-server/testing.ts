import { Agent, request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { arbitraryDialect } from './arbitrary-dialect.ts';
import { consumers, type Key, keyText } from './consumers.ts';
import type { Dialect } from './dialect.ts';
import type { Json } from './exchange.ts';
import { nameIn } from './naming.ts';
import { positionParameter } from './pagination.ts';
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from './reference-server.ts';
import { type ResourceName, resourceNamed } from './resources.ts';

/** An answer as a test looks at it. Header names in lower case; `json` is null where the body is none. */
export type Seen = Readonly<{ status: number; headers: Readonly<Record<string, string>>; text: string; json: Json }>;
/** What a test sends: who (`null`: nobody), headers, a body, and the idempotency key (default a new one where the method takes one; `null`: none). */
export type Sent = Readonly<{
  as?: keyof typeof consumers | Key | null;
  headers?: Readonly<Record<string, string>>;
  body?: Json;
  raw?: string;
  key?: string | null;
}>;
/** An exchange as an observer is told of it. */
export type Observed = Readonly<{ method: string; path: string; seen: Seen }>;
/** A client that speaks a dialect, for tests. */
export type TestClient = ReturnType<typeof clientOf>;

/** Makes a client of a server. It knows nothing of how the server is built, only the dialect. */
export function clientOf(server: ReferenceServer, dialect: Dialect, observe: (exchange: Observed) => void = () => undefined) {
  const agent = new Agent({ keepAlive: true });
  let keys = 0;
  const send = async (method: string, path: string, sent: Sent = {}): Promise<Seen> => {
    keys += 1;
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    const headers = {
      ...credentials(dialect, sent.as === undefined ? 'main' : sent.as),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...keyHeader(dialect, method, sent.key === undefined ? `test-key-${keys}` : sent.key),
      ...sent.headers,
    };
    const seen = await exchange({ url: `${server.url}${path}`, method, headers, body, agent });
    observe({ method, path, seen });
    return seen;
  };
  const collection = (name: ResourceName) => `${dialect.prefix}/${resourceNamed(name).plural}`;
  const newShelf = (label: string) => ({ [nameIn(dialect, 'label')]: label });
  return {
    dialect,
    send,
    collection,
    newShelf,
    /** Makes a shelf and answers its path. */
    createShelf: async (label: string, as: keyof typeof consumers = 'main') => {
      const made = await send('POST', collection('shelf'), { as, body: newShelf(label) });
      return made.headers.location ?? '';
    },
    /** Changes the label of a shelf; demands its current state where the dialect wants that. */
    renameShelf: (path: string, label: string, sent: Sent = {}) =>
      send(dialect.update.method, path, { body: newShelf(label), ...sent, headers: { ...anyState(dialect), ...sent.headers } }),
    removeShelf: (path: string, sent: Sent = {}) => send('DELETE', path, { ...sent, headers: { ...anyState(dialect), ...sent.headers } }),
    /** All items of a list, page by page, and how many pages it took; stops when there are more pages than a list can have. */
    walk: (path: string, size: number, as: keyof typeof consumers = 'main') => walk(send, dialect, path, size, as),
  };
}

/** The member at a path of a body. */
export function memberAt(body: Json | undefined, path: readonly string[]): Json | undefined {
  const [name, ...below] = path;
  if (name === undefined) return body;
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? memberAt(new Map(Object.entries(body)).get(name), below)
    : undefined;
}

/** The items of a page. */
export function itemsOf(dialect: Dialect, page: Seen): readonly Json[] {
  const items = memberAt(page.json, dialect.pagination.items);
  return Array.isArray(items) ? items : [];
}

/** The id of an item. */
export function idIn(dialect: Dialect, item: Json): string {
  return String(memberAt(item, [nameIn(dialect, 'id')]));
}

function anyState({ conditional }: Dialect): Readonly<Record<string, string>> {
  return conditional.writes === 'required' ? { 'if-match': '*' } : {};
}

function keyHeader({ idempotency }: Dialect, method: string, key: string | null): Readonly<Record<string, string>> {
  if (key === null || !idempotency.methods.some((keyed) => keyed === method)) return {};
  return { [idempotency.header]: idempotency.spelling === 'quoted' ? `"${key}"` : key };
}

function credentials(dialect: Dialect, as: keyof typeof consumers | Key | null): Readonly<Record<string, string>> {
  if (as === null) return {};
  const text = keyText(dialect, typeof as === 'string' ? consumers[as].keys[0] : as);
  const { authentication } = dialect;
  if (authentication.kind === 'header') return { [authentication.name]: text };
  return { authorization: authentication.kind === 'basic' ? `Basic ${Buffer.from(text).toString('base64')}` : `Bearer ${text}` };
}

async function walk(
  send: (method: string, path: string, sent?: Sent) => Promise<Seen>,
  dialect: Dialect,
  path: string,
  size: number,
  as: keyof typeof consumers,
): Promise<Readonly<{ ids: readonly string[]; pages: number }>> {
  const ids: string[] = [];
  const join = path.includes('?') ? '&' : '?';
  let next: string | null = `${path}${join}${dialect.pagination.size.name}=${size}`;
  let pages = 0;
  while (next !== null && pages < 400) {
    const page: Seen = await send('GET', next, { as });
    pages += 1;
    ids.push(...itemsOf(dialect, page).map((item) => idIn(dialect, item)));
    next = nextOf(dialect, page, `${path}${join}${dialect.pagination.size.name}=${size}`);
  }
  return { ids, pages };
}

/** The path of the page after one, as the dialect tells it; `null` behind the last. */
function nextOf({ pagination }: Dialect, page: Seen, first: string): string | null {
  if (pagination.next === null) return /<([^>]+)>; rel="next"/.exec(page.headers.link ?? '')?.[1] ?? null;
  const told = memberAt(page.json, pagination.next.at);
  if (typeof told !== 'string') return null;
  return pagination.next.as === 'url' ? told : `${first}&${positionParameter(pagination)}=${encodeURIComponent(told)}`;
}

type Wire = Readonly<{
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
  agent: Agent;
}>;

function exchange({ url, method, headers, body, agent }: Wire): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const plain = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(plain), text, json: parsed(text) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Runs a test on a fresh server of its own. Writes take a millisecond unless `options` say otherwise. */
export async function withClient(
  dialect: Dialect,
  test: (client: TestClient) => Promise<void>,
  options: Partial<ReferenceServerOptions> = {},
): Promise<void> {
  const server = await startReferenceServer({ dialect, writeMs: 1, ...options });
  try {
    await test(clientOf(server, dialect));
  } finally {
    await server.stop();
  }
}

/** Dialects that nobody chose, always the same ones. */
export function drawnDialects(count: number): readonly Dialect[] {
  return fc.sample(arbitraryDialect(), { seed: 20_261_101, numRuns: count }).map((dialect, n) => ({ ...dialect, name: `drawn ${n + 1}` }));
}
