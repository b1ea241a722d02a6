/** Starts Pact's Verifier where its package is installed, once for all interactions, and ends it with this process. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Pact } from './pact.ts';
import type { Outcome } from './verifier/main.ts';

/** Whether the optional package is there. */
export const isInstalled = (): boolean => {
  try {
    createRequire(import.meta.url).resolve('@pact-foundation/pact');
    return true;
  } catch {
    return false;
  }
};

let child: ChildProcess | null = null;
let orders = 0;

const started = (): ChildProcess => {
  if (child?.connected === true) return child;
  const script = new URL(`./verifier/main${extname(import.meta.url)}`, import.meta.url);
  const begun = fork(script, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  // It ends when this process does, and never keeps it from ending.
  begun.unref();
  begun.channel?.unref();
  child = begun;
  return begun;
};

const isOutcome = (message: unknown, number: number): message is Outcome =>
  typeof message === 'object' && message !== null && 'number' in message && message.number === number;

const ordered = (file: string, url: string, state: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const running = started();
    orders += 1;
    const number = orders;
    const done = (settle: () => void): void => {
      running.off('message', heard);
      running.off('exit', ended);
      settle();
    };
    const heard = (message: unknown): void => {
      if (isOutcome(message, number)) done(() => resolve(message));
    };
    const ended = (): void => done(() => reject(new Error('the Verifier of Pact ended')));
    running.on('message', heard);
    running.on('exit', ended);
    running.send({ number, file, url, state });
  });

/** Verifies one pact against a provider. @throws Error where the Verifier itself breaks. */
export const verifyPact = async (pact: Pact, url: string, state: string): Promise<Outcome> => {
  const folder = await mkdtemp(join(tmpdir(), 'groma-pact-'));
  const file = join(folder, 'pact.json');
  try {
    await writeFile(file, JSON.stringify(pact));
    return await ordered(file, url, state);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
