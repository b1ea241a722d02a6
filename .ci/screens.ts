/** What a terminal shows of Groma: real runs, on a clock that stands still, so that the same source shows the same. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutants } from '../conformance/mutants/mutants.ts';
import { groma } from '../conformance/reference-server/dialects/groma.ts';
import { startReferenceServer } from '../conformance/reference-server/reference-server.ts';
import { runCommandLine } from '../generator/cli/command-line.ts';
import { commands } from '../generator/cli/commands/index.ts';
import type { Output } from '../generator/cli/environment.ts';
import { root } from './program.ts';

/** A server whose defect is seen on one operation alone: a retried note is made twice. */
const defect = 'retry-of-one-resource-creates-again';
const noon = Date.UTC(2026, 0, 1, 12);

/**
 * The lines of three runs: a rule on a document that breaks it, the checks on a server with one defect, the checks on the correct one.
 * How long a run took is left out: that belongs to a machine.
 */
export async function screens(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'groma-screens-'));
  try {
    writeFileSync(join(folder, 'openapi.yaml'), readFileSync(join(root, 'specs/lint/pagination/page-size-maximum.yaml')));
    const linted = await shown('groma lint openapi.yaml --only pagination', folder);
    const broken = await conformed(folder, defect);
    const correct = await conformed(folder, null);
    return [...linted, '', ...broken, '', comment('# The same server, mended.'), ...correct];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function conformed(folder: string, id: string | null): Promise<readonly string[]> {
  const mutant = mutants.find((one) => one.id === id);
  if (id !== null && mutant === undefined) throw new Error(`there is no mutant ${id}`);
  const server = await startReferenceServer({ dialect: groma, writeMs: 5, ...(mutant === undefined ? {} : { mutant }) });
  try {
    // The address stands in the config: a free port is another one each time.
    const config = { document: 'openapi.json', conform: { url: server.url, consumers: server.consumers } };
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(server.document));
    writeFileSync(join(folder, 'groma.config.json'), JSON.stringify(config));
    return await shown('groma conform --seed 8231', folder);
  } finally {
    await server.stop();
  }
}

const comment = (words: string): string => `\u001b[2m${words}\u001b[22m`;

/** The command as it is typed, and what it writes. */
async function shown(line: string, cwd: string): Promise<readonly string[]> {
  const written: string[] = [];
  const output: Output = { write: (words) => void written.push(words), isTerminal: false, columns: null };
  await runCommandLine(
    {
      argv: line.split(' ').slice(1),
      cwd,
      env: { FORCE_COLOR: '1' },
      stdout: output,
      stderr: output,
      readInput: async () => '',
      now: () => noon,
      signal: new AbortController().signal,
      node: { version: '24.0.0', platform: 'linux', architecture: 'x64' },
      version: '0.1.0',
    },
    commands,
  );
  return [
    `\u001b[2m$\u001b[22m \u001b[1m${line}\u001b[22m`,
    ...written
      .join('')
      .trimEnd()
      .replaceAll(/ · [\d.]+ s\b/g, '')
      .split('\n'),
  ];
}
