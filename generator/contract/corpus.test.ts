/** Real documents: none crashes, and what is counted in them is what the corpus counts. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { build } from './build.ts';
import { exchangeOf, responseOf } from './exchange.ts';
import { load } from './load.ts';
import type { Contract, Diagnostic } from './model.ts';
import { diskReader } from './read/reader.ts';

const CORPUS = process.env.GROMA_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isThere = existsSync(join(CORPUS, 'README.md'));

const read = async (path: string): Promise<Readonly<{ contract: Contract; diagnostics: readonly Diagnostic[]; files: number }>> => {
  const loaded = await load(path, diskReader(path));
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract, diagnostics } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return { contract, diagnostics, files: loaded.documents.files.size };
};

type Row = Readonly<{
  file: string;
  version: string;
  paths: number;
  operations: number;
  schemas: string;
  recursive: number;
  columns: readonly string[];
}>;

/** The rows of both tables: file, version, [size], paths, operations, schemas … */
const rows = (): readonly Row[] => {
  const lines = readFileSync(join(CORPUS, 'README.md'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const columns = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const at = columns.findIndex((cell, index) => index > 1 && /^\d+$/.test(cell));
    const [file = '', version = ''] = columns;
    if (at < 0 || !/^[23]\.\d/.test(version) || version.startsWith('2')) return [];
    const [paths, operations, schemas = '', cycles = ''] = columns.slice(at);
    return [
      {
        file,
        version,
        paths: Number(paths),
        operations: Number(operations),
        schemas,
        recursive: columns.length > 12 ? Number.parseInt(cycles, 10) || 0 : -1,
        columns,
      },
    ];
  });
};

describe.skipIf(!isThere)('the corpus of real documents (skipped where it is absent)', () => {
  const all = isThere ? rows() : [];

  test('its tables are read', () => {
    expect(all.length).toBeGreaterThan(30);
  });

  test.each(all.filter(({ file }) => !file.endsWith('.tar.gz')))('$file: $operations operations, $schemas schemas', async (row) => {
    const { contract, diagnostics } = await read(join(CORPUS, row.file));
    const components = [...contract.schemas.values()].filter(({ at }) => at.pointer.startsWith('/components/schemas/'));
    expect(contract.operations).toHaveLength(row.operations);
    expect(contract.openapi).toBe(row.version.slice(0, 3));
    if (/^\d+$/.test(row.schemas)) expect(components).toHaveLength(Number(row.schemas));
    if (row.recursive >= 0) expect(components.filter(({ recursive }) => recursive)).toHaveLength(row.recursive);
    expect(diagnostics.filter(({ rule, severity }) => rule.startsWith('document/') && severity === 'error')).toEqual([]);
    expect(new Set(contract.operations.map(({ id }) => id)).size).toBe(row.operations);
    for (const operation of contract.operations) {
      expect(exchangeOf(contract, operation).missing).toEqual([]);
      responseOf(contract, operation);
    }
  });

  test('DigitalOcean, in 2,850 files', async () => {
    const row = all.find(({ file }) => file.startsWith('digitalocean'));
    const folder = await mkdtemp(join(tmpdir(), 'groma-corpus-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    execFileSync('tar', ['xzf', join(CORPUS, 'digitalocean.tar.gz'), '-C', folder]);
    const { contract, diagnostics } = await read(join(folder, 'digitalocean', 'DigitalOcean-public.v2.yaml'));
    expect(contract.operations).toHaveLength(row?.operations ?? -1);
    expect(new Set(contract.operations.map(({ path }) => path.text + path.variant)).size).toBe(row?.paths);
    expect(diagnostics.filter(({ rule }) => rule.includes('reference'))).toEqual([]);
  });
});
