/** What a run would ask, as people read it: one line for each check on each operation. */
import type { ConformListReport } from '../report.ts';
import { columns, plain } from '../style.ts';

/** The list as text, with a line feed at the end; empty where nothing would run. */
export const conformListTerminal = ({ checks }: ConformListReport): string =>
  columns(
    checks.map(({ check, items, kind, operation = '' }) => [
      items[0] ?? '',
      check,
      kind === 'monitor' ? 'every exchange' : plain(operation),
    ]),
  )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
