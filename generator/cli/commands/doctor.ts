import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Missing, suppliedConsumers } from '../../config/environment.ts';
import type { ReadConfig } from '../../config/read.ts';
import { columns, style } from '../../report/style.ts';
import type { Command } from '../command.ts';
import { openConfig } from '../document.ts';
import type { Environment } from '../environment.ts';
import { jsonText } from '../present.ts';

/** One thing that was looked at. `missing`: something will not be supplied; `broken`: a command will fail. */
type Finding = Readonly<{ name: string; state: 'ok' | 'missing' | 'broken'; says: string; remedy?: string }>;

/** `groma doctor`: what works here, what will not be supplied, and how to mend it. */
export const command: Command = {
  name: 'doctor',
  summary: 'what works on this machine, what will not be supplied, how to mend it',
  positional: [],
  options: {},
  examples: [
    { line: 'groma doctor', purpose: 'Node, k6, Redis, PostgreSQL, Pact, config' },
    { line: 'groma doctor --json', purpose: 'the same for a program' },
  ],
  run: async (input, environment) => {
    const config = await openConfig(input, environment);
    const findings = [
      nodeVersion(environment),
      await k6(environment),
      await pact(),
      await service('PostgreSQL', 'DATABASE_URL', 'generated services use the embedded store', environment),
      await service('Redis', 'REDIS_URL', 'limits are counted in memory', environment),
      ...configured(config, environment),
    ];
    environment.stdout.write(input.global.format === 'json' ? jsonText({ findings }) : terminal(findings, input.global.color));
    return findings.some(({ state }) => state === 'broken') ? 1 : 0;
  },
};

function nodeVersion({ node }: Environment): Finding {
  const [major = 0, minor = 0] = node.version.split('.').map(Number);
  const fits = major > 22 || (major === 22 && minor >= 19);
  return fits
    ? { name: 'Node', state: 'ok', says: node.version }
    : { name: 'Node', state: 'broken', says: node.version, remedy: 'Groma needs 22.19 or newer.' };
}

async function k6({ env }: Environment): Promise<Finding> {
  const path = await onPath('k6', env.PATH ?? '');
  if (path === null)
    return { name: 'k6', state: 'missing', says: 'not on PATH; the embedded engine is used', remedy: 'Install k6 and put it on PATH.' };
  const version = await promisify(execFile)(path, ['version']).then(
    ({ stdout }) => stdout.trim().split('\n')[0] ?? '',
    () => null,
  );
  return version === null ? { name: 'k6', state: 'broken', says: `${path} does not run` } : { name: 'k6', state: 'ok', says: version };
}

async function onPath(name: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, name);
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return null;
}

async function pact(): Promise<Finding> {
  const found = await Promise.resolve()
    .then(() => import.meta.resolve('@pact-foundation/pact'))
    .then(
      () => true,
      () => false,
    );
  return found
    ? { name: 'Pact', state: 'ok', says: '@pact-foundation/pact' }
    : { name: 'Pact', state: 'missing', says: 'contracts are not verified', remedy: 'npm install --save-dev @pact-foundation/pact' };
}

async function service(name: string, variable: string, without: string, { env }: Environment): Promise<Finding> {
  const url = URL.parse(env[variable] ?? '');
  if (url === null) return { name, state: 'missing', says: `${variable} is not set: ${without}` };
  const port = Number(url.port || (name === 'Redis' ? 6379 : 5432));
  const reached = await reach(url.hostname, port);
  return reached
    ? { name, state: 'ok', says: `${url.hostname}:${port} answers` }
    : { name, state: 'broken', says: `${url.hostname}:${port} does not answer`, remedy: `Start it, or unset ${variable}.` };
}

const reach = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (reached: boolean) => (): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

function configured({ config, file }: ReadConfig, { env }: Environment): readonly Finding[] {
  if (file === null) return [{ name: 'config', state: 'missing', says: 'no groma.config file here', remedy: 'groma init' }];
  const { missing } = suppliedConsumers(config, env);
  return [{ name: 'config', state: 'ok', says: file }, ...missing.map(unset)];
}

const unset = ({ variable, place }: Missing): Finding => ({
  name: 'config',
  state: 'missing',
  says: `${variable} is not set: ${place} is not supplied`,
  remedy: `export ${variable}=…`,
});

function terminal(findings: readonly Finding[], color: boolean): string {
  const paint = style(color);
  const marks = { ok: paint.green('✓'), missing: paint.yellow('?'), broken: paint.red('✗') };
  return `${columns(findings.map(({ name, state, says, remedy }) => [`${marks[state]} ${name}`, `${says}${remedy === undefined ? '' : paint.dim(`  ${remedy}`)}`])).join('\n')}\n`;
}
