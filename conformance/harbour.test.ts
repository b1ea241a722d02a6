import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../generator/contract/build.ts';
import type { Contract } from '../generator/contract/model.ts';
import { loadText } from '../generator/contract/testing.ts';
import { conformHtml } from '../generator/report/conform/html.ts';
import { conformJunit } from '../generator/report/conform/junit.ts';
import { type ConformOptions, conform } from './run.ts';
import { type Harbour, type HarbourAnswer, type HarbourOptions, startHarbour } from './testing/harbour.ts';

/** A service that was written without the reference server: its document speaks of other things, in another way. */
let harbour: Harbour;
let contract: Contract;
beforeAll(async () => {
  harbour = await startHarbour();
  const loaded = await loadText(readFileSync(new URL('../specs/harbour.openapi.yaml', import.meta.url), 'utf8'));
  const built = loaded.kind === 'unreadable' ? null : build(loaded).contract;
  if (built === null) throw new Error('no contract');
  contract = built;
});
afterAll(() => harbour.stop());

const options: ConformOptions = {
  document: { path: 'openapi.yaml', title: '', version: '', sha256: '' },
  version: '0.0.0',
  seed: 7,
  now: Date.now,
};
const consumersOf = ({ keys }: Harbour) => ({
  main: { keys: [keys.main] },
  other: { keys: [keys.other] },
  limited: { keys: [keys.limited] },
});

test.each([1, 2, 3])('nothing fails on it, nothing is left open, and it is left as it was found (seed %i)', async (seed) => {
  const report = await conform(contract, { url: harbour.url, consumers: consumersOf(harbour) }, { ...options, seed });
  expect(report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'not-testable')).toEqual([]);
  expect(report.coverage.operations.filter(({ reached }) => !reached)).toEqual([]);
  expect(report.items.filter(({ verdict }) => verdict === 'incomplete')).toEqual([]);
  expect(report.verdict).toBe('pass');
  expect(harbour.stays()).toBe(0);
});

const spoilt = async <T>(options: HarbourOptions, use: (own: Harbour) => Promise<T>): Promise<T> => {
  const own = await startHarbour(options);
  try {
    return await use(own);
  } finally {
    await own.stop();
  }
};
const proving = (own: Harbour, more: Partial<ConformOptions> = {}, url: string | readonly string[] = own.url) =>
  conform(contract, { url, consumers: consumersOf(own) }, { ...options, ...more });
const only = (...selectors: string[]) => ({ selection: { only: selectors, without: [] } });

test('a failure that does not come every time is one, with its rate', async () => {
  let unknown = 0;
  // One in three requests with a key that nobody was given is let through as a 403.
  const spoil: HarbourOptions['spoil'] = (answer) => {
    if (answer.status !== 401) return answer;
    unknown += 1;
    return unknown % 3 === 1 ? { ...answer, status: 403 } : answer;
  };
  const report = await spoilt({ spoil }, (own) => proving(own, only('authentication/unknown')));
  expect(report.results.filter(({ verdict }) => verdict === 'fail').map(({ intermittent }) => intermittent)).toContain(
    'failed 1 of 3 times',
  );
  expect(report.verdict).toBe('fail');
});

test('an interruption: what was judged is reported, the rest is named, what was made is removed, the last first', async () => {
  const interruption = new AbortController();
  const removed: number[] = [];
  let booked = 0;
  const spoil: HarbourOptions['spoil'] = (answer, { method, path }) => {
    if (method === 'POST' && answer.status === 201) booked += 1;
    if (booked === 6) interruption.abort();
    if (method === 'DELETE' && answer.status === 204 && interruption.signal.aborted) removed.push(Number(path.split('/').at(-1)));
    return answer;
  };
  const report = await spoilt({ spoil }, async (own) => {
    const told = await proving(own, { signal: interruption.signal });
    expect(own.stays()).toBe(0);
    return told;
  });
  expect(report.verdict).toBe('incomplete');
  expect(report.results.some(({ verdict }) => verdict === 'pass')).toBe(true);
  expect(report.results.some(({ reason }) => reason === 'the run was interrupted')).toBe(true);
  expect(removed.length).toBeGreaterThan(2);
  expect(removed).toEqual(removed.toSorted((a, b) => b - a));
});

test('an interruption before the first request sends nothing and still names what was not judged', async () => {
  const report = await spoilt({}, (own) => proving(own, { signal: AbortSignal.abort() }));
  expect([report.verdict, report.requests]).toEqual(['incomplete', 0]);
  expect(report.results.filter(({ reason }) => reason === 'the run was interrupted').length).toBeGreaterThan(20);
});

test('several urls: what runs in parallel is spread over the instances, and each must be there', async () => {
  const two = await startHarbour();
  const seen = new Set<string>();
  const spoil: HarbourOptions['spoil'] = (answer, { method }) => {
    seen.add(method);
    return answer;
  };
  const report = await spoilt({ spoil }, (own) => proving(two, only('idempotency/parallel'), [two.url, own.url]));
  // The two do not share their tokens: together they book twice.
  expect(report.results.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check)).toEqual(['idempotency/parallel']);
  expect([...seen].sort()).toEqual(['GET', 'POST']);
  expect(report.urls).toHaveLength(2);
  const dead = await proving(two, only('idempotency/parallel'), [two.url, 'http://127.0.0.1:1']);
  expect(dead.cause?.message).toMatch(/127\.0\.0\.1:1\/api\/v3 does not answer/);
  await two.stop();
});

test('a key that the server shows everywhere is nowhere in what is written', async () => {
  const spoil: HarbourOptions['spoil'] = (answer, { query }) => {
    const key = query.get('access') ?? '';
    const long = {
      errors: [{ code: 'shown', title: `${'x'.repeat(72)}${key} …${key.slice(-12)} ${Buffer.from(key).toString('base64')}` }],
    };
    return { ...answer, headers: { ...answer.headers, 'x-shown': key }, ...(answer.status >= 400 ? { body: long } : {}) };
  };
  const { texts, secrets } = await spoilt(
    { spoil: (answer, call) => spoil({ ...answer, status: call.method === 'PATCH' ? 500 : answer.status }, call) },
    async (own) => {
      const report = await proving(own, { evidence: 'all' });
      expect(report.results.some(({ verdict }) => verdict === 'fail' || verdict === 'not-testable')).toBe(true);
      expect(report.coverage.operations.some(({ reason }) => reason?.includes('xxx') === true)).toBe(true);
      return { texts: [JSON.stringify(report), conformHtml(report, new Map()), conformJunit(report)], secrets: Object.values(own.keys) };
    },
  );
  for (const text of texts)
    for (const secret of secrets)
      for (const form of [secret, secret.slice(-12), secret.slice(0, 13), Buffer.from(secret).toString('base64')])
        expect(text.includes(form)).toBe(false);
});

test.each([403, 503])(
  'a consumer over its budget that is answered with %i is found, also where its budget is gone before',
  async (status) => {
    const spoil: HarbourOptions['spoil'] = (answer) => (answer.status === 429 ? { ...answer, status } : answer);
    const report = await spoilt({ spoil }, (own) => proving(own, only('rate-limiting/429')));
    const [first] = report.results.filter(({ verdict }) => verdict === 'fail');
    expect([first?.message, first?.intermittent]).toEqual([`Over the budget the answer is ${status}.`, undefined]);
  },
);

test.each([
  [
    'rate-limiting/429',
    'a refusal in plain text',
    (answer: HarbourAnswer) =>
      answer.status === 429 ? { ...answer, body: 'Slow down', headers: { ...answer.headers, 'content-type': 'text/plain' } } : answer,
  ],
  ['pagination/maximum', 'a size without effect', null],
])('%s finds %s', async (check, _name, spoil) => {
  const report = await spoilt(spoil === null ? { sizes: 'ignored' } : { spoil }, (own) => proving(own, only(check)));
  expect(report.results.some(({ verdict }) => verdict === 'fail')).toBe(true);
});

test('where every item binds, what the document leaves out makes the run incomplete', async () => {
  const report = await spoilt({}, (own) => proving(own, { ...only('versioning', 'idempotency/replay'), strict: true }));
  expect(report.verdict).toBe('incomplete');
  expect(report.items.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['IDEM-2', 'not-supplied'],
    ['VER-5', 'not-supplied'],
  ]);
});
