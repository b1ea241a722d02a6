import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runEngine } from './engine/run.ts';
import { judge } from './judge.ts';
import type { LedgerLine } from './ledger.ts';
import type { LoadPlan } from './plan.ts';
import { requestOf } from './request.ts';

const folder = mkdtempSync(join(tmpdir(), 'groma-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

const planFor = (origin: string): LoadPlan => ({
  seed: 7,
  profile: { name: 'smoke', iterations: 60, vus: 6, repeats: 5 },
  credential: { authorization: 'Bearer k' },
  steps: [
    {
      kind: 'write',
      operation: 'createThing',
      method: 'POST',
      url: `${origin}/things`,
      headers: { 'content-type': 'application/json' },
      body: '{"name":"a","contact":{"email":"a@example.com"}}',
      key: { in: 'header', name: 'Request-Key' },
      unique: ['/name', '/contact/email'],
      id: '/id',
      replayed: 'replayed',
    },
    {
      kind: 'write',
      operation: 'order',
      method: 'POST',
      url: `${origin}/orders`,
      headers: { 'content-type': 'application/json' },
      body: '{"thing":"t"}',
      key: { in: 'body', name: '/request_id' },
      unique: [],
      id: '/id',
      replayed: null,
    },
    {
      kind: 'read',
      operation: 'listThings',
      method: 'GET',
      url: `${origin}/things`,
      headers: {},
      body: null,
      key: null,
      unique: [],
      id: null,
      replayed: null,
    },
  ],
});

type Sent = { method: string; url: string; key: string | null; body: string | null };

const sentBy = (method: string, url: string, headers: Record<string, unknown>, body: string | null): Sent => {
  const key = Object.entries(headers).find(([name]) => name.toLowerCase() === 'request-key')?.[1];
  return { method, url: new URL(url, 'http://x').pathname, key: typeof key === 'string' ? key : null, body: body === '' ? null : body };
};
const sorted = (list: readonly Sent[]): readonly string[] => list.map((each) => JSON.stringify(each)).sort();

test('the embedded engine and the k6 script send the same requests for the same plan and seed', async () => {
  const received: Sent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(sentBy(request.method ?? '', request.url ?? '', request.headers, Buffer.concat(chunks).toString()));
      response.writeHead(201).end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const plan = planFor(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  const ledger = await runEngine(plan);
  server.close();

  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const script = execFileSync(process.execPath, [new URL('./k6/stand-in.ts', import.meta.url).pathname, file], { encoding: 'utf8' });
  const underK6 = script
    .trim()
    .split('\n')
    .map((line) => {
      const { method, url, headers, body } = JSON.parse(line);
      return sentBy(method, url, headers, body);
    });

  expect(received).toHaveLength(60);
  expect(sorted(underK6)).toEqual(sorted(received));
  expect(ledger.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 60 }, (_, number) => number));
});

test('five iterations in a row share key and body, and the sixth has others', () => {
  const plan = { ...planFor('http://x'), steps: planFor('http://x').steps.slice(0, 1) };
  const requests = Array.from({ length: 6 }, (_, iteration) => requestOf(plan, iteration));
  expect(new Set(requests.slice(0, 5).map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
  expect(requests[5]?.key).not.toBe(requests[0]?.key);
  expect(JSON.parse(requests[0]?.body ?? '').contact.email).toMatch(/^a\.\w+@example\.com$/);
  expect(requests[0]?.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

const line = (fields: Partial<LedgerLine>): LedgerLine => ({
  iteration: 0,
  operation: 'create',
  kind: 'write',
  group: 0,
  key: 'k',
  start: 0,
  end: 5,
  status: 201,
  id: 'a',
  replayed: false,
  ...fields,
});

test('the judge finds two effects of one key, a lost one, and a 5xx', () => {
  expect(judge([line({}), line({ replayed: true })]).verdict).toBe('pass');
  expect(judge([line({}), line({ id: 'b' })]).findings.map(({ law }) => law)).toEqual(['one-effect-per-key']);
  expect(judge([line({})], new Map([['create', { before: 3, after: 5 }]])).findings[0]?.law).toBe('one-effect-per-key');
  expect(judge([line({})], new Map([['create', { before: 3, after: 3 }]])).findings[0]?.law).toBe('nothing-lost');
  expect(
    judge([line({}), line({ key: 'x', status: 500, id: null })], new Map([['create', { before: 0, after: 2 }]])).findings.map(
      ({ law }) => law,
    ),
  ).toEqual(['no-server-error']);
  expect(judge([line({ status: 0, id: null })]).findings.map(({ law }) => law)).toEqual(['answered']);
});

test('a run in which nothing succeeded proves nothing', () => {
  expect(judge([line({ status: 401, id: null })]).verdict).toBe('not-testable');
  expect(judge([]).verdict).toBe('not-testable');
});
