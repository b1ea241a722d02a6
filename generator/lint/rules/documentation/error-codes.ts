import type { Contract, ErrorCode } from '../../../contract/model.ts';
import { contractRule, type Finding } from '../../rule.ts';

/** DOC-3: each error code is explained: what caused it, and how to mend it. */
export const errorCodes = contractRule({
  id: 'documentation/error-codes',
  items: ['DOC-3'],
  page: {
    what: 'Every error code has a cause and a fix.',
    why: 'The code is where a developer at three in the morning begins; a code without a remedy ends in a ticket.',
    mend: 'Put a table with the columns code, status, cause and fix into the description, or `x-groma` with them at the code.',
  },
  judge: (contract) => (contract.errors.length === 0 ? silence(contract) : contract.errors.flatMap((code) => gaps(code, contract))),
});

const silence = (contract: Contract): readonly Finding[] => {
  const { errors } = contract.conventions;
  const operations = contract.operations.filter((operation) => operation.role.kind !== 'probe');
  if (errors.kind === 'none' || operations.length === 0) return [];
  return [
    {
      message: 'No list of error codes: a program cannot know what it may be told.',
      hint: 'Give the code an `enum`, and a table with code, status, cause and fix.',
      at: errors.at,
      operations,
    },
  ];
};

const gaps = (code: ErrorCode, contract: Contract): readonly Finding[] => {
  const missing = [...(code.cause === null ? ['cause'] : []), ...(code.fix === null ? ['fix'] : [])];
  if (missing.length === 0) return [];
  return [
    {
      message: `The error code ${code.value} has no ${missing.join(' and no ')}.`,
      hint: 'Add a row for it to the table of codes.',
      at: code.at,
      operations: contract.operations.filter(({ key }) => code.operations.includes(key)),
    },
  ];
};
