import { expect, test } from 'vitest';
import type { Call } from '../src/runtime/call.ts';
import { Client } from '../src/runtime/client.ts';
import type { OperationDescriptor, ParameterDescriptor } from '../src/runtime/descriptor.ts';
import { operation } from '../src/runtime/operation.ts';
import type { ClientOptions } from '../src/runtime/options.ts';
import { headerText, pairs, pathText } from '../src/runtime/wire/serialize.ts';
import { CREATE, UPDATE } from './descriptors.ts';
import { serve } from './serve.ts';

const send = async (descriptor: OperationDescriptor, options: ClientOptions, ...given: unknown[]) => {
  await using server = await serve(() => ({ status: 204 }));
  const call: (client: Client, ...given: unknown[]) => Call<undefined> = operation(descriptor);
  expect(await call(new Client({ baseUrl: server.url, newKey: () => 'k', ...options }), ...given)).toBeUndefined();
  const [seen] = server.seen;
  if (!seen) throw new Error('nothing was sent');
  return seen;
};

test('path parameters, then the body, then options; the base keeps the path of the document', async () => {
  const seen = await send(
    UPDATE,
    {},
    'a/b c',
    7,
    { note: 'ü' },
    { query: { dry: true }, ifMatch: '"e"', headers: { 'X-Other': 1, gone: undefined } },
  );
  expect([seen.method, seen.path, String(seen.query), seen.body]).toEqual([
    'PATCH',
    '/base/v2/things/a%2Fb%20c/parts/7.json',
    'dry=true',
    '{"note":"ü"}',
  ]);
  expect(seen.headers).toMatchObject({ 'if-match': '"e"', 'x-other': '1', 'request-token': 'k', 'content-type': 'application/json' });
  expect(seen.headers).not.toHaveProperty('gone');
});

test('headers may come as Headers', async () => {
  const seen = await send(CREATE, {}, {}, { headers: new Headers({ 'X-Trace': 't1' }) });
  expect(seen.headers['x-trace']).toBe('t1');
});

test('a base url with a path replaces the path of the document; another host is reached by its url', async () => {
  await using server = await serve(() => ({ status: 204 }));
  const call: (client: Client, body: unknown) => Call<undefined> = operation(CREATE);
  await call(new Client({ baseUrl: `${server.url}/proxy/` }), {});
  const other = { ...CREATE, server: { url: 'https://{region}.up.example/x', variables: { region: 'eu' }, main: false } };
  const urls: string[] = [];
  const fetch = async (url: unknown) => {
    urls.push(String(url));
    return new Response(null, { status: 204 });
  };
  const upload: typeof call = operation(other);
  await upload(new Client({ baseUrl: server.url, fetch }), {});
  await upload(new Client({ variables: { region: 'us' }, fetch }), {});
  await upload(new Client({ servers: { 'https://{region}.up.example/x': 'http://local' }, fetch }), {});
  expect(server.seen[0]?.path).toBe('/proxy/things');
  expect(urls).toEqual(['https://eu.up.example/x/things', 'https://us.up.example/x/things', 'http://local/x/things']);
});

test('an empty or dotted path parameter is refused before anything is sent', async () => {
  const call: (client: Client, ...given: unknown[]) => Call<undefined> = operation(UPDATE);
  for (const thing of ['', undefined, '..', '.']) await expect(call(new Client(), thing, 'p', {})).rejects.toThrow('path parameter thing');
});

test.each<[string, ClientOptions, Record<string, string>]>([
  ['one key, the first scheme', { key: 'k1' }, { authorization: 'Bearer k1' }],
  ['by scheme', { key: { header: 'k2' } }, { 'x-thing-key': 'k2' }],
  ['by a function', { key: async () => 'k3' }, { authorization: 'Bearer k3' }],
  ['by a function of a scheme', { key: { token: () => undefined, header: () => 'k4' } }, { 'x-thing-key': 'k4' }],
])('credentials: %s', async (_name, options, headers) => {
  const seen = await send(CREATE, options, {});
  expect(seen.headers).toMatchObject(headers);
  expect(['authorization', 'x-thing-key'].filter((name) => name in seen.headers)).toEqual(Object.keys(headers));
});

test('basic, query, cookie, and two schemes at once', async () => {
  const basic = { ...CREATE, security: [[{ scheme: 'b', kind: 'basic' }]] } as const;
  expect((await send(basic, { key: 'sk_1' }, {})).headers.authorization).toBe(`Basic ${btoa('sk_1:')}`);
  expect((await send(basic, { key: { username: 'ü', password: 'p' } }, {})).headers.authorization).toBe('Basic w7w6cA==');
  const both = {
    ...CREATE,
    security: [
      [
        { scheme: 'q', kind: 'api-key', in: 'query', name: 'key' },
        { scheme: 'c', kind: 'api-key', in: 'cookie', name: 'sid' },
      ],
    ],
  } as const;
  expect(String((await send(both, { key: 'one is not enough' }, {})).query)).toBe('');
  const seen = await send(both, { key: { q: 'a b', c: 'z' } }, {});
  expect([seen.query.get('key'), seen.headers.cookie]).toEqual(['a b', 'sid=z']);
});

test('a function is asked again for each attempt', async () => {
  await using server = await serve((_seen, index) => ({ status: index === 0 ? 503 : 204, headers: { 'retry-after': '0' } }));
  let count = 0;
  const call: (client: Client, body: unknown) => Call<undefined> = operation(CREATE);
  await call(new Client({ baseUrl: server.url, key: () => `k${++count}` }), {});
  expect(server.seen.map((one) => one.headers.authorization)).toEqual(['Bearer k1', 'Bearer k2']);
});

test('no key is sent after a redirect to another place', async () => {
  await using thief = await serve(() => ({ status: 204 }));
  await using server = await serve(() => ({ status: 307, headers: { location: `${thief.url}/x` } }));
  const call: (client: Client, body: unknown) => Call<undefined> = operation(CREATE);
  await expect(call(new Client({ baseUrl: server.url, retries: 0, key: { header: 'secret' } }), {})).rejects.toMatchObject({
    name: 'ConnectionError',
  });
  expect(thief.seen).toEqual([]);
});

test('forms are encoded member by member', async () => {
  const form = { ...CREATE, body: { type: 'application/x-www-form-urlencoded', parts: [{ name: 'meta', style: 'deepObject' }] } };
  expect((await send(form, {}, { a: [1, 2], meta: { x: { y: 'ü' } }, other: { z: 1 }, none: undefined })).body).toBe(
    'a=1&a=2&meta[x][y]=%C3%BC&other[z]=1',
  );
  const parts = await send({ ...CREATE, body: { type: 'multipart/form-data' } }, {}, { file: new Blob(['hi']), name: 'n' });
  expect(parts.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(parts.body).toContain('name="file"');
});

const LIST = ['a', 'b/c'];
const MAP = { x: 1, y: 'é' };
test.each<[ParameterDescriptor, string, unknown]>([
  [{ name: 'p' }, 'a,b%2Fc', LIST],
  [{ name: 'p', reserved: true }, 'a,b/c', LIST],
  [{ name: 'p' }, 'x,1,y,%C3%A9', MAP],
  [{ name: 'p', explode: true }, 'x=1,y=%C3%A9', MAP],
  [{ name: 'p', style: 'label', explode: true }, '.a.b%2Fc', LIST],
  [{ name: 'p', style: 'matrix' }, ';p=a,b%2Fc', LIST],
  [{ name: 'p', style: 'matrix', explode: true }, ';x=1;y=%C3%A9', MAP],
  [{ name: 'p', content: 'application/json' }, '%7B%22x%22%3A1%2C%22y%22%3A%22%C3%A9%22%7D', MAP],
])('path %j gives %s', (parameter, text, value) => {
  expect(pathText(parameter, value)).toBe(text);
});

test.each<[ParameterDescriptor, string[], unknown]>([
  [{ name: 'q' }, ['q=a', 'q=b%2Fc'], LIST],
  [{ name: 'q', explode: false }, ['q=a,b%2Fc'], LIST],
  [{ name: 'q' }, ['x=1', 'y=%C3%A9'], MAP],
  [{ name: 'q', style: 'deepObject' }, ['q[x]=1', 'q[y]=%C3%A9'], MAP],
  [{ name: 'q', style: 'pipeDelimited' }, ['q=a%7Cb%2Fc'], LIST],
  [{ name: 'q', content: 'application/json' }, ['q=%5B%22a%22%2C%22b%2Fc%22%5D'], LIST],
  [{ name: 'q' }, [], undefined],
  [{ name: 'q' }, [], []],
  [{ name: 'q&' }, ['q%26=2026-01-01T00%3A00%3A00.000Z'], new Date(Date.UTC(2026, 0, 1))],
])('query %j gives %j', (parameter, list, value) => {
  expect(pairs(parameter, value)).toEqual(list);
});

test('headers are not encoded', () => {
  expect(headerText({ name: 'h' }, LIST)).toBe('a,b/c');
  expect(headerText({ name: 'h', explode: true }, { a: 1 })).toBe('a=1');
});
