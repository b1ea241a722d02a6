import { describe, expect, test } from 'vitest';
import { build } from '../generator/contract/build.ts';
import { loadText } from '../generator/contract/testing.ts';
import type { ConformReport } from '../generator/report/report.ts';
import { mutants } from './mutants/mutants.ts';
import type { Dialect } from './reference-server/dialect.ts';
import { dialects } from './reference-server/dialects.ts';
import { startReferenceServer } from './reference-server/reference-server.ts';
import { drawnDialects } from './reference-server/testing.ts';
import { conform } from './run.ts';

const parts = ['properties', 'pact', 'load'] as const;
const owned = mutants.filter(({ killedBy }) => /^(schemas|documentation)\/|\/load$/.test(killedBy));

async function proved(dialect: Dialect, only: readonly string[], mutant?: (typeof mutants)[number]): Promise<ConformReport> {
  const server = await startReferenceServer({ dialect, writeMs: 5, ...(mutant === undefined ? {} : { mutant }) });
  try {
    const loaded = await loadText(JSON.stringify(server.document));
    const contract = loaded.kind === 'unreadable' ? null : build(loaded).contract;
    if (contract === null) throw new Error('no contract');
    const document = { path: 'openapi.json', title: dialect.name, version: '1', sha256: '' };
    return await conform(
      contract,
      { url: server.url, consumers: server.consumers },
      { document, version: '0.0.0', seed: 7, now: Date.now, selection: { only, without: [] } },
    );
  } finally {
    await server.stop();
  }
}

const failed = ({ results }: ConformReport): readonly string[] => [
  ...new Set(results.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check)),
];

describe.each(dialects)('in the dialect $name', (dialect) => {
  test('nothing fails on the correct server, and every part passes somewhere', { timeout: 60_000 }, async () => {
    const report = await proved(dialect, parts);
    expect(report.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    const passed = new Set(report.results.filter(({ verdict }) => verdict === 'pass').map(({ check }) => check));
    expect([...passed].sort()).toEqual([
      'documentation/pact',
      'errors/load',
      'idempotency/load',
      'schemas/invalid-request',
      'schemas/valid-request',
    ]);
    expect(report.load).toMatchObject({ profile: 'smoke', iterations: 200 });
  });

  test.each(owned)('$id fails $killedBy', { timeout: 60_000 }, async (mutant) => {
    expect(failed(await proved(dialect, [mutant.killedBy], mutant))).toEqual([mutant.killedBy]);
  });
});

test.each(drawnDialects(10))('properties raise no alarm in the dialect $name', { timeout: 60_000 }, async (dialect) => {
  expect(failed(await proved(dialect, ['properties']))).toEqual([]);
});
