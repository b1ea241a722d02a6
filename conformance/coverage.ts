/** What a run reached: per operation the statuses that were documented and those that were provoked. */
import type { Contract, Operation } from '../generator/contract/model.ts';
import type { OperationCoverage } from '../generator/report/report.ts';
import type { RecordedExchange } from './exchange.ts';
import { answerOf, statusOf, succeeded } from './request.ts';

/** An answer that a generated service gives where the user has written no handler yet: not reached, never a failure. */
const unwritten = 501;

const reasonOf = (operation: Operation, own: readonly RecordedExchange[], unarranged: ReadonlyMap<string, string>): string => {
  const last = own.filter(({ accident }) => !accident).at(-1);
  const why = unarranged.get(operation.key);
  if (why !== undefined) return why;
  if (last === undefined) return 'nothing was sent to it';
  return statusOf(last) === unwritten ? 'it is not implemented (501)' : `the last answer was ${answerOf(last)}`;
};

/** Coverage of every operation of the contract. `unarranged` says by operation key why no good request could be made. */
export const coverageOf = (
  contract: Contract,
  exchanges: readonly RecordedExchange[],
  unarranged: ReadonlyMap<string, string>,
): readonly OperationCoverage[] => {
  const byKey = Map.groupBy(exchanges, ({ operation }) => operation);
  return contract.operations.map((operation) => {
    const own = byKey.get(operation.key) ?? [];
    const reached = own.some(succeeded);
    const provoked = [...new Set(own.filter(({ response }) => response !== null).map(statusOf))].sort((a, b) => a - b);
    return {
      key: operation.key,
      id: operation.id,
      reached,
      statuses: { documented: operation.responses.map(({ status }) => status), provoked },
      ...(reached ? {} : { reason: reasonOf(operation, own, unarranged) }),
    };
  });
};
