/** What stands in a folder that is generated into: lock and manifest, and what is wrong with them. */

import { emptyLock, type Lock } from '../../generate/store/lock.ts';
import { lockPath, parseLock } from '../../generate/store/migrations.ts';
import type { Manifest, Refusal } from '../../output/generated-file.ts';
import { sha256 } from '../../output/manifest.ts';
import { readFolder, readManifest } from '../../output/write.ts';

/** The state before a run. Where something is refused, nothing can be generated. */
export type Standing = Readonly<{ manifest: Manifest | null; lock: Lock; refused: readonly Refusal[] }>;

/** Reads it. Migrations that the lock counts must be there as they were written. */
export async function standingIn(root: string, manifestPath: string): Promise<Standing> {
  const manifest = await readManifest(root, manifestPath);
  const lock = await readLock(root);
  const refused = [
    ...(manifest === 'broken' ? [broken(manifestPath, 'manifest')] : []),
    ...(lock === 'broken' ? [broken(lockPath, 'lock')] : await changedMigrations(root, lock)),
  ];
  return { manifest: manifest === 'broken' ? null : manifest, lock: lock === 'broken' ? emptyLock : lock, refused };
}

async function readLock(root: string): Promise<Lock | 'broken'> {
  const there = (await readFolder(root, [lockPath])).get(lockPath);
  if (there === undefined) return emptyLock;
  return there.kind === 'file' ? (parseLock(there.content) ?? 'broken') : 'broken';
}

function broken(path: string, what: string): Refusal {
  return {
    code: 'edited',
    path,
    message: `${path} is no ${what} of Groma's. Restore it (git checkout -- ${path}); after a merge, take one side and run this again.`,
  };
}

async function changedMigrations(root: string, lock: Lock): Promise<readonly Refusal[]> {
  const paths = lock.migrations.map(({ file }) => `migrations/${file}`);
  const disk = await readFolder(root, paths);
  return lock.migrations.flatMap(({ file, sha256: known }): readonly Refusal[] => {
    const path = `migrations/${file}`;
    const there = disk.get(path);
    if (there?.kind === 'file' && sha256(there.content) === known) return [];
    const what = there === undefined ? 'is gone' : 'was edited since Groma wrote it';
    return [
      {
        code: 'edited',
        path,
        message: `${path} ${what}. A migration is never changed: restore it (git checkout -- ${path}), and write a new one of your own.`,
      },
    ];
  });
}
