import type { Contract, ErrorCode } from '../../../contract/model.ts';
import { contractRule, type Finding, type Judgement } from '../../rule.ts';
import { habit } from '../../usual.ts';

/** DOC-3: each error code is explained: what caused it, and how to mend it. */
export const errorCodes = contractRule({
  id: 'documentation/error-codes',
  items: ['DOC-3'],
  page: {
    what: 'Every error code has a cause and a fix.',
    why: 'The code is where a developer at three in the morning begins; a code without a remedy ends in a ticket.',
    mend: 'Put a table with the columns code, status, cause and fix into the description, or `x-groma` with them at the code.',
  },
  judge: (contract) => {
    if (contract.errors.length === 0) return silence(contract);
    const groups = Map.groupBy(contract.errors, missingOf);
    return [...groups].flatMap(([missing, codes]) => (missing === '' ? [] : gaps(missing, codes, contract)));
  },
});

const silence = (contract: Contract): Judgement => {
  const { errors } = contract.conventions;
  const operations = contract.operations.filter((operation) => operation.role.kind !== 'probe');
  if (errors.kind === 'none' || operations.length === 0) return null;
  return [
    {
      message: 'No list of error codes: a program cannot know what it may be told.',
      hint: 'Give the code an `enum`, and a table with code, status, cause and fix.',
      at: errors.at,
      operations,
    },
  ];
};

const missingOf = ({ cause, fix }: ErrorCode): string =>
  [...(cause === null ? ['no cause'] : []), ...(fix === null ? ['no fix'] : [])].join(' and ');

/** A few codes are a finding each; where hardly any code is explained, that is one finding. */
const gaps = (missing: string, codes: readonly ErrorCode[], contract: Contract): readonly Finding[] => {
  const [first] = codes;
  if (first === undefined) return [];
  const all = codes.length >= habit.places && codes.length >= habit.share * contract.errors.length;
  if (!all) return codes.map((code) => ({ ...finding(`The error code ${code.value} has ${missing}.`, [code], contract), at: code.at }));
  const names = codes.map(({ value }) => value);
  return [
    {
      ...finding(`${codes.length} error codes have ${missing}: ${shortList(names)}.`, codes, contract),
      at: first.at,
      also: codes.map(({ at }) => at),
    },
  ];
};

const finding = (message: string, codes: readonly ErrorCode[], contract: Contract) => {
  const keys = new Set(codes.flatMap(({ operations }) => operations));
  return { message, hint: 'Add a row to the table of codes.', operations: contract.operations.filter(({ key }) => keys.has(key)) };
};

const shortList = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
