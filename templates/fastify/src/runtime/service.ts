/** The one place where the runtime and the contract meet: no other file imports `generated`. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../generated/database.ts';
import { api, operations } from '../generated/descriptors.ts';
import type { Handlers } from '../generated/handlers.ts';
import type { Operations } from '../generated/operations.ts';
import * as wiring from '../generated/wiring.ts';
import { type CommandResult, keysCommand } from './authentication/keys-command.ts';
import type { Settings } from './settings.ts';
import { type ContractParts, type StartedService, startService } from './start-service.ts';
import { openStore } from './store/open-store.ts';
import { createStore } from './store/store.ts';

/** One call an operation: `createOrder: store.create('createOrder')`. */
export const store = createStore<Operations, Database>();

/** The app that serves the contract. Add your own routes and plugins to it before it listens. */
export async function createApp(handlers: Handlers, settings: Settings): Promise<FastifyInstance> {
  return (await createStartedService(handlers, settings)).app;
}

/** The same, with the service in it: for tests. */
export async function createStartedService(handlers: Handlers, settings: Settings): Promise<StartedService> {
  const schemas: unknown = JSON.parse(await readFile(new URL('../generated/schemas.json', import.meta.url), 'utf8'));
  const parts: ContractParts = { api, operations, schemas, wiring, handlers };
  return startService(parts, settings);
}

/** `npm run keys`. */
export async function runKeys(args: readonly string[], settings: Settings): Promise<CommandResult> {
  const opened = await openStore(settings);
  try {
    return await keysCommand(args, opened.database, api, settings.now());
  } finally {
    await opened.close();
  }
}
