/** What the environment decides. */
import { fileURLToPath } from 'node:url';
import type { DatabaseSettings } from './store/database.ts';
import { defaultTransport, type TransportSettings } from './transport/fastify.ts';

/** Of one process. */
export type Settings = Readonly<{
  host: string;
  port: number;
  database: DatabaseSettings;
  /** The folder of the SQL files. */
  migrations: string;
  /** Checks answers, makes keys at the first start, writes faults with their stack. */
  development: boolean;
  transport: TransportSettings;
  /** Takes a line of the log. */
  log: (line: string) => void;
  /** Takes a line for the person who started it. */
  print: (line: string) => void;
  now: () => Date;
}>;

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `PORT`, `HOST`, `DATABASE_URL`, `STORE_FOLDER` (`memory` keeps nothing), `NODE_ENV`, `TRUST_PROXY`. Throws for a value that cannot be. */
export function readSettings(environment: Environment, write: (text: string) => void): Settings {
  const line = (text: string): void => write(`${text}\n`);
  return {
    host: environment.HOST ?? '127.0.0.1',
    port: readPort(environment.PORT ?? '3000'),
    database: readDatabase(environment),
    migrations: fileURLToPath(new URL('../../migrations', import.meta.url)),
    development: environment.NODE_ENV !== 'production',
    transport: { ...defaultTransport, proxies: readProxies(environment.TRUST_PROXY) },
    log: line,
    print: line,
    now: () => new Date(),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not '${text}'.`);
  return port;
}

/** How many proxies stand before the service, each adding the address that it saw to X-Forwarded-For; what a client wrote there itself is before those. */
function readProxies(text = ''): number {
  if (text === '' || text === 'false') return 0;
  const count = text === 'true' ? 1 : Number(text);
  if (!/^(true|\d+)$/.test(text) || count > 10)
    throw new Error(`TRUST_PROXY must be 'true', 'false' or a number of proxies up to 10, not '${text}'.`);
  return count;
}

function readDatabase({ DATABASE_URL: url, STORE_FOLDER: folder = '.groma/store' }: Environment): DatabaseSettings {
  if (url !== undefined && url !== '') return { url };
  return { folder: folder === 'memory' ? null : folder };
}
