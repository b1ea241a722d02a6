/** The generated shop as its team has it: laid out in a folder of the repository, its handlers written, running as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { groma } from '../generator/cli/testing.ts';
import { root } from './program.ts';

/** The document of the shop, from the root of the repository. */
export const shopDocument = 'specs/shop.openapi.yaml';

/** Keys by the variable that the config of the service reads them from: `KEY_A1`, `KEY_B1` … */
export type Keys = Readonly<Record<string, string>>;

/** A running service. `keys` are those that it printed: only the first start on a store prints some. */
export type RunningShop = Readonly<{
  url: string;
  keys: Keys;
  /** Asks it to stop and waits until it has. @returns its exit code */
  stop: () => Promise<number | null>;
  /** SIGKILL: nothing of it runs on. Resolves when it is gone. */
  kill: () => Promise<void>;
}>;

/** An empty folder inside the repository, where `node_modules` is found and git does not look. */
export function folderForShop(name: string): string {
  mkdirSync(join(root, '.groma'), { recursive: true });
  return mkdtempSync(join(root, '.groma', `${name}-`));
}

/**
 * Generates targets for a document into a folder, and for the shop adds what its team writes by hand.
 *
 * @param out absolute
 * @param document from the root of the repository, or absolute
 * @throws what `groma generate` says where it does not end with 0
 */
export async function layOutShop(out: string, document = shopDocument, targets: readonly string[] = ['fastify']): Promise<void> {
  const asked = targets.flatMap((target) => ['--target', target]);
  const { exitCode, out: said, error } = await groma(['generate', document, ...asked, '--out', relative(root, out), '--quiet'], root);
  if (exitCode !== 0) throw new Error(`groma generate ended with ${exitCode}: ${said}${error}`);
  if (targets.includes('fastify')) writeHandlers(out);
}

/** Puts the payments, the refunds and the one action of the shop where `generate` left them open. */
export function writeHandlers(shop: string): void {
  cpSync(join(root, 'templates', 'fastify', 'src', 'handlers'), join(shop, 'src', 'handlers'), { recursive: true });
}

/** Removes a folder with all that is in it. */
export const removeShop = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/**
 * Starts the service of a folder in development, on a free port unless told otherwise, and waits until it listens.
 *
 * @param environment where it keeps its rows (`DATABASE_URL`, `STORE_FOLDER`; in memory where neither is given), its `PORT`
 * @throws what it wrote to standard error where it ends instead
 */
export async function startShop(shop: string, environment: NodeJS.ProcessEnv = {}): Promise<RunningShop> {
  const env = { ...process.env, PORT: '0', STORE_FOLDER: 'memory', NODE_ENV: 'development', ...environment };
  const service = spawn(process.execPath, ['src/main.ts'], { cwd: shop, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => service.once('close', resolve));
  const printed = await untilListening(service, ended);
  const url = isListening.exec(printed)?.[1] ?? '';
  const keys = Object.fromEntries([...printed.matchAll(/\b(KEY_\w+)=(\S+)/g)].map(([, name, key]) => [name, key]));
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    service.kill(signal);
    return ended;
  };
  return {
    url,
    keys,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

const isListening = /"message":"listening","url":"([^"]+)"/;

async function untilListening({ stdout, stderr }: ChildProcess, ended: Promise<number | null>): Promise<string> {
  let printed = '';
  let complaint = '';
  stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  const listening = new Promise<true>((resolve) =>
    stdout?.on('data', (chunk: Buffer) => {
      if (isListening.test(printed)) return;
      printed += chunk;
      if (isListening.test(printed)) resolve(true);
    }),
  );
  const first = await Promise.race([listening, ended]);
  if (first !== true) throw new Error(`the service ended with ${first}: ${complaint}${printed}`);
  return printed;
}
