// @ts-check
/** The beginning of every npm script: makes the machine ready, on any Node since 20, then runs a program of this folder on the right Node. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, SetupError, setUpPackages, setUpTools } from './setup.mjs';

/** Programs that need more than packages, and whether they run tests. */
const withTools = new Set(['test', 'golden']);

const [program = '', ...args] = process.argv.slice(2);
const file = join(root, '.ci', `${program}.ts`);
try {
  if (!existsSync(file)) throw new SetupError(`There is no program .ci/${program}.ts.`);
  const node = setUpPackages();
  if (withTools.has(program)) setUpTools(process.env.CI === 'true');
  run(node);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** @param {string} node */
function run(node) {
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  // Two packages report their use to their makers unless they are told not to.
  const env = { ...process.env, PATH, PACT_DO_NOT_TRACK: 'true', SCARF_ANALYTICS: 'false' };
  const child = spawn(node, [file, ...args], { cwd: root, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
