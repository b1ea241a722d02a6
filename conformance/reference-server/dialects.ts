import type { Dialect } from './dialect.ts';
import { groma } from './dialects/groma.ts';
import { ledger } from './dialects/ledger.ts';
import { problem } from './dialects/problem.ts';

/** The dialects that have a name, ours first. */
export const dialects: readonly Dialect[] = [groma, problem, ledger];
