import type { Contract, Operation } from '../../../contract/model.ts';
import { contractRule } from '../../rule.ts';
import { usual } from '../../usual.ts';

/** ERR-1: where operations declare errors without a number of their own (`default`), all do. */
export const defaultResponse = contractRule({
  id: 'errors/default-response',
  items: ['ERR-1'],
  page: {
    what: 'Where most operations have a `default` error response, every operation has it.',
    why: 'What a framework answers (405, 406, 414 …) stands under `default`; an operation without it promises nothing there.',
    mend: 'Refer to the shared error response as `default` in every operation.',
  },
  judge: (contract) => {
    const operations = contract.operations.filter(({ role }) => role.kind !== 'probe');
    if (usual(operations.map(hasDefault)) !== true) return null;
    return missing(operations);
  },
});

const missing = (operations: Contract['operations']) =>
  operations
    .filter((operation) => !hasDefault(operation))
    .map((operation) => ({
      message: 'It has no `default` error, as the other operations have.',
      hint: 'Refer to the shared error response as `default`.',
      at: operation.at,
      operations: [operation],
    }));

const hasDefault = ({ responses }: Operation): boolean => responses.some(({ status, error }) => status === 'default' && error !== null);
