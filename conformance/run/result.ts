/** What was seen as a result: certainty decides what may fail (design §3). */

import { item } from '../../generator/contract/checklist.ts';
import type { Certainty, Operation } from '../../generator/contract/model.ts';
import type { CheckResult, Level } from '../../generator/report/report.ts';
import type { Judged } from '../attribute.ts';
import type { Check, Seen } from '../check.ts';

/** The level of a check: its own, else that of the item that owns it. */
export const levelOf = (check: Pick<Check, 'level' | 'items'>): Level => check.level ?? item(check.items[0]).level;

/** What goes with a result: where it was seen, how certain the answer it stands on is, how often it was reproduced. */
export type Circumstance = Readonly<{ operation: Operation | null; certainty: Certainty; intermittent: string | null; strict?: boolean }>;

const headOf = (check: Check, { operation, certainty }: Circumstance) => ({
  check: check.id,
  items: check.items,
  level: levelOf(check),
  certainty,
  ...(operation === null ? {} : { operation: operation.id }),
});

const guessed = (check: Check, seen: Seen & { verdict: 'fail' }): Seen => ({
  verdict: 'not-testable',
  reason: `the document only hints at it; if it is meant, this fails: ${seen.message}`,
  remedy: `say it in the document: x-groma.${check.convention}`,
  exchanges: seen.exchanges,
});

const bodyOf = (seen: Seen, intermittent: string | null): Pick<CheckResult, 'verdict' | 'source'> & Partial<CheckResult> => {
  switch (seen.verdict) {
    case 'pass':
      return { verdict: 'pass', source: 'document' };
    case 'fail': {
      const { verdict, message, expected, actual, source } = seen;
      return { verdict, message, expected, actual, source, ...(intermittent === null ? {} : { intermittent }) };
    }
    case 'not-testable':
      return {
        verdict: 'not-testable',
        reason: seen.reason,
        remedy: seen.remedy,
        source: 'document',
        ...(seen.supply === undefined ? {} : { supply: seen.supply }),
      };
    case 'not-applicable':
      return { verdict: 'not-applicable', reason: seen.reason, source: 'document' };
    default:
      return seen satisfies never;
  }
};

/** What does not apply because the document leaves something out, where every item binds. */
const gapOf = (check: Check, seen: Seen): Seen =>
  seen.verdict === 'not-applicable' && seen.gap !== undefined
    ? {
        verdict: 'not-testable',
        reason: seen.reason,
        remedy: seen.gap,
        supply: `${seen.gap} in the document (x-groma.${check.convention})`,
      }
    : seen;

/** The result of what a check saw. What rests on a guess never fails: it asks for a word in the document. */
export const judgedOf = (check: Check, seen: Seen, circumstance: Circumstance): Judged => {
  const bound = circumstance.strict === true ? gapOf(check, seen) : seen;
  const said = bound.verdict === 'fail' && circumstance.certainty === 'guessed' ? guessed(check, bound) : bound;
  const exchanges = said.verdict === 'not-applicable' ? [] : (said.exchanges ?? []);
  return {
    result: { ...headOf(check, circumstance), ...bodyOf(said, circumstance.intermittent) },
    key: circumstance.operation?.key ?? null,
    exchanges,
  };
};
