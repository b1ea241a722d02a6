/** The one gate to the disk: inside the root, in the manifest, through no link, all or nothing. */
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Comparison, compare, type OnDisk, type Place } from './compare.ts';
import type { FileChange, GeneratedFile, Manifest } from './generated-file.ts';
import { parseManifest } from './manifest.ts';
import { pathFault } from './paths.ts';

/** What stands at `paths` below `root`, and at the folders on the way. Paths that may not be written are not looked at. */
export async function readFolder(root: string, paths: Iterable<string>): Promise<OnDisk> {
  const wanted = new Set<string>();
  for (const path of paths) {
    if (pathFault(path) !== null) continue;
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length++) wanted.add(parts.slice(0, length).join('/'));
  }
  const found: [string, Place][] = [];
  for (const path of wanted) {
    const there = await readPlace(join(root, path));
    if (there !== null) found.push([path, there]);
  }
  return new Map(found);
}

async function readPlace(path: string): Promise<Place | null> {
  const stats = await lstat(path).catch(absent);
  if (stats === null) return null;
  if (stats.isSymbolicLink()) return { kind: 'symlink' };
  if (stats.isDirectory()) return { kind: 'folder' };
  return stats.isFile() ? { kind: 'file', content: await readFile(path, 'utf8') } : { kind: 'other' };
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
  throw error;
}

/** The manifest of the last run; `null` before the first, `'broken'` where a file stands there that is none. */
export async function readManifest(root: string, path: string): Promise<Manifest | null | 'broken'> {
  const there = (await readFolder(root, [path])).get(path);
  if (there === undefined) return null;
  return there.kind === 'file' ? (parseManifest(there.content) ?? 'broken') : 'broken';
}

/**
 * Writes what has changed and removes what is no longer wanted, or touches nothing where a file is refused. New files are put
 * beside the old ones first and moved into place at the end; a failure on the way moves everything back.
 *
 * @throws what the file system throws: no space, no permission
 */
export async function write(
  root: string,
  files: readonly GeneratedFile[],
  folder: Readonly<{ manifest: Manifest | null; manifestPath: string; yours: readonly string[] }>,
): Promise<Comparison> {
  const comparison = await compareWithDisk(root, files, folder);
  if (comparison.refused.length > 0) return comparison;
  const contents = new Map(files.map((file) => [file.path, file.content]));
  const moves = comparison.changes.filter(
    (change) => change.state === 'created' || change.state === 'updated' || change.state === 'removed',
  );
  if (moves.length > 0) await apply(root, moves, contents);
  return comparison;
}

/** What `write` would do, without doing it. */
export async function compareWithDisk(
  root: string,
  files: readonly GeneratedFile[],
  folder: Readonly<{ manifest: Manifest | null; manifestPath: string; yours: readonly string[] }>,
): Promise<Comparison> {
  const paths = [...files.map((file) => file.path), ...(folder.manifest?.files ?? []).map((file) => file.path)];
  return compare(files, { ...folder, disk: await readFolder(root, paths) });
}

async function apply(root: string, moves: readonly FileChange[], contents: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(root, { recursive: true });
  const staging = join(root, `.groma-${randomBytes(6).toString('hex')}`);
  await mkdir(join(staging, 'old'), { recursive: true });
  await mkdir(join(staging, 'new'));
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [index, move] of moves.entries()) {
      const content = contents.get(move.path);
      if (move.state !== 'removed' && content !== undefined) await writeFile(join(staging, 'new', String(index)), content);
    }
    for (const [index, move] of moves.entries()) await moveOne(root, staging, move, index, undo);
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  for (const move of moves) if (move.state === 'removed') await removeEmptyFolders(root, dirname(move.path));
}

async function moveOne(root: string, staging: string, move: FileChange, index: number, undo: (() => Promise<void>)[]): Promise<void> {
  const target = join(root, move.path);
  if (move.state !== 'created') {
    const old = join(staging, 'old', String(index));
    await rename(target, old);
    undo.push(() => rename(old, target));
  }
  if (move.state === 'removed') return;
  const made = await mkdir(dirname(target), { recursive: true });
  if (made !== undefined) undo.push(() => rm(made, { recursive: true, force: true }));
  await rename(join(staging, 'new', String(index)), target);
  undo.push(() => rm(target, { force: true }));
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let at = folder; at !== '.' && at !== ''; at = dirname(at)) {
    const removed = await rmdir(join(root, at)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
