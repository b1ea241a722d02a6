/** Holds files that would be written against what is on the disk. Pure: `write` acts on the answer, `--check` and `--dry-run` print it. */
import type { FileChange, FileState, GeneratedFile, Manifest, Refusal } from './generated-file.ts';
import { sha256 } from './manifest.ts';
import { isListed, pathFault } from './paths.ts';

/** What stands at a path: a file with its text, or something that is never written through. Paths where nothing stands are missing. */
export type OnDisk = ReadonlyMap<string, Place>;

/** One place of the disk. */
export type Place = Readonly<{ kind: 'file'; content: string } | { kind: 'symlink' | 'folder' | 'other' }>;

/** What is known of a folder besides the files that should be there. */
export type Folder = Readonly<{
  disk: OnDisk;
  /** Of the last run; `null` before the first one. */
  manifest: Manifest | null;
  /** Where the manifest itself stands: it cannot list its own hash. */
  manifestPath: string;
  /** Files of Groma's that were taken over (config `yours`). */
  yours: readonly string[];
}>;

/** All files with what happens to them, in the order of their paths; nothing at all happens where one is refused. */
export type Comparison = Readonly<{ changes: readonly FileChange[]; refused: readonly Refusal[] }>;

type Verdict = FileState | Refusal;

/** Compares, file by file, the wanted ones first, then those of the manifest that are no longer wanted. */
export function compare(files: readonly GeneratedFile[], folder: Folder): Comparison {
  const wanted = new Set(files.map((file) => file.path));
  const left = (folder.manifest?.files ?? []).filter((file) => !wanted.has(file.path));
  const verdicts = [
    ...files.map((file) => ({ path: file.path, verdict: judge(file, folder) })),
    ...left.map((file) => ({ path: file.path, verdict: judgeLeft(file, folder) })),
  ].filter((entry): entry is { path: string; verdict: Verdict } => entry.verdict !== null);
  return {
    changes: verdicts
      .flatMap(({ path, verdict }) => (typeof verdict === 'string' ? [{ path, state: verdict }] : []))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
    refused: verdicts.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : [verdict])),
  };
}

function judge(file: GeneratedFile, folder: Folder): Verdict | null {
  const fault = pathFault(file.path);
  if (fault !== null)
    return { code: 'outside', path: file.path, message: `${JSON.stringify(file.path)} is not written: the path ${fault}.` };
  const blocked = blockedBy(file.path, folder.disk);
  if (blocked !== null) return blocked;
  const there = folder.disk.get(file.path);
  if (there === undefined) return judgeAbsent(file, folder);
  if (there.kind !== 'file') return obstacle(file.path, there.kind);
  return judgeExisting(file, there.content, folder);
}

/** What was written once and is gone was deleted by its owner. */
function judgeAbsent(file: GeneratedFile, folder: Folder): FileState | null {
  if (file.owner === 'yours') return folder.manifest?.once.includes(file.path) === true ? null : 'created';
  return file.owner === 'groma' && isListed(file.path, folder.yours) ? 'kept' : 'created';
}

function judgeExisting(file: GeneratedFile, content: string, folder: Folder): Verdict {
  if (file.owner === 'yours' || isListed(file.path, folder.yours)) return 'kept';
  if (content === file.content) return 'unchanged';
  if (file.owner === 'appended')
    return mayGrow(file.path) ? 'updated' : edited(file.path, 'A migration that was written is never changed: write a new one.');
  if (file.path === folder.manifestPath) return 'updated';
  const known = folder.manifest?.files.find((entry) => entry.path === file.path);
  if (known === undefined) return foreign(file.path);
  return known.sha256 === sha256(content) ? 'updated' : edited(file.path, twoWays(file.path));
}

/** The lock is made from the one on the disk; the migrations it counts stay as they are. */
function mayGrow(path: string): boolean {
  return path.endsWith('/lock.json');
}

function judgeLeft(file: Manifest['files'][number], folder: Folder): Verdict | null {
  const there = folder.disk.get(file.path);
  if (there === undefined || pathFault(file.path) !== null) return null;
  if (isListed(file.path, folder.yours)) return 'kept';
  const blocked = blockedBy(file.path, folder.disk);
  if (blocked !== null || there.kind !== 'file') return blocked ?? obstacle(file.path, 'other');
  return sha256(there.content) === file.sha256
    ? 'removed'
    : edited(file.path, `Groma no longer writes it. Delete it, or list it under \`yours\` in the config.`);
}

/** A part of the path before its last one that is a link or a file. */
function blockedBy(path: string, disk: OnDisk): Refusal | null {
  const parts = path.split('/');
  for (let length = 1; length < parts.length; length++) {
    const parent = parts.slice(0, length).join('/');
    const there = disk.get(parent);
    if (there !== undefined && there.kind !== 'folder') return obstacle(parent, there.kind);
  }
  return null;
}

function obstacle(path: string, kind: 'file' | 'symlink' | 'folder' | 'other'): Refusal {
  if (kind === 'symlink')
    return {
      code: 'symlink',
      path,
      message: `${path} is a symbolic link: Groma does not write through links. Remove it, or choose another --out.`,
    };
  return { code: 'foreign', path, message: `${path} is not what Groma would put there. Move it away, or choose another --out.` };
}

function foreign(path: string): Refusal {
  return {
    code: 'foreign',
    path,
    message: `${path} was not written by Groma. Move it away, list it under \`yours\` in the config, or choose another --out.`,
  };
}

function edited(path: string, remedy: string): Refusal {
  return { code: 'edited', path, message: `${path} was edited since Groma wrote it. ${remedy}` };
}

function twoWays(path: string): string {
  return `Two ways out: revert it (git checkout -- ${path}), or take it over: list it under \`yours\` in the config, and it is never written again.`;
}
