/** One deviation, one owner (checks §1.4): what could not be judged because of a deviation that another check reports. */
import type { Contract, Operation } from '../generator/contract/model.ts';
import type { CheckResult } from '../generator/report/report.ts';
import type { Check } from './check.ts';
import type { RecordedExchange } from './exchange.ts';

/** A result with the exchanges it stands on, before it is printed. `key` is the operation's key; null for the API. */
export type Judged = Readonly<{ result: CheckResult; key: string | null; exchanges: readonly RecordedExchange[] }>;

const resourceOn = (operation: Operation | null): string | null =>
  operation !== null && 'resource' in operation.role ? operation.role.resource : null;

/** Where a failure was seen: on its operation, or, asked of the whole API, on those that showed it; none: everywhere. */
const placesOf = ({ key, exchanges }: Judged): readonly string[] =>
  key === null ? exchanges.flatMap(({ operation }) => operation ?? []) : [key];

/** The check that failed before and owns what this one would meet too: on the same operation, or on its resource. */
export const ownerOf = (
  check: Pick<Check, 'after' | 'restsOn'>,
  operation: Operation | null,
  contract: Contract,
  judged: readonly Judged[],
): string | null => {
  const own = resourceOn(operation);
  const beside = (key: string): boolean => own !== null && resourceOn(contract.operations.find((each) => each.key === key) ?? null) === own;
  const owner = judged.find((one) => {
    if (one.result.verdict !== 'fail') return false;
    const places = placesOf(one);
    // What looks at several operations together meets what is wrong with each of them.
    const same = places.length === 0 || operation === null || places.includes(operation.key);
    const near = same || places.some(beside);
    return (same && check.after?.includes(one.result.check)) || (near && check.restsOn?.includes(one.result.check));
  });
  return owner?.result.check ?? null;
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
