/** Runs the program that a package installed under a command name, on the Node that runs us. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of a package of `node_modules` in the folder of the repository, with our own input and output.
 *
 * @param name the package, e.g. `vitest`
 * @param args its arguments
 * @param command its command name where the package has several
 * @returns its exit code; 1 when a signal ended it
 */
export function runPackage(name: string, args: readonly string[], command = name): number {
  const folder = join(root, 'node_modules', name);
  const { bin }: { bin: string | { [command: string]: string } } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const program = typeof bin === 'string' ? bin : bin[command];
  if (program === undefined) throw new Error(`${name} has no program ${command}`);
  return spawnSync(process.execPath, [join(folder, program), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
