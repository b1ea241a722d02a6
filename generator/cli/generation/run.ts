/** One run over all targets: everything is compared before anything is written. */
import { basename, extname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contract } from '../../contract/model.ts';
import { generate } from '../../generate/generate.ts';
import type { Previous, Refused } from '../../generate/settings.ts';
import type { Comparison } from '../../output/compare.ts';
import type { GeneratedFile, Refusal } from '../../output/generated-file.ts';
import { readTree } from '../../output/read-tree.ts';
import { compareWithDisk, write } from '../../output/write.ts';
import type { Opened } from '../document.ts';
import type { Asked } from './asked.ts';
import { type Standing, standingIn } from './standing.ts';

/** What came of one target. `changes` are what happened, or what would. */
export type TargetRun = Readonly<{
  asked: Asked;
  changes: Comparison['changes'];
  refused: readonly (Refusal & Partial<Pick<Refused, 'at' | 'listed'>>)[];
}>;

/** A folder as it stands and the files that are to stand there. */
type Prepared = Readonly<{ asked: Asked; standing: Standing; files: readonly GeneratedFile[]; yours: readonly string[]; run: TargetRun }>;

/** Generates; writes where `writes` is set and no target is blocked. */
export async function runTargets(
  opened: Opened,
  contract: Contract,
  all: readonly Asked[],
  version: string,
  cwd: string,
  writes: boolean,
): Promise<readonly TargetRun[]> {
  const prepared = await Promise.all(all.map((asked) => prepare(opened, contract, asked, version, cwd)));
  const runs = prepared.map(({ run }) => run);
  if (!writes || runs.some(isBlocked)) return runs;
  for (const one of prepared) await write(one.asked.root, one.files, folderOf(one));
  return runs;
}

/** Whether nothing may be written: an operation that is left out does not block the others. */
export function isBlocked(run: TargetRun): boolean {
  return run.refused.some((refusal) => refusal.code !== 'operation');
}

async function prepare(opened: Opened, contract: Contract, asked: Asked, version: string, cwd: string): Promise<Prepared> {
  const { config } = opened.config;
  const standing = await standingIn(asked.root, asked.target.manifestPath);
  const yours = yoursIn(asked.root, config.yours ?? [], opened.config.folder);
  if (standing.refused.length > 0) return { asked, standing, files: [], yours, run: { asked, changes: [], refused: standing.refused } };
  const template = await readTree(fileURLToPath(new URL(`../../../templates/${asked.target.template}`, import.meta.url)));
  const document = documentIn(opened, asked.root, cwd);
  const settings = { target: asked.target.name, name: asked.name, leaveOut: config.leaveOut ?? [], version };
  const { files, refused } = generate(contract, settings, { lock: standing.lock, template, document });
  const faults = refused.filter((refusal) => !refusal.listed);
  if (faults.some((refusal) => refusal.code !== 'operation'))
    return { asked, standing, files: [], yours, run: { asked, changes: [], refused: faults } };
  const compared = await compareWithDisk(asked.root, files, folderOf({ asked, standing, yours }));
  return { asked, standing, files, yours, run: { asked, changes: compared.changes, refused: [...faults, ...compared.refused] } };
}

function folderOf({ asked, standing, yours }: Pick<Prepared, 'asked' | 'standing' | 'yours'>) {
  return { manifest: standing.manifest, manifestPath: asked.target.manifestPath, yours };
}

/** Entries of the config start from its folder; those that are written from the target's folder are understood as well. */
function yoursIn(root: string, entries: readonly string[], folder: string): readonly string[] {
  const fromRoot = entries.map((entry) => relative(root, resolve(folder, entry)).replaceAll('\\', '/'));
  return [...entries, ...fromRoot.filter((entry) => !entry.startsWith('..'))];
}

/** A document outside of the folder is copied into it once, where it is one file; a document inside is the folder's own. */
function documentIn({ root: file, files }: Opened, root: string, cwd: string): Previous['document'] {
  const path = relative(root, resolve(cwd, file.path)).replaceAll('\\', '/');
  if (file.path !== '-' && (files.size > 1 || (path !== '' && !path.startsWith('..')))) return { path, copy: null };
  const extension = extname(basename(file.path));
  return { path: `openapi${extension === '.json' ? '.json' : '.yaml'}`, copy: file };
}
