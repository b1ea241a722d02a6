import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { root } from './program.ts';

/**
 * Runs every program of one kind in the repository, one after the other, and shows how each ended.
 *
 * @param kind the end of their names: `bench` for `*.bench.ts`
 * @param parts runs only those whose path contains one of these; all when empty
 * @returns 0 when each ended with 0; 1 when one did not, or none was found
 */
export function runPrograms(kind: string, parts: readonly string[]): number {
  const all = globSync([`**/*.${kind}.ts`, `.ci/*.${kind}.ts`], {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  }).toSorted();
  const chosen = all.filter((path) => parts.length === 0 || parts.some((part) => path.includes(part)));
  if (chosen.length === 0) console.error(all.length === 0 ? `There is no *.${kind}.ts.` : `None of these is meant: ${all.join(', ')}.`);
  const failed = chosen.filter((path) => {
    console.log(`── ${path}`);
    return spawnSync(process.execPath, [path], { cwd: root, stdio: 'inherit' }).status !== 0;
  });
  for (const path of failed) console.error(`${path}: failed`);
  return chosen.length === 0 || failed.length > 0 ? 1 : 0;
}
