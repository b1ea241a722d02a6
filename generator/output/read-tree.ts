/** Reads a folder of Groma's own as data. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All files below `folder` as text, by path with `/`, sorted; folders that `skip` names are left out. */
export async function readTree(folder: string, skip: readonly string[] = ['node_modules']): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.split('/').some((part) => skip.includes(part)))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await readFile(join(folder, path), 'utf8')])),
  );
}
