/** Your service in a test: in memory, nothing listens, nothing is kept. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { credentialHeaders } from './authentication/carry.ts';
import { makeKeys } from './authentication/development-keys.ts';
import type { Service } from './parts.ts';
import { readSettings, type Settings } from './settings.ts';

/** Who calls: two have all rights and different rows, one may only read, one has a small budget; nobody sends no key. */
export type TestConsumer = 'main' | 'other' | 'reader' | 'limited' | 'nobody';

/** An app under test. `inject` sends the consumer's key; `as` calls for another. `close` it at the end. */
export type TestApp = Readonly<{
  app: FastifyInstance;
  service: Service;
  inject: (request: InjectOptions) => Promise<LightMyRequestResponse>;
  as: (consumer: TestConsumer) => Readonly<{ inject: (request: InjectOptions) => Promise<LightMyRequestResponse> }>;
  close: () => Promise<void>;
}>;

const variables: Readonly<Record<Exclude<TestConsumer, 'nobody'>, string>> = {
  main: 'KEY_A1',
  other: 'KEY_B1',
  reader: 'KEY_R1',
  limited: 'KEY_L1',
};

/** What a test may choose; `log` sees the lines that are thrown away otherwise. */
export type TestOptions = Readonly<{ consumer?: TestConsumer; log?: (line: string) => void; now?: () => Date }>;

/** Builds a test app out of what starts your service. Requests that change something get an idempotency key of their own where none is given. */
export async function testApp(
  start: (settings: Settings) => Promise<Readonly<{ app: FastifyInstance; service: Service }>>,
  { consumer = 'main', log = () => undefined, now = () => new Date() }: TestOptions = {},
): Promise<TestApp> {
  const settings = readSettings({ STORE_FOLDER: 'memory' }, () => undefined);
  const { app, service } = await start({ ...settings, log, now });
  const keys = await makeKeys(service.database, { api: service.api, operations: [...service.operations.values()] }, now());
  let count = 0;
  const as = (who: TestConsumer): ReturnType<TestApp['as']> => {
    const key = who === 'nobody' ? undefined : keys[variables[who]];
    const inject = (request: InjectOptions): Promise<LightMyRequestResponse> =>
      app.inject({ ...request, headers: { ...carried(service, key, ++count), ...request.headers } });
    return { inject };
  };
  return { app, service, inject: as(consumer).inject, as, close: () => app.close() };
}

function carried(service: Service, key: string | undefined, count: number): Readonly<Record<string, string>> {
  const names = [...service.operations.values()].flatMap(({ idempotency }) =>
    idempotency.kind === 'key' && idempotency.key.in === 'header' ? [idempotency.key.name.toLowerCase()] : [],
  );
  const own = Object.fromEntries(names.map((name) => [name, `test-${count}`]));
  return key === undefined ? own : { ...credentialHeaders(service.api.schemes, key), ...own };
}
