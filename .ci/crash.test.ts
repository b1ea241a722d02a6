import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../templates/fastify/test/postgres.ts';
import { type CrashSetting, crash } from './crash.ts';
import { folderForShop, layOutShop, removeShop, startShop } from './shop.ts';

let postgres: RunningPostgres;
let setting: CrashSetting;
beforeAll(async () => {
  const shop = folderForShop('crash');
  postgres = await startPostgres();
  await layOutShop(shop);
  const database = await postgres.create('crash');
  const first = await startShop(shop, { DATABASE_URL: database });
  await first.stop();
  setting = { shop, database, keys: first.keys };
});
afterAll(async () => {
  await postgres.stop();
  removeShop(setting.shop);
});

test.each([1, 2, 3])('killed while 50 write, restarted, all sent again: each effect once (seed %i)', async (seed) => {
  const outcome = await crash(setting, { seed, writers: 50 });
  expect(outcome.faults).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(0);
  // Some were under way when it died, so that there was something to lose.
  expect(outcome.sent - outcome.acknowledged).toBeGreaterThan(0);
});

test('a service that commits first and remembers its answers later is found out', async () => {
  const path = join(setting.shop, 'src/runtime/idempotency/atomic.ts');
  const right = readFileSync(path, 'utf8');
  const wrong = right.replace(/await storeAnswer\(\s*tx,/, 'setTimeout(storeAnswer, 1_000, attempt.service.database,');
  expect(wrong).not.toBe(right);
  writeFileSync(path, wrong);
  const { faults } = await crash(setting, { seed: 4, writers: 50 });
  expect(faults).toContainEqual(expect.stringContaining('was acknowledged, and the retry did it again'));
  expect(faults).toContainEqual(expect.stringContaining('happened 2 times'));
});
