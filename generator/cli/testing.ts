/** Runs command lines in a test: the real commands, an environment of its own. */
import { runCommandLine } from './command-line.ts';
import { commands } from './commands/index.ts';
import type { Environment, Output } from './environment.ts';
import type { ExitCode } from './exit-codes.ts';

/** How a command line ended. */
export type Ran = Readonly<{ exitCode: ExitCode; out: string; error: string }>;

/** Runs `groma …` in a folder. `input` is its standard input. */
export async function groma(argv: readonly string[], cwd: string, about: { input?: string; env?: Environment['env'] } = {}): Promise<Ran> {
  const text = { out: '', error: '' };
  const output = (name: keyof typeof text): Output => ({
    write: (written) => {
      text[name] += written;
    },
    isTerminal: false,
    columns: null,
  });
  const exitCode = await runCommandLine(
    {
      argv,
      cwd,
      env: about.env ?? {},
      stdout: output('out'),
      stderr: output('error'),
      readInput: async () => about.input ?? '',
      now: () => 0,
      signal: new AbortController().signal,
      node: { version: '24.0.0', platform: 'linux', architecture: 'x64' },
      version: '1.2.3',
    },
    commands,
  );
  return { exitCode, ...text };
}
