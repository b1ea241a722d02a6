/** Proof: each hostile document is read, built and turned into requests, or refused, within 5 s and 512 MB of heap, by a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import { exchangeOf, responseOf } from './exchange.ts';
import { load } from './load.ts';
import { position } from './position.ts';
import { diskReader } from './read/reader.ts';

const OWN = fileURLToPath(new URL('../../specs/hostile/', import.meta.url));
const CORPUS = `${process.env.GROMA_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))}/hostile/`;
const SECONDS = 5;
const MEGABYTES = 512;

async function attack(path: string): Promise<string> {
  const loaded = await load(path, diskReader(path));
  if (loaded.kind === 'unreadable') return `refused: ${loaded.message}`;
  const { contract, diagnostics } = build(loaded);
  if (contract === null) return 'no contract';
  for (const { at } of diagnostics) {
    const file = contract.files.get(at.file);
    if (file !== undefined) position(file, at.pointer);
  }
  const sent = contract.operations.map((operation) => [exchangeOf(contract, operation), responseOf(contract, operation)]);
  const bytes = JSON.stringify([[...contract.schemas], sent]).length;
  return `${contract.operations.length} operations, ${diagnostics.length} diagnostics, ${bytes} bytes of schemas and requests`;
}

function prove(path: string): boolean {
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MEGABYTES}`, fileURLToPath(import.meta.url), path],
    {
      encoding: 'utf8',
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
    },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const outcome = status === 0 ? stdout.trim() : `FAILED (${signal ?? `exit ${status}`}): ${stderr.trim().split('\n').at(-1)}`;
  console.log(`${path.split('/').at(-1)?.padEnd(40)} ${seconds} s  ${outcome.replace(path, path.split('/').at(-1) ?? '')}`);
  return status === 0;
}

const [, , only] = process.argv;
if (only !== undefined) console.log(await attack(only));
else {
  const folders = [OWN, CORPUS].filter((folder) => existsSync(folder));
  if (!folders.includes(CORPUS)) console.log('The corpus of hostile documents is absent: only specs/hostile is proved.');
  const paths = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => folder + name),
  );
  const failed = paths.filter((path) => !prove(path));
  console.log(`${paths.length - failed.length} of ${paths.length} documents within ${SECONDS} s and ${MEGABYTES} MB`);
  process.exitCode = failed.length === 0 && paths.length > 0 ? 0 : 1;
}
