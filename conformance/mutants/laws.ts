import { nameIn } from '../reference-server/naming.ts';
import { budgetHeaders } from '../reference-server/rate-limiting.ts';
import { idIn, itemsOf, memberAt, type Seen, type TestClient } from '../reference-server/testing.ts';

/**
 * What the checks demand, judged by direct requests and without the kit: each law answers the violations that it saw, so that the
 * server and its mutants are proved by something other than what they are meant to prove. For tests.
 */
export type Law = (client: TestClient) => Promise<readonly string[]>;

/** The laws by the ids of the checks. */
export const laws: ReadonlyMap<string, Law> = new Map<string, Law>([
  ['versioning/everywhere', versionEverywhere],
  ['authentication/unknown', unknownKeys],
  ['authentication/foreign-read', foreignRead],
  ['rate-limiting/headers', budgetTold],
  ['rate-limiting/429', overBudget],
  ['pagination/walk', wholeWalk],
  ['pagination/maximum', aboveMaximum],
  ['errors/framework', frameworkErrors],
  ['idempotency/replay', sameAnswer],
  ['idempotency/once', oneEffect],
  ['idempotency/body', otherBody],
  ['idempotency/parallel', oneOfMany],
  ['health/open', openProbes],
  ['conditional-requests/412', staleWrites],
]);

/** Which laws cannot hold where another one is broken: what runs twice in a row may run twice at once. */
export const restsOn: ReadonlyMap<string, readonly string[]> = new Map([['idempotency/parallel', ['idempotency/once']]]);

const lists = ['shelf', 'book'] as const;

function unless(holds: boolean, violation: string): readonly string[] {
  return holds ? [] : [violation];
}

async function versionEverywhere(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const shelf = await client.createShelf('one');
  const read = await send('GET', shelf);
  const answers: readonly (readonly [string, Seen])[] = [
    ['200', read],
    ['304', await send('GET', shelf, { headers: { 'if-none-match': read.headers.etag ?? '' } })],
    ['401', await send('GET', shelf, { as: null })],
    ['403', await send('POST', client.collection('shelf'), { as: 'reader', body: client.newShelf('two') })],
    ['404', await send('GET', `${client.collection('shelf')}/none`)],
    ['unknown route', await send('GET', '/nowhere')],
    ['wrong method', await send('DELETE', client.collection('shelf'))],
    ['malformed', await send('POST', client.collection('shelf'), { raw: '{' })],
    ['health', await send('GET', dialect.health.ready, { as: null })],
  ];
  const { tells, current } = dialect.versioning;
  return answers.flatMap(([name, seen]) => unless(seen.headers[tells.toLowerCase()] === current, `no version on ${name}`));
}

async function unknownKeys(client: TestClient): Promise<readonly string[]> {
  const unknown = { id: 'nobody1', secret: 'c29tZXRoaW5nZWxzZQ', state: 'active' } as const;
  const { send } = client;
  const requests = [
    ['list', await send('GET', client.collection('shelf'), { as: unknown })],
    ['read', await send('GET', `${client.collection('book')}/none`, { as: unknown })],
    ['write', await send('POST', client.collection('shelf'), { as: unknown, body: client.newShelf('x') })],
  ] as const;
  return requests.flatMap(([name, { status, headers }]) =>
    unless(status === 401 && headers['www-authenticate'] !== undefined, `${name} with an unknown key: ${status}`),
  );
}

async function foreignRead(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const violations = lists.map(async (name) => {
    const [item] = itemsOf(dialect, await send('GET', client.collection(name)));
    const path = `${client.collection(name)}/${idIn(dialect, item ?? null)}`;
    const own = await send('GET', path);
    const { status } = await send('GET', path, { as: 'other' });
    return unless(own.status === 200 && status === dialect.authentication.foreign, `a ${name} of another consumer: ${status}`);
  });
  return (await Promise.all(violations)).flat();
}

async function budgetTold(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const { rateLimiting } = dialect;
  if (rateLimiting.kind === 'retry-after') return [];
  const names = Object.keys(budgetHeaders(dialect, { limit: 1, seconds: 1, remaining: 1, resetAt: 0, now: 0, admitted: true, waitMs: 0 }));
  const answers = [
    ['200', await send('GET', client.collection('shelf'))],
    ['404', await send('GET', `${client.collection('shelf')}/none`)],
    ['unknown route', await send('GET', '/nowhere')],
  ] as const;
  return answers.flatMap(([name, { headers }]) => {
    const told = names.map((header) => headers[header.toLowerCase()]);
    if (told.includes(undefined)) return [`no budget on ${name}`];
    const limit = Number(rateLimiting.kind === 'fields' ? /;q=(-?\d+)/.exec(told[0] ?? '')?.[1] : told[0]);
    const remaining = Number(rateLimiting.kind === 'fields' ? /;r=(-?\d+)/.exec(told[1] ?? '')?.[1] : told[1]);
    return unless(
      remaining >= 0 && remaining <= limit && limit === rateLimiting.tiers.standard.quota,
      `${remaining} of ${limit} on ${name}`,
    );
  });
}

async function overBudget(client: TestClient): Promise<readonly string[]> {
  const { quota, seconds } = client.dialect.rateLimiting.tiers.trial;
  const requests = Array.from({ length: quota * 2 }, () => client.send('GET', client.collection('shelf'), { as: 'limited' }));
  const refused = (await Promise.all(requests)).filter(({ status }) => status !== 200);
  if (refused.length === 0) return ['nothing was refused'];
  return refused.flatMap(({ status, headers }) => {
    const wait = Number(headers['retry-after'] ?? Number.NaN);
    return unless(status === 429 && Number.isInteger(wait) && wait >= 1 && wait <= seconds, `${status}, Retry-After ${wait}`);
  });
}

async function wholeWalk(client: TestClient): Promise<readonly string[]> {
  const { size } = client.dialect.pagination;
  const [whole, ...cut] = await Promise.all(
    [size.maximum, size.default, 7, 2, 1].map((asked) => client.walk(client.collection('shelf'), Math.min(asked, size.maximum))),
  );
  const expected = new Set(whole?.ids ?? []);
  return [whole, ...cut].flatMap((walk) =>
    unless(
      walk !== undefined &&
        walk.ids.length === size.default + 4 &&
        new Set(walk.ids).size === walk.ids.length &&
        walk.ids.every((id) => expected.has(id)),
      `${walk?.ids.length} ids, ${new Set(walk?.ids).size} different, in ${walk?.pages} pages`,
    ),
  );
}

async function aboveMaximum(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const { name, maximum, above } = dialect.pagination.size;
  const page = await client.send('GET', `${client.collection('book')}?${name}=${maximum + 1}`);
  const shown = itemsOf(dialect, page).length;
  const isRight = above === 'refused' ? page.status === dialect.invalid.query : page.status === 200 && shown === maximum;
  return unless(isRight, `${page.status} with ${shown} items`);
}

async function frameworkErrors(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const shelves = client.collection('shelf');
  const answers = [
    [404, await send('GET', '/nowhere')],
    [404, await send('GET', `${dialect.prefix}/nowhere`)],
    [405, await send('DELETE', shelves)],
    [400, await send('POST', shelves, { raw: '{"a":' })],
    [400, await send('POST', shelves, { raw: '[]' })],
    [415, await send('POST', shelves, { raw: 'x', headers: { 'content-type': 'text/plain' } })],
    [413, await send('POST', shelves, { body: client.newShelf('x'.repeat(70_000)) })],
  ] as const;
  return answers.flatMap(([status, seen]) =>
    unless(seen.status === status && isError(client, seen), `${seen.status} (${status}): ${seen.text}`),
  );
}

/** Whether an answer has the error format of the dialect, by its own words. */
export function isError({ dialect }: TestClient, seen: Seen): boolean {
  const { errors } = dialect;
  const at = errors.kind === 'envelope' && errors.wrapper !== null ? [errors.wrapper] : [];
  const type = errors.kind === 'problem' ? 'application/problem+json' : 'application/json';
  const sent = seen.headers[dialect.requestId.header.toLowerCase()];
  const requestId = errors.requestId === null ? sent : memberAt(seen.json, [...at, errors.requestId]);
  return (
    seen.headers['content-type'] === type &&
    typeof memberAt(seen.json, [...at, errors.code]) === 'string' &&
    typeof memberAt(seen.json, [...at, errors.kind === 'problem' ? 'detail' : errors.message]) === 'string' &&
    requestId === sent
  );
}

async function sameAnswer(client: TestClient): Promise<readonly string[]> {
  const { replayed } = client.dialect.idempotency;
  const create = () => client.send('POST', client.collection('shelf'), { body: client.newShelf('again'), key: 'replay' });
  const [first, second] = [await create(), await create()];
  const marker = (seen: Seen) => (replayed === null ? undefined : seen.headers[replayed.toLowerCase()]);
  return [
    ...unless(first.status === 201 && second.status === first.status, `${first.status}, then ${second.status}`),
    ...unless(second.text === first.text, `${first.text}, then ${second.text}`),
    ...unless(second.headers.location === first.headers.location, 'another Location'),
    ...unless(
      marker(first) === undefined && (replayed === null || marker(second) === 'true'),
      `marked ${marker(first)}, then ${marker(second)}`,
    ),
  ];
}

async function oneEffect(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const size = dialect.pagination.size.maximum;
  const shelves = client.collection('shelf');
  const [book] = itemsOf(dialect, await client.send('GET', client.collection('book')));
  const notes = `${client.collection('book')}/${idIn(dialect, book ?? null)}/notes`;
  const grown = async (path: string, body: Parameters<typeof client.send>[2]) => {
    const before = (await client.walk(path, size)).ids.length;
    await client.send('POST', path, body);
    await client.send('POST', path, body);
    return (await client.walk(path, size)).ids.length - before;
  };
  const byShelf = await grown(shelves, { body: client.newShelf('once'), key: 'once-1' });
  const byNote = await grown(notes, { body: { [nameIn(dialect, 'text')]: 'once' }, key: 'once-2' });
  return [...unless(byShelf === 1, `${byShelf} shelves`), ...unless(byNote === 1, `${byNote} notes`), ...(await laterStays(client))];
}

/** Update A, update B, retry A: B stays. */
async function laterStays(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  if (!dialect.idempotency.methods.some((method) => method === dialect.update.method)) return [];
  const shelf = await client.createShelf('first');
  for (const [label, key] of [
    ['A', 'update-a'],
    ['B', 'update-b'],
    ['A', 'update-a'],
  ] as const) {
    await client.renameShelf(shelf, label, { key });
  }
  const label = memberAt((await client.send('GET', shelf)).json, [nameIn(dialect, 'label')]);
  return unless(label === 'B', `a retried update brought back ${label}`);
}

async function otherBody(client: TestClient): Promise<readonly string[]> {
  const create = (body: object) => client.send('POST', client.collection('shelf'), { raw: JSON.stringify(body), key: 'reused' });
  const label = nameIn(client.dialect, 'label');
  const first = await create({ [label]: 'one' });
  const value = await create({ [label]: 'two' });
  const member = await create({ [label]: 'one', [nameIn(client.dialect, 'floor')]: 3 });
  const again = await create({ [label]: 'one' });
  const { reused } = client.dialect.idempotency.statuses;
  return [
    ...unless(value.status === reused, `another value: ${value.status}`),
    ...unless(member.status === reused, `another member: ${member.status}`),
    ...unless(first.status === 201 && idIn(client.dialect, again.json) === idIn(client.dialect, first.json), 'the first is not stored'),
  ];
}

async function oneOfMany(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const size = dialect.pagination.size.maximum;
  const shelves = client.collection('shelf');
  const before = (await client.walk(shelves, size)).ids.length;
  const create = () => client.send('POST', shelves, { body: client.newShelf('race'), key: 'race' });
  const answers = await Promise.all(Array.from({ length: 8 }, create));
  const after = (await client.walk(shelves, size)).ids.length;
  const { running } = dialect.idempotency.statuses;
  const made = answers.find(({ status }) => status === 201);
  const isRight = (seen: Seen) => seen.status === running || (seen.status < 300 && seen.headers.location === made?.headers.location);
  const odd = answers.filter((seen) => !isRight(seen));
  const last = await create();
  return [
    ...unless(after - before === 1, `${after - before} effects`),
    ...unless(odd.length === 0, `answered ${odd.map(({ status }) => status)}`),
    ...unless(last.status < 300 && isRight(last), `afterwards ${last.status}`),
  ];
}

async function openProbes(client: TestClient): Promise<readonly string[]> {
  const { health } = client.dialect;
  const unknown = { id: 'nobody1', secret: 'c29tZXRoaW5nZWxzZQ', state: 'active' } as const;
  const callers = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? null : unknown));
  const answers = await Promise.all(callers.map((as, n) => client.send('GET', n % 3 === 0 ? health.live : health.ready, { as })));
  return unless(
    answers.every(({ status, json }) => status === 200 && memberAt(json, [health.status]) === health.up),
    `answered ${[...new Set(answers.map(({ status }) => status))]}`,
  );
}

async function staleWrites(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  if (dialect.conditional.writes === 'unguarded') return [];
  const shelf = await client.createShelf('old');
  const stale = { 'if-match': (await send('GET', shelf)).headers.etag ?? '' };
  const fresh = await client.renameShelf(shelf, 'new', { headers: stale });
  const updated = await client.renameShelf(shelf, 'lost', { headers: stale });
  const removed = await client.removeShelf(shelf, { headers: stale });
  const read = await send('GET', shelf);
  return [
    ...unless(fresh.status === dialect.update.status, `a current state: ${fresh.status}`),
    ...unless(updated.status === 412, `a stale update: ${updated.status}`),
    ...unless(removed.status === 412, `a stale deletion: ${removed.status}`),
    ...unless(memberAt(read.json, [nameIn(dialect, 'label')]) === 'new', 'an update is lost'),
  ];
}
