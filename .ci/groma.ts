/** The command as people run it: a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './program.ts';

/** How a run of `groma` ended. */
export type Ran = Readonly<{ exitCode: number | null; out: string; error: string }>;

/** Runs `groma …` in the folder of the repository. `keys` are added to its environment. */
export async function groma(args: readonly string[], keys: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'generator', 'cli', 'main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...keys },
  });
  child.stdin.end();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [exitCode, out, error] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { exitCode, out, error };
}
