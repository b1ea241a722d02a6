/** Yours: your own plugins, routes and hooks, around the operations of the contract. */
import type { FastifyInstance } from 'fastify';
import { handlers } from './handlers/index.ts';
import { createStartedService } from './runtime/service.ts';
import type { Settings } from './runtime/settings.ts';
import type { StartedService } from './runtime/start-service.ts';
import { type TestApp, type TestOptions, testApp } from './runtime/testing.ts';

/** The service, ready to listen. */
export async function buildApp(settings: Settings): Promise<StartedService> {
  const started = await createStartedService(handlers, settings);
  addOwn(started.app);
  return started;
}

/** The same service in memory, for tests: `createTestApp({ consumer: 'main' })`. */
export const createTestApp = (options: TestOptions = {}): Promise<TestApp> => testApp(buildApp, options);

function addOwn(_app: FastifyInstance): void {
  // app.get('/internal/hello', () => ({ hello: 'world' }));
}
