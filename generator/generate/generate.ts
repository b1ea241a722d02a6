/** From a contract to files. Pure: the same contract, settings and previous state give the same bytes. */
import type { Contract } from '../contract/model.ts';
import type { GeneratedFile } from '../output/generated-file.ts';
import { manifestFile } from '../output/manifest.ts';
import { type LeftOut, supported, type UnservedScheme, unservedSchemes } from './refusals.ts';
import type { GenerateSettings, Previous, Refused } from './settings.ts';
import type { Lock } from './store/lock.ts';
import { type Target, targets } from './targets.ts';

/**
 * `files` in the order of their paths, the manifest among them; `refused` by place. A refused operation is left out and the rest stands;
 * any other refusal (a migration) leaves no files at all.
 */
export type Generated = Readonly<{ files: readonly GeneratedFile[]; refused: readonly Refused[]; lock: Lock }>;

/** Generates one target. Throws for a target that is not there: a caller asks `targets` first. */
export function generate(contract: Contract, settings: GenerateSettings, previous: Previous): Generated {
  const target = targets.find((one) => one.name === settings.target);
  if (target === undefined) throw new RangeError(`no target ${settings.target}`);
  const { contract: served, leftOut } = supported(contract, settings.leaveOut, target.serves);
  const emitted = target.emit(served, settings, previous);
  const schemes = target.serves ? unservedSchemes(served, settings.leaveOut) : [];
  const refused = [
    ...leftOut.map(refusalOf),
    ...schemes.map(unserved),
    ...emitted.refused.map((refusal) => ({ ...refusal, at: null, listed: false })),
  ];
  if (emitted.refused.length > 0) return { files: [], refused, lock: previous.lock };
  return { files: completed(emitted.files, target, settings), refused, lock: emitted.lock };
}

function refusalOf({ operation, message, at, listed }: LeftOut): Refused {
  return { code: 'operation', message: `${operation.key} is left out: ${message}.`, path: at.file, at, listed };
}

function unserved({ message, at, listed }: UnservedScheme): Refused {
  return { code: 'operation', message: `${message}.`, path: at.file, at, listed };
}

/** With the manifest, sorted. Two files of one path, or of paths that differ in case only, are a defect of ours. */
function completed(files: readonly GeneratedFile[], target: Target, settings: GenerateSettings): readonly GeneratedFile[] {
  const all = [...files, manifestFile(target.manifestPath, target.name, settings.version, files)];
  const paths = Map.groupBy(all, (file) => file.path.toLowerCase());
  const [, twice] = [...paths].find(([, same]) => same.length > 1) ?? [];
  if (twice !== undefined) throw new Error(`two files for ${twice.map((file) => file.path).join(' and ')}`);
  return all.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
