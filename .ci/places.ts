/** Places to try commands in, and a shell to try them with. For tests. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './program.ts';

/** How a line ended. */
export type Ended = Readonly<{ status: number | null; stdout: string; stderr: string }>;

/**
 * Runs a script in a shell as a person has it: no variable of ours or of npm, no program of `node_modules` in front, no network.
 * What it started is ended with it; after 50 seconds all of it is.
 *
 * @param variables what the person has set
 */
export function runShell(script: string, cwd: string, variables: Readonly<Record<string, string>>): Promise<Ended> {
  const kept = Object.entries(process.env).filter(([name]) => /^(HOME|LANG|TMPDIR)$/.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((each) => !each.includes('node_modules'));
  const env = { ...Object.fromEntries(kept), PATH: path.join(delimiter), npm_config_offline: 'true', ...variables };
  const child = spawn('sh', ['-ec', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const endAll = () => child.pid !== undefined && endGroup(child.pid);
  const late = setTimeout(endAll, 50_000);
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    text.stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    text.stderr += chunk;
  });
  child.once('exit', endAll);
  return new Promise((ended, failed) => {
    child.once('error', failed).once('close', (status) => {
      clearTimeout(late);
      ended({ status, ...text });
    });
  });
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** Makes a checkout in `folder`: this one by links, so that what a command writes is thrown away with it; what the demo left is there. */
export function linkCheckout(folder: string): string {
  mkdirSync(join(folder, '.groma'), { recursive: true });
  const names = readdirSync(root).filter((name) => name !== '.git' && name !== '.groma');
  for (const name of [...names, join('.groma', 'demo')]) symlinkSync(join(root, name), join(folder, name));
  return folder;
}

/** Makes a project in `folder` that installed Groma, on this Node, with a document where one is given. */
export function makeProject(folder: string, document: string | null): string {
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'generator/cli/main.ts')}' "$@"\n`;
  writeFileSync(join(bin, 'groma'), program, { mode: 0o755 });
  if (document !== null) writeFileSync(join(folder, 'openapi.yaml'), document);
  return folder;
}
