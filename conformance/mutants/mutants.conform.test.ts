import { describe, expect, test } from 'vitest';
import { build } from '../../generator/contract/build.ts';
import { loadText } from '../../generator/contract/testing.ts';
import { groma } from '../reference-server/dialects/groma.ts';
import { startReferenceServer } from '../reference-server/reference-server.ts';
import { conform } from '../run.ts';
import { mutants } from './mutants.ts';

/** The whole kit against the reference server with one defect: its check fails, and no other. The other dialects: the proof run. */
describe('each mutant is found by its own check alone', () => {
  test.each(mutants.filter(({ shows }) => shows(groma)))('$id: $describes', async (mutant) => {
    const server = await startReferenceServer({ dialect: groma, mutant, writeMs: 5 });
    const loaded = await loadText(JSON.stringify(server.document), {}, 'openapi.json');
    const contract = loaded.kind === 'unreadable' ? null : build(loaded).contract;
    if (contract === null) throw new Error('no contract');
    const document = { path: 'openapi.json', title: '', version: '', sha256: '' };
    const report = await conform(
      contract,
      { url: server.url, consumers: server.consumers },
      { document, version: '0.0.0', seed: 7, now: Date.now },
    );
    await server.stop();
    const failed = new Set(report.results.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check));
    expect([...failed]).toEqual([mutant.killedBy]);
  });
});
