/** Runs the k6 script of a plan where k6 was found, and reads the ledger that it writes. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../json.ts';
import type { LedgerLine } from '../ledger.ts';
import type { LoadPlan } from '../plan.ts';

const isLine = (value: unknown): value is LedgerLine =>
  isRecord(value) && typeof value.iteration === 'number' && typeof value.status === 'number';

const lineOf = (text: string): readonly LedgerLine[] => {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? [value] : [];
  } catch {
    return [];
  }
};

const finished = (command: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

/**
 * The ledger of a plan, in the order of its iterations. The plan stands in a private folder only while k6 runs: it has the credential.
 * @throws Error where k6 ends without having written any line.
 */
export const runK6 = async (command: string, plan: LoadPlan): Promise<readonly LedgerLine[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'groma-k6-'));
  const [file, ledger] = [join(folder, 'plan.json'), join(folder, 'ledger.jsonl')];
  const script = fileURLToPath(new URL(`./main${extname(import.meta.url)}`, import.meta.url));
  try {
    await writeFile(file, JSON.stringify(plan), { mode: 0o600 });
    const args = ['run', '--quiet', '-e', `GROMA_PLAN=${file}`, '--console-output', ledger, '--log-format', 'raw', script];
    const code = await finished(command, args);
    const lines = (await readFile(ledger, 'utf8').catch(() => '')).split('\n').flatMap(lineOf);
    if (lines.length === 0) throw new Error(`${command} ended with ${code} and wrote no ledger`);
    return lines.toSorted((a, b) => a.iteration - b.iteration);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
