/** From settings to a service that can listen. */
import type { FastifyInstance } from 'fastify';
import { exportLine, makeDevelopmentKeys } from './authentication/development-keys.ts';
import { createService } from './create-service.ts';
import { removeExpired } from './idempotency/records.ts';
import { bufferLines } from './logging/buffered.ts';
import type { Service, ServiceParts } from './parts.ts';
import { ended } from './pipeline.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/open-store.ts';
import { createServer } from './transport/fastify.ts';

/** What the contract brings. */
export type ContractParts = Pick<ServiceParts, 'api' | 'operations' | 'schemas' | 'wiring' | 'handlers'>;

/** An app and the service in it. `app.close()` finishes what was started, then closes the store. */
export type StartedService = Readonly<{ app: FastifyInstance; service: Service }>;

const cleanEvery = 600_000;
const cleanAtOnce = 1_000;

/** Opens the store, migrates it, makes keys at the first start in development, and puts the operations on an app. */
export async function startService(parts: ContractParts, settings: Settings): Promise<StartedService> {
  const store = await openStore(settings);
  try {
    return await serve(parts, settings, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(parts: ContractParts, settings: Settings, store: Awaited<ReturnType<typeof openStore>>): Promise<StartedService> {
  const { development, now } = settings;
  const lines = bufferLines(settings.log);
  const service = await createService({ ...parts, database: store.database, development, log: lines.sink, now });
  const keyring = { api: service.api, operations: [...service.operations.values()] };
  const keys = development ? await makeDevelopmentKeys(store.database, keyring, now()) : null;
  if (keys !== null) settings.print(exportLine(keys));
  if (!development) warmRequests(service);
  const app = await createServer(service, settings.transport);
  const cleaning = setInterval(() => void clean(service), cleanEvery);
  cleaning.unref();
  app.addHook('onClose', async () => {
    clearInterval(cleaning);
    await ended(service);
    await store.close();
    lines.flush();
  });
  return { app, service };
}

// In production no request waits for a schema to be compiled.
function warmRequests({ operations, validators }: Service): void {
  for (const { parameters, body } of operations.values()) {
    for (const { schema } of [...parameters, ...(body?.content ?? [])]) if (schema !== null) validators.warm(schema);
  }
}

async function clean(service: Service): Promise<void> {
  try {
    while ((await removeExpired(service.database, service.now(), cleanAtOnce)) === cleanAtOnce);
  } catch (error) {
    service.log.write('error', 'expired answers were not removed', { error: String(error) });
  }
}
