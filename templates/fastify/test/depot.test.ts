import { afterAll, beforeAll, expect, test } from 'vitest';
import { depot } from './contracts.ts';
import { type Running, start } from './start.ts';

let running: Running;
let key: string;

beforeAll(async () => {
  running = await start(depot);
  key = await running.key();
});
afterAll(() => running.app.close());

const get = (path: string) => running.app.inject({ method: 'GET', url: `${path}${path.includes('?') ? '&' : '?'}apiKey=${key}` });
const post = (payload: object) => running.app.inject({ method: 'POST', url: `/api/parcels?apiKey=${key}`, payload });

test('problem details, with the names and statuses of the document', async () => {
  const reply = await get('/api/parcels/nope.json');
  expect(reply.statusCode).toBe(404);
  expect(reply.headers['content-type']).toBe('application/problem+json');
  expect(reply.json()).toMatchObject({
    type: 'https://depot.example/errors/NOT_HERE',
    title: 'NOT HERE',
    status: 404,
    errorCode: 'NOT_HERE',
  });
  expect(reply.json().traceId).toBe(reply.headers['trace-id']);
  expect(reply.headers['depot-version']).toBe('7');
  const wrong = await post({ weightGrams: 'heavy' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.json().errors).toEqual([{ detail: expect.stringContaining('Must be number'), pointer: '/weightGrams' }]);
});

test('RateLimit fields', async () => {
  const { headers } = await get('/api/cursor/parcels');
  expect(headers.ratelimit).toMatch(/^"default";r=\d+;t=\d+$/);
  expect(headers['ratelimit-policy']).toBe('"default";q=50;w=10');
});

test('members have the names of the document, and keys stand where it has them', async () => {
  const made = await post({ weightGrams: 12.5, requestToken: 'a' });
  expect(made.statusCode, made.body).toBe(201);
  expect(made.json()).toEqual({ parcelId: expect.any(String), weightGrams: 12.5, createdAt: expect.any(String) });
  expect(made.headers.etag).toBe('W/"v1"');
  const again = await post({ weightGrams: 12.5, requestToken: 'a' });
  expect([again.statusCode, again.body]).toEqual([201, made.body]);
  expect((await post({ weightGrams: 13, requestToken: 'a' })).statusCode).toBe(409);
  expect((await get(`/api/parcels/${made.json().parcelId}.json`)).json()).toEqual(made.json());
});

test('a form is read like JSON', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const made = await running.app.inject({ method: 'POST', url: `/api/parcels?apiKey=${key}`, payload: 'weightGrams=4', headers });
  expect(made.json().weightGrams).toBe(4);
});

test('a PUT makes what is not there and replaces what is', async () => {
  const put = (payload: object) => running.app.inject({ method: 'PUT', url: `/api/parcels/mine.json?apiKey=${key}`, payload });
  expect((await put({ weightGrams: 1 })).json()).toMatchObject({ parcelId: 'mine', weightGrams: 1 });
  expect((await put({})).json()).toMatchObject({ parcelId: 'mine', weightGrams: null });
});

test.each(['cursor', 'page', 'offset'])('every parcel once, by %s, ties and nothing included', async (kind) => {
  const walker = await running.key({ consumer: kind });
  for (const weightGrams of [5, 5, 5, 1, 9, undefined, undefined]) {
    await running.app.inject({ method: 'POST', url: `/api/parcels?apiKey=${walker}`, payload: { weightGrams } });
  }
  const weights: (number | null)[] = [];
  const ids = new Set<string>();
  let url: string | undefined = `/api/${kind}/parcels?limit=2&apiKey=${walker}`;
  while (url !== undefined) {
    const reply: Awaited<ReturnType<typeof get>> = await running.app.inject({ method: 'GET', url });
    expect(reply.statusCode, reply.body).toBe(200);
    const { results, object } = reply.json();
    expect([object, results.total]).toEqual(['list', 7]);
    for (const item of results.items) {
      weights.push(item.weightGrams);
      ids.add(item.parcelId);
    }
    url = results.links?.next && `${results.links.next}&apiKey=${walker}`;
    expect(results.links?.next ?? '').not.toContain(walker);
  }
  expect(weights).toEqual([1, 5, 5, 5, 9, null, null]);
  expect(ids.size).toBe(7);
});

test('a size beyond the maximum is cut, a bad position has the document’s code', async () => {
  expect((await get('/api/page/parcels?limit=1000')).statusCode).toBe(200);
  expect((await get('/api/page/parcels?page=0')).json()).toMatchObject({ errorCode: 'BAD_PAGE', status: 422 });
  expect((await get('/api/page/parcels?unknown=1')).statusCode).toBe(200);
});
