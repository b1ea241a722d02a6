import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../generator/contract/build.ts';
import { loadText } from '../generator/contract/testing.ts';
import { conform } from './run.ts';

/** A server that the kit was not written for; not part of the repository. */
const folder = resolve(process.env.GROMA_CALIBRATION ?? '../shared/calibration', 'lodging');
const setup = existsSync(join(folder, 'setup.json')) ? JSON.parse(readFileSync(join(folder, 'setup.json'), 'utf8')) : null;

const started = async (): Promise<{ url: string; stop: () => void }> => {
  const child = spawn(process.execPath, ['server.mjs', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) {
    const url = /listening on (http:\S+)/.exec(String(chunk))?.[1];
    if (url !== undefined) return { url, stop: () => void child.kill('SIGTERM') };
  }
  throw new Error('the server did not start');
};

test.skipIf(setup === null)('the calibration server, where it is present: no false alarm, every operation reached', async () => {
  const server = await started();
  const loaded = await loadText(readFileSync(join(folder, setup.document), 'utf8'));
  const contract = loaded.kind === 'unreadable' ? null : build(loaded).contract;
  if (contract === null) throw new Error('no contract');
  const document = { path: 'openapi.yaml', title: '', version: '', sha256: '' };
  const report = await conform(
    contract,
    { url: server.url, consumers: setup.consumers },
    { document, version: '0.0.0', seed: 7, now: Date.now },
  );
  server.stop();
  expect(report.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(report.coverage.operations.filter(({ reached }) => !reached)).toEqual([]);
  expect(report.verdict).toBe('pass');
});
