/** A store that is ready: opened, taken for this process where it is embedded, its tables as the code expects them. */
import type { Settings } from '../settings.ts';
import { type Database, openDatabase } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate, readMigrations } from './migrate.ts';

/** `close` ends its connections. Names of the migrations that were applied just now are in `applied`. */
export type Store = Readonly<{ database: Database; applied: readonly string[]; close: () => Promise<void> }>;

/** Throws when it cannot be reached, or its migrations do not fit. */
export async function openStore(settings: Pick<Settings, 'database' | 'migrations'>): Promise<Store> {
  const folder = 'folder' in settings.database ? settings.database.folder : null;
  const unlock = folder === null ? () => Promise.resolve() : await lockFolder(folder);
  const database = openDatabase(settings.database);
  const close = async (): Promise<void> => {
    await database.destroy();
    await unlock();
  };
  try {
    return { database, applied: await migrate(database, await readMigrations(settings.migrations)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
