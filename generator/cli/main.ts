#!/usr/bin/env node
/** The program `groma`, and the only file that touches the process. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { reportFailure, runCommandLine } from './command-line.ts';
import { commands } from './commands/index.ts';
import type { Environment, Output } from './environment.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // A second one ends us at once: who asks twice does not wait for cleaning up.
  process.once(signal, () => interruption.abort());
}

/** `groma … | head` closes the pipe early: that is no failure of ours. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

const output = (stream: NodeJS.WriteStream): Output => ({
  write: (written) => void stream.write(written),
  isTerminal: stream.isTTY === true,
  columns: stream.columns ?? null,
});

/** The package is the folder above: the repository's, and what is published, have the same tree. */
function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}

const environment: Environment = {
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  readInput: () => text(process.stdin),
  now: Date.now,
  signal: interruption.signal,
  node: { version: process.versions.node, platform: process.platform, architecture: process.arch },
  version: version(),
};

// An error event that nobody listens to ends here, not in `runCommandLine`.
process.on('uncaughtException', (error) => process.exit(reportFailure(error, environment)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`groma: Node ${process.versions.node} is too old.\n  Groma needs 22.19 or newer.\n`);
  process.exitCode = 2;
} else process.exitCode = await runCommandLine(environment, commands);
