import type { Contract, Operation } from '../../../contract/model.ts';
import { limitHeaders } from '../../limit-headers.ts';
import { operationRule } from '../../rule.ts';
import { usual } from '../../usual.ts';

/** RATE-2: all operations tell the budget by the same headers. */
export const oneDialect = operationRule({
  id: 'rate-limiting/one-dialect',
  items: ['RATE-2'],
  convention: 'rate-limiting',
  kinds: ['headers', 'fields'],
  page: {
    what: 'Where most operations tell the budget by one set of headers, all do.',
    why: 'A client reads the budget in one place of its code; where the headers have other names, it reads nothing.',
    mend: 'Refer to the limit headers that the other operations have.',
  },
  judge: (operation, answer, contract) => {
    const common = commonHeaders(contract);
    if (common === null) return null;
    const own = namesOf(operation);
    if (own === null || own.toLowerCase() === common.toLowerCase()) return [];
    return [
      {
        message: `It tells the budget by ${limitHeaders(answer).join(', ')}, the other operations by ${common}.`,
        hint: 'Refer to the limit headers that the other operations have.',
        at: operation.responses.find(({ status }) => /^2/.test(status))?.at ?? operation.at,
      },
    ];
  },
});

const commonHeaders = (contract: Contract): string | null => usual(contract.operations.flatMap((operation) => namesOf(operation) ?? []));

const namesOf = ({ conventions }: Operation): string | null => {
  const limits = conventions['rate-limiting'];
  return limits.kind === 'headers' || limits.kind === 'fields' ? limitHeaders(limits).join(', ') : null;
};
