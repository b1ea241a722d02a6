/** The whole kit against the reference server with one defect, or with none: which checks fail. */
import { build } from '../../generator/contract/build.ts';
import { loadText } from '../../generator/contract/testing.ts';
import type { Dialect } from '../reference-server/dialect.ts';
import { startReferenceServer } from '../reference-server/reference-server.ts';
import { conform } from '../run.ts';
import { type Mutant, mutants } from './mutants.ts';

/** One cell: the checks that failed, and those that should have. `mutant` null: the correct server, on which none may. */
export type Cell = Readonly<{ dialect: string; mutant: Mutant | null; failed: readonly string[]; expected: readonly string[] }>;

const document = { path: 'openapi.json', title: '', version: '', sha256: '' };

/** Proves one server. What load finds is left to the runs of load. */
export const cellOf = async (dialect: Dialect, mutant: Mutant | null, seed = 7): Promise<Cell> => {
  const server = await startReferenceServer({ dialect, writeMs: 5, ...(mutant === null ? {} : { mutant }) });
  try {
    const loaded = await loadText(JSON.stringify(server.document), {}, 'openapi.json');
    const contract = loaded.kind === 'unreadable' ? null : build(loaded).contract;
    if (contract === null) throw new Error(`the document of ${dialect.name} has no contract`);
    const settings = { url: server.url, consumers: server.consumers };
    const { results } = await conform(contract, settings, { document, version: '0.0.0', seed, now: Date.now });
    const failed = [...new Set(results.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check))];
    return { dialect: dialect.name, mutant, failed, expected: mutant === null ? [] : [mutant.killedBy] };
  } finally {
    await server.stop();
  }
};

/** Whether its own check fails, and no other. */
export const holds = ({ failed, expected }: Cell): boolean =>
  failed.length === expected.length && expected.every((id) => failed.includes(id));

/** A third of the mutants that show in a dialect, always the same: each third one of every check, its first at least. */
export const sampleOf = (dialect: Dialect): readonly Mutant[] =>
  [
    ...Map.groupBy(
      mutants.filter(({ shows }) => shows(dialect)),
      ({ killedBy }) => killedBy,
    ).values(),
  ].flatMap((own) => own.filter((_, index) => index % 3 === 0));
