import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLine, makeDevelopmentKeys } from '../src/runtime/authentication/development-keys.ts';
import { keysCommand } from '../src/runtime/authentication/keys-command.ts';
import { readSettings } from '../src/runtime/settings.ts';
import { migrate } from '../src/runtime/store/migrate.ts';
import { openStore } from '../src/runtime/store/open-store.ts';
import { shelf } from './contracts.ts';
import { type Running, start } from './start.ts';

let running: Running;
beforeAll(async () => {
  running = await start(shelf);
});
afterAll(() => running.app.close());

const list = (key: string) => running.call(key, { method: 'GET', url: '/v1/books' });

test('the first start makes a key for everything one wants to try, the second none', async () => {
  const keyring = { api: shelf.api, operations: Object.values(shelf.operations) };
  const keys = await makeDevelopmentKeys(running.database, keyring, new Date());
  expect(Object.keys(keys ?? {})).toEqual(['KEY_A1', 'KEY_A2', 'KEY_A0', 'KEY_A9', 'KEY_B1', 'KEY_R1', 'KEY_L1', 'KEY_L2']);
  expect(exportLine(keys ?? {})).toMatch(/^export KEY_A1=shelf_\w+ KEY_A2=/);
  const statuses = await Promise.all(Object.entries(keys ?? {}).map(async ([name, key]) => [name, (await list(key)).statusCode]));
  expect(Object.fromEntries(statuses)).toMatchObject({
    KEY_A1: 200,
    KEY_A2: 200,
    KEY_A0: 401,
    KEY_A9: 401,
    KEY_B1: 200,
    KEY_R1: 200,
    KEY_L1: 200,
  });
  const write = { method: 'POST', url: '/v1/books', payload: { title: 'x' }, headers: { 'idempotency-key': 'k' } } as const;
  expect((await running.call(keys?.KEY_R1 ?? '', write)).statusCode).toBe(403);
  expect(await makeDevelopmentKeys(running.database, keyring, new Date())).toBeNull();
});

test('two keys are active, a third is refused until one is revoked', async () => {
  const run = (...args: string[]) => keysCommand(args, running.database, shelf.api, new Date());
  const [first, second] = [(await run('create', 'acme')).text, (await run('create', 'acme', '--days', '1')).text];
  expect([(await list(first)).statusCode, (await list(second)).statusCode]).toEqual([200, 200]);
  expect(await run('create', 'acme')).toMatchObject({ code: 2, text: expect.stringContaining('2 active keys') });
  expect((await run('revoke', 'acme', first.slice(-4))).code).toBe(0);
  running.clock.ahead += 1_001;
  expect([(await list(first)).statusCode, (await list(second)).statusCode]).toEqual([401, 200]);
  expect((await run('list', 'acme')).text).toMatch(/revoked\nacme .* active/);
  expect((await run('create', 'acme')).code).toBe(0);
  for (const wrong of [[], ['create'], ['create', 'acme', '--days', 'x'], ['create', 'acme', '--what', 'x']])
    expect((await run(...wrong)).code).toBe(2);
});

test('a migration that was changed after it ran stops the start, and nothing is applied', async () => {
  await expect(
    migrate(running.database, [
      { name: '0000_new.sql', text: 'CREATE TABLE never (id int)' },
      { name: '0002_tables.sql', text: 'SELECT 1' },
    ]),
  ).rejects.toThrow(/0002_tables.sql was changed after it was applied/);
  await expect(running.database.selectFrom('never').selectAll().execute()).rejects.toThrow(/does not exist/);
});

test('an embedded store is for one process, and keeps what it was given', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'groma-store-'));
  try {
    const settings = readSettings({ STORE_FOLDER: join(folder, 'store') }, () => undefined);
    const store = await openStore(settings);
    expect(store.applied[0]).toBe('0001_groma.sql');
    await expect(openStore(settings)).rejects.toThrow(/is used by process/);
    await store.database.insertInto('groma_consumers').values({ id: 'kept' }).execute();
    await store.close();
    const again = await openStore(settings);
    expect(again.applied).toEqual([]);
    expect(await again.database.selectFrom('groma_consumers').select('id').execute()).toEqual([{ id: 'kept' }]);
    await again.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('settings that cannot be are refused', () => {
  expect(() => readSettings({ PORT: 'eighty' }, () => undefined)).toThrow(/PORT must be a number/);
  expect(readSettings({ DATABASE_URL: 'postgres://x/y', NODE_ENV: 'production' }, () => undefined)).toMatchObject({
    database: { url: 'postgres://x/y' },
    development: false,
  });
});
