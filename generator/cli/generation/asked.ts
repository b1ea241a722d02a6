/** Which targets a command line asks for, and into which folders. */
import { join, relative, resolve } from 'node:path';
import type { ReadConfig } from '../../config/read.ts';
import { nearest } from '../../contract/nearest.ts';
import { type Target, targets } from '../../generate/targets.ts';
import { UsageError } from '../usage-error.ts';

/** One target and its folder: absolute, and as people write it from the working folder. */
export type Asked = Readonly<{ target: Target; root: string; out: string; name: string | null }>;

/** The options that say it. */
export type Asking = Readonly<{ target: readonly string[]; out: string | undefined; name: string | undefined }>;

/**
 * Targets of the command line, else those of the config. Of several on the command line the service gets the folder, the others a folder
 * of their own in it. Throws `UsageError` for an unknown target, for none, and for two in one folder.
 */
export function askedTargets({ target: names, out, name }: Asking, { config, file, folder }: ReadConfig, cwd: string): readonly Asked[] {
  const configured = config.generate ?? [];
  const asked =
    names.length > 0
      ? names.map((each) => fromCommandLine(targetNamed(each), names.length > 1, out ?? '.', name ?? null, cwd))
      : configured.map((each) => ({
          target: targetNamed(each.target, `${file}: `),
          root: resolve(folder, each.out),
          name: each.name ?? null,
        }));
  if (asked.length === 0) {
    throw new UsageError('No target is named.', `Write --target ${targets[0]?.name} --out <dir>, or \`generate:\` in groma.config.yaml.`);
  }
  if (new Set(asked.map(({ root }) => root)).size < asked.length)
    throw new UsageError('Two targets go to one folder.', 'Give each its own `out`.');
  return asked.map((one) => ({ ...one, out: relative(cwd, one.root) || '.' }));
}

function fromCommandLine(target: Target, isOneOfSeveral: boolean, out: string, name: string | null, cwd: string): Omit<Asked, 'out'> {
  return { target, root: resolve(cwd, isOneOfSeveral && !target.serves ? join(out, target.name) : out), name };
}

function targetNamed(name: string, where = ''): Target {
  const found = targets.find((target) => target.name === name);
  if (found !== undefined) return found;
  const known = targets.map((target) => target.name);
  const near = nearest(name, known);
  throw new UsageError(`${where}There is no target ${name}.`, near === null ? `Targets: ${known.join(', ')}.` : `Did you mean ${near}?`);
}
