import { createServer, type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../generator/contract/build.ts';
import type { Contract } from '../generator/contract/model.ts';
import { loadText } from '../generator/contract/testing.ts';
import type { ConformReport } from '../generator/report/report.ts';
import { groma } from './reference-server/dialects/groma.ts';
import { ledger } from './reference-server/dialects/ledger.ts';
import { problem } from './reference-server/dialects/problem.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server/reference-server.ts';
import { type ConformOptions, conform } from './run.ts';
import type { UnderTest } from './settings.ts';

const options: ConformOptions = {
  document: { path: 'openapi.json', title: 'A', version: '1', sha256: '' },
  version: '0.0.0',
  seed: 7,
  now: Date.now,
};

const contractOf = async (document: unknown): Promise<Contract> => {
  const loaded = await loadText(JSON.stringify(document), {}, 'openapi.json');
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return contract;
};

const failed = (report: ConformReport): readonly string[] =>
  report.results.filter(({ verdict }) => verdict === 'fail').map(({ check, operation, message }) => `${check} ${operation}: ${message}`);

/** Runs a listener on a free port for as long as `use` takes. */
const serving = async <T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    return await use(`http://127.0.0.1:${address.port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

describe.each([groma, problem, ledger])('the correct server in the dialect $name', (dialect) => {
  let server: ReferenceServer;
  let contract: Contract;
  beforeAll(async () => {
    server = await startReferenceServer({ dialect, writeMs: 5 });
    contract = await contractOf(server.document);
  });
  afterAll(() => server.stop());

  test('nothing fails, every operation is reached, no credential is in the report', async () => {
    const settings: UnderTest = { url: server.url, consumers: server.consumers };
    const report = await conform(contract, settings, { ...options, evidence: 'all' });
    expect(failed(report)).toEqual([]);
    expect(report.verdict).toBe('pass');
    expect(report.coverage.operations.filter(({ reached }) => !reached)).toEqual([]);
    const text = JSON.stringify(report);
    for (const { keys } of Object.values(server.consumers)) for (const key of keys) expect(text).not.toContain(key);
  });

  test('one key is enough to pass, and what it cannot prove is listed with the line that supplies it', async () => {
    const settings: UnderTest = { url: server.url, consumers: { main: { keys: server.consumers.main.keys.slice(0, 1) } } };
    const report = await conform(contract, settings, options);
    expect(failed(report)).toEqual([]);
    expect(report.verdict).toBe('pass');
    const supplies = report.results.flatMap(({ check, supply }) => (supply === undefined ? [] : [`${check}: ${supply}`]));
    expect(supplies).toEqual([
      'authentication/foreign-read: add --key other=<key> (conform.consumers.other.keys)',
      'rate-limiting/429: add --key limited=<key> (conform.consumers.limited.keys)',
    ]);
  });
});

describe('a server that cannot be judged', () => {
  const useless = async (
    listener: RequestListener,
    consumers: UnderTest['consumers'] = { main: { keys: ['k-123456'] } },
  ): Promise<ConformReport> => {
    const server = await startReferenceServer({ dialect: groma });
    const contract = await contractOf(server.document);
    await server.stop();
    return serving(listener, (url) => conform(contract, { url, consumers }, options));
  };
  const always =
    (status: number, type = 'application/json', body = '{}'): RequestListener =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };

  test.each([
    ['answers everything with 200', always(200), /Everything is answered with 200/],
    ['answers everything with a page', always(200, 'text/html', '<html></html>'), /an HTML page/],
    ['refuses the key everywhere', always(401), /The key of `main` is refused everywhere \(401\)/],
    ['is broken', always(500), /fault of the server \(500\)/],
    ['has none of the paths', always(404), /None of the documented paths/],
  ])('%s: incomplete, with that cause on top, after a few requests', async (_name, listener, cause) => {
    const report = await useless(listener);
    expect(report.cause?.message).toMatch(cause);
    expect(report.verdict).toBe('incomplete');
    expect(report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'pass')).toEqual([]);
    expect(report.requests).toBeLessThan(10);
  });

  test('without a key it says that one is wanted', async () => {
    const report = await useless(always(401), {});
    expect(report.cause?.remedy).toMatch(/--key/);
  });

  test('nothing listens: incomplete, not an error', async () => {
    const server = await startReferenceServer({ dialect: groma });
    const contract = await contractOf(server.document);
    await server.stop();
    const report = await conform(contract, { url: server.url, consumers: {} }, options);
    expect(report.cause?.message).toMatch(/does not answer/);
    expect(report.verdict).toBe('incomplete');
  });
});

test('a spent budget makes what is left not testable, and the run incomplete', async () => {
  const server = await startReferenceServer({ dialect: groma });
  const report = await conform(
    await contractOf(server.document),
    { url: server.url, consumers: server.consumers, budget: { requests: 60 } },
    options,
  );
  await server.stop();
  expect(report.verdict).toBe('incomplete');
  expect(report.results.some(({ reason }) => reason === 'the budget of 60 requests is spent')).toBe(true);
});

test('safe mode sends no unsafe method', async () => {
  const server = await startReferenceServer({ dialect: groma });
  const contract = await contractOf(server.document);
  const report = await conform(contract, { url: server.url, consumers: server.consumers }, { ...options, safe: true, evidence: 'all' });
  await server.stop();
  expect(failed(report)).toEqual([]);
  const methods = new Set(report.results.flatMap(({ evidence = [] }) => evidence.map(({ request }) => request.method)));
  expect([...methods]).toEqual(['GET']);
});
