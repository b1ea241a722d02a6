/** One deviation, one owner (checks §1.4): what could not be judged because of a deviation that another check reports. */
import type { CheckResult } from '../generator/report/report.ts';
import type { RecordedExchange } from './exchange.ts';

/** A result with the exchanges it stands on, before it is printed. `key` is the operation's key; null for the API. */
export type Judged = Readonly<{ result: CheckResult; key: string | null; exchanges: readonly RecordedExchange[] }>;

/** The check that failed on an operation before, of those that own what this one would meet too. */
export const ownerOf = (after: readonly string[] | undefined, key: string | null, judged: readonly Judged[]): string | null => {
  const failed = judged.find(
    ({ result, key: on }) => result.verdict === 'fail' && after?.includes(result.check) === true && (on === key || on === null),
  );
  return failed?.result.check ?? null;
};

/** The operations whose answer was the deviation. */
const deviatingOn = ({ key, exchanges }: Judged): readonly (string | null)[] => [key, exchanges.at(-1)?.operation ?? null];

const blockerOf = (one: Judged, failures: readonly Judged[]): string | null => {
  if (one.result.verdict !== 'not-testable' || one.result.supply !== undefined || one.result.blockedBy !== undefined) return null;
  const stuckAt = one.exchanges.at(-1)?.operation;
  if (stuckAt === undefined || stuckAt === null) return null;
  return failures.find((failure) => deviatingOn(failure).includes(stuckAt))?.result.check ?? null;
};

/**
 * Marks what could not be judged because its last request met an operation that another check found deviating:
 * the failure is reported once, by its owner.
 */
export const attribute = (judged: readonly Judged[]): readonly Judged[] => {
  const failures = judged.filter(({ result }) => result.verdict === 'fail');
  return judged.map((one) => {
    const blockedBy = blockerOf(one, failures);
    return blockedBy === null ? one : { ...one, result: { ...one.result, blockedBy } };
  });
};
