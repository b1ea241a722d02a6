/** The generated shop under the kit: on both stores alike, and with no more than one key. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConformReport } from '../generator/report/report.ts';
import { type RunningPostgres, startPostgres } from '../templates/fastify/test/postgres.ts';
import { groma } from './groma.ts';
import { folderForShop, type Keys, layOutShop, type RunningShop, removeShop, shopDocument, startShop } from './shop.ts';

const folder = folderForShop('conform');
let postgres: RunningPostgres;
let embedded: RunningShop;
let served: RunningShop;
beforeAll(async () => {
  postgres = await startPostgres();
  await layOutShop(folder);
  const database = await postgres.create('conform');
  [embedded, served] = await Promise.all([startShop(folder), startShop(folder, { DATABASE_URL: database })]);
});
afterAll(async () => {
  await Promise.all([embedded.stop(), served.stop()]);
  await postgres.stop();
  removeShop(folder);
});

type Proved = Readonly<{ exitCode: number | null; report: ConformReport; error: string }>;

async function conform(args: readonly string[], keys: Keys = {}): Promise<Proved> {
  const { exitCode, out, error } = await groma(['conform', ...args, '--json'], keys);
  return { exitCode, report: JSON.parse(out), error };
}

/** What was judged and how: everything of a report that may not depend on the store. */
const judged = ({ exitCode, report }: Proved) => ({
  exitCode,
  verdict: report.verdict,
  items: report.items.map(({ id, verdict }) => `${id} ${verdict}`),
  results: report.results.map(({ check, operation, verdict }) => `${check} ${operation} ${verdict}`).toSorted(),
  unreached: report.coverage.operations.filter(({ reached }) => !reached).map(({ id }) => id),
});

/** What did not pass, short enough to be read where a test fails. */
const notHeld = ({ report }: Proved) =>
  report.results
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
    .map(({ check, operation, verdict, message, reason, actual, supply, evidence = [] }) => ({
      ...{ check, operation, verdict, message, reason, actual, supply },
      sent: evidence.map(
        ({ request, response }) => `${request.method} ${request.url} ${request.body} ${response?.status} ${response?.body}`,
      ),
    }));

test('on PostgreSQL the verdict on every check is that on PGlite: all hold', async () => {
  const config = ['--config', `${folder}/groma.config.yaml`, '--seed', '3'];
  const [onPglite, onPostgres] = await Promise.all([embedded, served].map(({ url, keys }) => conform([...config, '--url', url], keys)));
  if (onPglite === undefined || onPostgres === undefined) throw new Error('both were run');
  expect(notHeld(onPostgres)).toEqual([]);
  expect(judged(onPostgres)).toMatchObject({ exitCode: 0, verdict: 'pass', unreached: [] });
  expect(judged(onPostgres)).toEqual(judged(onPglite));
});

test('one url and one key prove what they can, also where earlier runs left their rows, and the rest is listed with what supplies it', async () => {
  const { url, keys } = embedded;
  const proved = await conform([shopDocument, '--url', url, '--key', keys.KEY_A1 ?? '', '--seed', '4']);
  const { exitCode, report } = proved;
  expect(notHeld(proved).filter(({ supply }) => supply === undefined)).toEqual([]);
  expect([exitCode, report.verdict]).toEqual([0, 'pass']);
  const supplies = report.results.flatMap(({ check, supply }) => (supply === undefined ? [] : [`${check}: ${supply}`]));
  expect([...new Set(supplies)]).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^authentication\/foreign-read: add --key other=/),
      expect.stringMatching(/^rate-limiting\/429: add --key limited=/),
    ]),
  );
  expect(JSON.stringify(report)).not.toContain(keys.KEY_A1);
});

test.each([
  ['unknown', ['--key', 'sk_test_of_somebody_else'], /^The key of `main` is refused everywhere \(401\)/, /Check the key/],
  ['missing', [], /^Every request is refused for want of a key \(401\)/, /--key/],
])('a key that is %s: incomplete, with that cause on top, and nothing is judged', async (_, given, cause, remedy) => {
  const args = ['conform', shopDocument, '--url', embedded.url, ...given];
  const json = await groma([...args, '--json']);
  const report: ConformReport = JSON.parse(json.out);
  expect([json.exitCode, report.verdict]).toEqual([1, 'incomplete']);
  expect([report.cause?.message, report.cause?.remedy]).toEqual([expect.stringMatching(cause), expect.stringMatching(remedy)]);
  expect(report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'pass')).toEqual([]);
});
