/** Starts a test contract on a store of its own. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { createKey, type KeyOptions } from '../src/runtime/authentication/consumers.ts';
import { createService } from '../src/runtime/create-service.ts';
import type { AnyOperation, Service } from '../src/runtime/parts.ts';
import { ended } from '../src/runtime/pipeline.ts';
import { type Database, type DatabaseSettings, openDatabase, type StoredTables } from '../src/runtime/store/database.ts';
import { migrate } from '../src/runtime/store/migrate.ts';
import { createStore } from '../src/runtime/store/store.ts';
import { createServer } from '../src/runtime/transport/fastify.ts';
import { type TestContract, wiring } from './contracts.ts';

export const store = createStore<Record<string, AnyOperation>, StoredTables>();

/** One call an operation, by the role. */
export function handlersFor(contract: TestContract): Record<string, unknown> {
  const calls = {
    list: store.list,
    read: store.read,
    create: store.create,
    update: store.update,
    replace: store.replace,
    delete: store.delete,
    action: store.action,
  };
  const acts = Object.values(contract.operations).map(({ id, role }) => [
    id,
    (Object.hasOwn(calls, role.kind) ? calls[role.kind as 'list'] : store.unwritten)(id),
  ]);
  return Object.fromEntries(acts);
}

export type Running = Readonly<{
  app: FastifyInstance;
  service: Service;
  database: Database;
  lines: string[];
  clock: { ahead: number };
  key: (given?: Partial<KeyOptions>) => Promise<string>;
  call: (key: string | null, options: InjectOptions) => Promise<LightMyRequestResponse>;
}>;

/** `close` it: `app.close()`. */
export async function start(
  contract: TestContract,
  handlers: object = { all: handlersFor(contract) },
  settings: DatabaseSettings = { folder: null },
): Promise<Running> {
  const database = openDatabase(settings);
  const own = await readFile(new URL('../src/runtime/store/groma.sql', import.meta.url), 'utf8');
  await migrate(database, [
    { name: '0001_groma.sql', text: own },
    { name: '0002_tables.sql', text: contract.tables },
  ]);
  const lines: string[] = [];
  const clock = { ahead: 0 };
  const { api, operations, schemas } = contract;
  const now = (): Date => new Date(Date.now() + clock.ahead);
  const service = await createService({
    api,
    operations,
    schemas,
    wiring,
    handlers,
    database,
    development: true,
    log: (line) => lines.push(line),
    now,
  });
  const app = await createServer(service);
  app.addHook('onClose', async () => {
    await ended(service);
    await database.destroy();
  });
  const key = (given: Partial<KeyOptions> = {}): Promise<string> =>
    createKey(database, api.keyPrefix, {
      consumer: 'main',
      scopes: api.scopes,
      tier: 'standard',
      version: null,
      expires: null,
      revoked: null,
      ...given,
    });
  const call = (bearer: string | null, options: InjectOptions): Promise<LightMyRequestResponse> =>
    app.inject({ ...options, headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...options.headers } });
  return { app, service, database, lines, clock, key, call };
}
