import { describe, expect, it } from 'vitest';
import { correct } from '../reference-server/behaviour.ts';
import type { Dialect } from '../reference-server/dialect.ts';
import { dialects } from '../reference-server/dialects.ts';
import { startReferenceServer } from '../reference-server/reference-server.ts';
import { clientOf, drawnDialects } from '../reference-server/testing.ts';
import { type Law, laws, restsOn } from './laws.ts';
import { type Mutant, mutants } from './mutants.ts';

/** What a law sees on a fresh server of its own. */
async function violations(name: string, law: Law, dialect: Dialect, mutant?: Mutant): Promise<readonly string[]> {
  // Only what must overlap is given time to.
  const writeMs = ['idempotency/parallel', 'idempotency/load', 'errors/load'].includes(name) ? 30 : 1;
  const server = await startReferenceServer({ dialect, writeMs, ...(mutant === undefined ? {} : { mutant }) });
  try {
    return await law(clientOf(server, dialect));
  } finally {
    await server.stop();
  }
}

async function broken(dialect: Dialect, mutant?: Mutant): Promise<readonly string[]> {
  const names = [...laws].map(async ([name, law]) => ((await violations(name, law, dialect, mutant)).length > 0 ? [name] : []));
  return (await Promise.all(names)).flat();
}

describe('the laws', () => {
  it.each([...dialects, ...drawnDialects(40)])('hold on the correct server in the dialect $name', async (dialect) => {
    for (const [name, law] of laws) expect(await violations(name, law, dialect), name).toEqual([]);
  });

  it('are each broken by a mutant', () => {
    const killers = new Set<string>(mutants.map(({ killedBy }) => killedBy));
    expect([...killers].sort()).toEqual([...laws.keys()].sort());
  });
});

describe('a mutant', () => {
  it.each(mutants)('$id differs from the correct server in one decision', (mutant) => {
    const deviating = mutant.deviate(correct);
    const different = Object.keys(correct).filter((name) => Reflect.get(deviating, name) !== Reflect.get(correct, name));
    expect(different).toEqual([mutant.replaces]);
  });

  it('has an id of its own', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  describe.each(dialects)('in the dialect $name', (dialect) => {
    it.each(mutants.filter((mutant) => mutant.shows(dialect)))('$id breaks $killedBy and nothing else', async (mutant) => {
      const laid = await broken(dialect, mutant);
      expect(laid).toContain(mutant.killedBy);
      expect(laid.filter((name) => name !== mutant.killedBy && !restsOn.get(name)?.includes(mutant.killedBy))).toEqual([]);
    });

    it.each(mutants.filter((mutant) => !mutant.shows(dialect)))('$id cannot show', async (mutant) => {
      expect(await broken(dialect, mutant)).toEqual([]);
    });
  });
});
