/** Proof: every check fails on its mutants and only it does, and none fails on the correct server, in every dialect. Its page is `mutants.proof.md`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dialect } from '../reference-server/dialect.ts';
import { dialects } from '../reference-server/dialects.ts';
import { drawnDialects } from '../reference-server/testing.ts';
import { type Cell, cellOf, holds } from './cross-matrix.ts';
import { mutants } from './mutants.ts';

/** Correct servers in dialects that nobody thought of. */
const drawn = 40;

const proved = async (dialect: Dialect, name: string, mutant: Cell['mutant']): Promise<Cell> => {
  const cell = { ...(await cellOf(dialect, mutant)), dialect: name };
  console.log(`${holds(cell) ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${(mutant?.id ?? 'correct').padEnd(40)} ${cell.failed.join(' ')}`);
  return cell;
};

const mark = (cells: readonly Cell[], id: string, dialect: Dialect): string => {
  const cell = cells.find((each) => each.mutant?.id === id && each.dialect === dialect.name);
  return cell === undefined ? '–' : holds(cell) ? '✓' : cell.failed.join(', ') || 'nothing';
};

const page = (cells: readonly Cell[], date: Date): string => {
  const good = cells.filter(holds).length;
  const head = ['mutant', 'found by', ...dialects.map(({ name }) => name)];
  const rows = mutants.map(({ id, killedBy }) => [id, killedBy, ...dialects.map((dialect) => mark(cells, id, dialect))]);
  const alarms = cells.filter(({ mutant, failed }) => mutant === null && failed.length > 0).length;
  return `# Each check fails on its mutants, and only it does

${date.toISOString().slice(0, 10)} · \`npm run proof mutants\` · Node ${process.versions.node}

The whole kit against the reference server with exactly one defect. ✓: its check failed and no other; –: the defect cannot show in that
dialect; else the checks that failed. ${good} of ${cells.length} runs are as they should be; on ${dialects.length + drawn} correct servers
(${drawn} of them in drawn dialects) there were ${alarms} false alarms.

${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
};

const cells: Cell[] = [];
for (const dialect of dialects) {
  cells.push(await proved(dialect, dialect.name, null));
  for (const mutant of mutants.filter(({ shows }) => shows(dialect))) cells.push(await proved(dialect, dialect.name, mutant));
}
for (const [index, dialect] of drawnDialects(drawn).entries()) cells.push(await proved(dialect, `drawn ${index + 1}`, null));
writeFileSync(fileURLToPath(new URL('mutants.proof.md', import.meta.url)), page(cells, new Date()));
process.exitCode = cells.every(holds) ? 0 : 1;
