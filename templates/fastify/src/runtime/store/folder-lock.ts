/** The embedded store is for one process: two would lose what the other wrote, without a word. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Takes a folder for this process, and answers how to give it back. Throws when a living process has it. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.lock`;
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    if (await tryTake(path)) return () => rm(path, { force: true });
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (isAlive(owner))
      throw new Error(`The store in ${folder} is used by process ${owner}. Stop that one, or set DATABASE_URL or STORE_FOLDER.`);
    await rm(path, { force: true });
  }
  throw new Error(`The store in ${folder} cannot be taken: ${path} comes back.`);
}

async function tryTake(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
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
