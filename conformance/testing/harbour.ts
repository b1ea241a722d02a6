/**
 * A small correct service that shares nothing with the reference server: written by hand against `specs/harbour.openapi.yaml`, with a key
 * in the query, wrapped members, numbered pages and errors in a list. What fails on it is a false alarm.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Stay = Readonly<{
  id: number;
  berth: string;
  vessel: string;
  arrival: string;
  nights: number;
  remark: string | null;
  bookedAt: string;
}>;
/** An answer before it goes out. */
export type HarbourAnswer = Readonly<{ status: number; headers?: Readonly<Record<string, string>>; body?: unknown }>;
type Call = Readonly<{
  method: string;
  path: readonly string[];
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  text: string;
  owner: string;
}>;
type Stored = Readonly<{ print: string; answer: HarbourAnswer }>;

/** What the service keeps, for tests that look behind it. */
export type Harbour = Readonly<{
  url: string;
  keys: Readonly<Record<'main' | 'other' | 'limited', string>>;
  stays: () => number;
  stop: () => Promise<void>;
}>;
/** `spoil` stands between the service and the wire: a test makes it do one thing wrong. `sizes`: default as asked. */
export type HarbourOptions = Readonly<{
  spoil?: (
    answer: HarbourAnswer,
    call: Readonly<{ method: string; path: string; query: URLSearchParams; number: number }>,
  ) => HarbourAnswer;
  sizes?: 'ignored';
}>;

const prefix = '/api/v3';
const quota = { calls: 40, milliseconds: 2_000 };
const keys = { main: 'hb-4kz81mfpq2xw', other: 'hb-9tdl30vbny6s', limited: 'hb-7ruc52gjea0h' } as const;
const berths = Array.from({ length: 14 }, (_, index) => ({
  id: `${index < 8 ? 'N' : 'S'}${String((index % 8) + 1).padStart(2, '0')}`,
  quay: index < 8 ? 'north' : 'south',
  metres: 8 + index / 2,
}));

const wrong = (status: number, code: string, title: string, pointer?: string): HarbourAnswer => ({
  status,
  body: { errors: [{ code, title, ...(pointer === undefined ? {} : { source: { pointer } }) }] },
});
const gone = wrong(404, 'not-found', 'There is nothing here.');
const tagOf = (stay: Stay): string => `"${createHash('sha1').update(JSON.stringify(stay)).digest('hex').slice(0, 12)}"`;
const shown = (stay: Stay, status = 200): HarbourAnswer => ({
  status,
  headers: { etag: tagOf(stay), ...(status === 201 ? { location: `${prefix}/stays/${stay.id}` } : {}) },
  body: { data: stay },
});

const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
  berth: (value) => typeof value === 'string' && /^[NS][0-9]{2}$/.test(value),
  vessel: (value) => typeof value === 'string' && value !== '' && [...value].length <= 40,
  arrival: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  nights: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 30,
  remark: (value) => value === null || (typeof value === 'string' && [...value].length <= 200),
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The members of a body that keeps to its schema, else the refusal. */
const bodyOf = (call: Call, allowed: readonly string[], required: readonly string[]): ReadonlyMap<string, unknown> | HarbourAnswer => {
  if (!/^application\/json\b/.test(call.headers['content-type'] ?? '')) return wrong(415, 'media-type', 'Send application/json.');
  const value = parsed(call.text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(400, 'no-json', 'The body is no JSON object.');
  const members = new Map<string, unknown>(Object.entries(value));
  const missing = required.find((name) => !members.has(name));
  if (missing !== undefined) return wrong(422, 'missing', `${missing} is missing.`, `/${missing}`);
  const bad = [...members].find(([name, each]) => !allowed.includes(name) || rules[name]?.(each) !== true);
  if (bad !== undefined) return wrong(422, 'invalid', `${bad[0]} is not as it should be.`, `/${bad[0]}`);
  return members.size === 0 ? wrong(422, 'empty', 'Change something.', '') : members;
};

const isAnswer = (value: ReadonlyMap<string, unknown> | HarbourAnswer): value is HarbourAnswer => 'status' in value;

const numberIn = (query: URLSearchParams, name: string, fallback: number, most: number): number | null => {
  const text = query.get(name);
  if (text === null) return fallback;
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null;
};

const pageOf = (call: Call, items: readonly unknown[]): HarbourAnswer => {
  const number = numberIn(call.query, 'page[number]', 1, Number.MAX_SAFE_INTEGER);
  const size = numberIn(call.query, 'page[size]', 4, 12);
  if (number === null || size === null) return wrong(400, 'bad-page', 'page[number] is from 1, page[size] from 1 to 12.');
  const pages = Math.ceil(items.length / size);
  const next = new URLSearchParams([...call.query].filter(([name]) => name !== 'access'));
  next.set('page[number]', String(number + 1));
  const link = number < pages ? `${prefix}/${call.path.join('/')}?${next}` : null;
  const body = { data: items.slice((number - 1) * size, number * size), meta: { total: items.length, pages }, links: { next: link } };
  return { status: 200, body };
};

const routes = (state: { stays: Map<number, Stay & { owner: string }>; tokens: Map<string, Stored>; last: number }) => {
  const plain = ({ owner: _, ...stay }: Stay & { owner: string }): Stay => stay;
  const mine = (call: Call): (Stay & { owner: string }) | null => {
    const found = state.stays.get(Number(call.path[1]));
    return found?.owner === call.owner ? found : null;
  };
  const put = (stay: Stay & { owner: string }): Stay => {
    state.stays.set(stay.id, stay);
    return plain(stay);
  };
  const book = (call: Call): HarbourAnswer => {
    const body = bodyOf(call, Object.keys(rules), ['berth', 'vessel', 'arrival', 'nights']);
    if (isAnswer(body)) return body;
    if (!berths.some(({ id }) => id === body.get('berth'))) return wrong(422, 'no-such-berth', 'There is no such berth.', '/berth');
    state.last += 1;
    const given = Object.fromEntries(body);
    const stay = { id: state.last, remark: null, ...given, bookedAt: new Date().toISOString(), owner: call.owner };
    return shown(put(stay as Stay & { owner: string }), 201);
  };
  const once = (call: Call): HarbourAnswer => {
    const token = call.headers['request-token'];
    if (typeof token !== 'string') return book(call);
    if (token.length < 8 || token.length > 64) return wrong(400, 'bad-token', 'Request-Token has 8 to 64 characters.');
    const at = `${call.owner} ${token}`;
    const print = createHash('sha1').update(call.text).digest('hex');
    const known = state.tokens.get(at);
    if (known !== undefined) return known.print === print ? known.answer : wrong(409, 'token-used', 'The token was used for another stay.');
    const answer = book(call);
    if (answer.status === 201) state.tokens.set(at, { print, answer });
    return answer;
  };
  const amend = (call: Call): HarbourAnswer => {
    const stay = mine(call);
    if (stay === null) return gone;
    const body = bodyOf(call, ['vessel', 'nights', 'remark'], []);
    if (isAnswer(body)) return body;
    const match = call.headers['if-match'];
    if (match !== undefined && match !== '*' && match !== tagOf(plain(stay))) return wrong(412, 'changed', 'Somebody changed it.');
    return shown(put({ ...stay, ...Object.fromEntries(body) }));
  };
  const cancel = (call: Call): HarbourAnswer => (mine(call) !== null && state.stays.delete(Number(call.path[1])) ? { status: 204 } : gone);
  const table: readonly (readonly [string, RegExp, (call: Call) => HarbourAnswer])[] = [
    ['GET', /^ping$/, () => ({ status: 200, body: { alive: true } })],
    [
      'GET',
      /^berths$/,
      (call) => {
        const quay = call.query.get('filter[quay]');
        if (quay !== null && quay !== 'north' && quay !== 'south') return wrong(400, 'bad-filter', 'north or south');
        return pageOf(
          call,
          berths.filter((berth) => quay === null || berth.quay === quay),
        );
      },
    ],
    [
      'GET',
      /^berths\/[^/]+$/,
      (call) => {
        const data = berths.find(({ id }) => id === call.path[1]);
        return data === undefined ? gone : { status: 200, body: { data } };
      },
    ],
    [
      'GET',
      /^stays$/,
      (call) => {
        const own = [...state.stays.values()].filter(({ owner }) => owner === call.owner).map(plain);
        return pageOf(
          call,
          own.toSorted((a, b) => (a.arrival < b.arrival ? 1 : a.arrival > b.arrival ? -1 : b.id - a.id)),
        );
      },
    ],
    ['POST', /^stays$/, once],
    [
      'GET',
      /^stays\/[^/]+$/,
      (call) => {
        const stay = mine(call);
        return stay === null ? gone : shown(plain(stay));
      },
    ],
    ['PATCH', /^stays\/[^/]+$/, amend],
    ['DELETE', /^stays\/[^/]+$/, cancel],
  ];
  return (call: Call): HarbourAnswer => {
    const path = call.path.join('/');
    const here = table.filter(([, pattern]) => pattern.test(path));
    const route = here.find(([method]) => method === call.method);
    if (route !== undefined) return route[2](call);
    return here.length > 0
      ? { ...wrong(405, 'method', 'Not with this method.'), headers: { allow: here.map(([method]) => method).join(', ') } }
      : gone;
  };
};

const limiter = () => {
  const windows = new Map<string, { until: number; calls: number }>();
  return (owner: string): HarbourAnswer | null => {
    // Only the small tier is counted here; the others are as good as unlimited.
    if (owner !== 'limited') return null;
    const now = Date.now();
    const window = windows.get(owner);
    if (window === undefined || window.until <= now) windows.set(owner, { until: now + quota.milliseconds, calls: 1 });
    else if (window.calls < quota.calls) window.calls += 1;
    else
      return { ...wrong(429, 'slow-down', 'Too many calls.'), headers: { 'retry-after': String(Math.ceil((window.until - now) / 1000)) } };
    return null;
  };
};

const write = (response: ServerResponse, { status, headers, body }: HarbourAnswer, type: string): void => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': type }), ...headers }).end(text);
};

/** Starts the service on the loopback address, on any free port. */
export const startHarbour = async ({ spoil = (answer) => answer, sizes }: HarbourOptions = {}): Promise<Harbour> => {
  const state = { stays: new Map<number, Stay & { owner: string }>(), tokens: new Map<string, Stored>(), last: 2040 };
  const answerTo = routes(state);
  const limit = limiter();
  let number = 0;
  const judged = (call: Omit<Call, 'owner'>): HarbourAnswer => {
    const owner = Object.entries(keys).find(([, key]) => key === call.query.get('access'))?.[0];
    if (call.path[0] === 'ping') return answerTo({ ...call, owner: '' });
    if (owner === undefined)
      return { ...wrong(401, 'who-are-you', 'No such key.'), headers: { 'www-authenticate': 'ApiKey realm="harbour"' } };
    return limit(owner) ?? answerTo({ ...call, owner });
  };
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const [address = '', search = ''] = (message.url ?? '').split('?');
    const query = new URLSearchParams(search);
    const method = message.method ?? '';
    const inside = address.startsWith(`${prefix}/`);
    const path = address.slice(prefix.length + 1).split('/');
    if (sizes === 'ignored') query.delete('page[size]');
    const call = { method, path, query, headers: message.headers, text: Buffer.concat(chunks).toString('utf8') };
    number += 1;
    const answer = spoil(inside ? judged(call) : gone, { method, path: address, query, number });
    write(response, answer, path[0] === 'ping' ? 'application/json' : 'application/vnd.api+json');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${at.port}`,
    keys,
    stays: () => state.stays.size,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
