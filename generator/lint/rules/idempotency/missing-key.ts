import type { Contract, Operation } from '../../../contract/model.ts';
import { operationRule } from '../../rule.ts';
import { usual } from '../../usual.ts';

/** IDEM-1: an operation that demands a key declares the answer to a request without one. */
export const missingKey = operationRule({
  id: 'idempotency/missing-key',
  items: ['IDEM-1'],
  convention: 'idempotency',
  kinds: ['key'],
  page: {
    what: 'Every operation that requires an idempotency key declares the error for a request without it.',
    why: 'A client that forgets the key must be told so by an error that it can tell from others.',
    mend: 'Refer to the shared 400 from every operation that requires the key.',
  },
  judge: (operation, answer, contract) => {
    if (!answer.required) return null;
    const status = answer.refusals.missing ?? 400;
    if (declares(operation, status) || (!isUsual(contract, status) && mayDeclare(operation))) return [];
    return [
      {
        message: `The answer to a request without ${answer.key.name} is not declared: there is no ${status}.`,
        hint: `Add the response ${status}.`,
        at: operation.at,
      },
    ];
  },
});

const declares = ({ responses }: Operation, status: number): boolean =>
  responses.some((response) => response.status === String(status) || response.status === `${String(status).charAt(0)}XX`);

/** Where nobody names it by number, another refusal of what was sent, or `default`, may stand for it. */
const mayDeclare = ({ responses }: Operation): boolean => responses.some(({ status }) => /^(4\d\d|4XX|default)$/.test(status));

const isUsual = (contract: Contract, status: number): boolean =>
  usual(contract.operations.filter(demandsKey).map((operation) => declares(operation, status))) === true;

const demandsKey = ({ conventions: { idempotency } }: Operation): boolean => idempotency.kind === 'key' && idempotency.required;
