/** The embedded store is for one process: two would lose what the other wrote, without a word. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const heldHere = new Set<string>();

/**
 * Takes a folder for this process, and answers how to give it back. Throws when a living process has it. In a container every start has
 * the same process id: a lock under our own id that we do not hold is one that a crash has left.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${resolve(folder)}.lock`;
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    if (await tryTake(path)) return release(path);
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner === process.pid ? heldHere.has(path) : isAlive(owner))
      throw new Error(`The store in ${folder} is used by process ${owner}. Stop that one, or set DATABASE_URL or STORE_FOLDER.`);
    await rm(path, { force: true });
  }
  throw new Error(`The store in ${folder} cannot be taken: ${path} comes back.`);
}

function release(path: string): () => Promise<void> {
  heldHere.add(path);
  return async () => {
    heldHere.delete(path);
    await rm(path, { force: true });
  };
}

// A link appears with its text in it: nobody reads a lock that does not yet say whose it is.
async function tryTake(path: string): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, String(process.pid), { flag: 'wx' });
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

function isAlive(owner: number): boolean {
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
