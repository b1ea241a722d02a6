import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Missing, suppliedConsumers } from '../../config/environment.ts';
import type { ReadConfig } from '../../config/read.ts';
import { InputError } from '../../contract/input-error.ts';
import { envelope } from '../../report/envelope.ts';
import type { DoctorReport, ExaminedPart } from '../../report/report.ts';
import { columns, style } from '../../report/style.ts';
import type { Command, Input } from '../command.ts';
import { openConfig } from '../document.ts';
import type { Environment } from '../environment.ts';
import { checkForms, jsonText, present } from '../present.ts';

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
    checkForms(['terminal', 'json'], input);
    const parts = [
      nodeVersion(environment),
      await k6(environment),
      await pact(),
      await service('PostgreSQL', 'DATABASE_URL', 'generated services use the embedded store', environment),
      await service('Redis', 'REDIS_URL', 'limits are counted in memory', environment),
      ...(await configured(input, environment)),
    ];
    const isBroken = parts.some(({ state }) => state === 'broken');
    const report: DoctorReport = { ...envelope('doctor', isBroken ? 'fail' : 'pass', environment.version), parts };
    await present({ terminal: () => terminal(parts, input.global.color), json: () => jsonText(report) }, input, environment);
    return isBroken ? 1 : 0;
  },
};

function nodeVersion({ node }: Environment): ExaminedPart {
  const [major = 0, minor = 0] = node.version.split('.').map(Number);
  const fits = major > 22 || (major === 22 && minor >= 19);
  return fits
    ? { name: 'Node', state: 'ok', says: node.version }
    : { name: 'Node', state: 'broken', says: node.version, remedy: 'Groma needs 22.19 or newer.' };
}

async function k6({ env }: Environment): Promise<ExaminedPart> {
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

async function pact(): Promise<ExaminedPart> {
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

async function service(name: string, variable: string, without: string, { env }: Environment): Promise<ExaminedPart> {
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

/** A config that cannot be read is what one comes for: it is a part that is broken, and the others are looked at as well. */
async function configured(input: Pick<Input, 'global'>, environment: Environment): Promise<readonly ExaminedPart[]> {
  try {
    return examined(await openConfig(input, environment), environment);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const says = error.place === null ? error.message : `${error.place}: ${error.message}`;
    return [{ name: 'config', state: 'broken', says, ...(error.remedy === null ? {} : { remedy: error.remedy }) }];
  }
}

function examined({ config, file }: ReadConfig, { env }: Environment): readonly ExaminedPart[] {
  if (file === null) return [{ name: 'config', state: 'missing', says: 'no groma.config file here', remedy: 'groma init' }];
  const { missing } = suppliedConsumers(config, env);
  return [{ name: 'config', state: 'ok', says: file }, ...missing.map(unset)];
}

const unset = ({ variable, place }: Missing): ExaminedPart => ({
  name: 'config',
  state: 'missing',
  says: `${variable} is not set: ${place} is not supplied`,
  remedy: `export ${variable}=…`,
});

function terminal(parts: readonly ExaminedPart[], color: boolean): string {
  const paint = style(color);
  const marks = { ok: paint.green('✓'), missing: paint.yellow('?'), broken: paint.red('✗') };
  return `${columns(parts.map(({ name, state, says, remedy }) => [`${marks[state]} ${name}`, `${says}${remedy === undefined ? '' : paint.dim(`  ${remedy}`)}`])).join('\n')}\n`;
}
