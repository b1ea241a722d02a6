import type { ErrorFormat, Errors, Operation, Response } from '../../../contract/model.ts';
import { contractRule, type Finding } from '../../rule.ts';

/** ERR-1: all errors of all operations have one format. */
export const oneFormat = contractRule({
  id: 'errors/one-format',
  items: ['ERR-1'],
  page: {
    what: 'Every error response of every operation has the same schema and media type.',
    why: 'A client needs one piece of code that reads errors; a second format is one that nobody handles.',
    mend: 'Declare one error schema and shared responses that use it, and refer to them everywhere.',
  },
  judge: (contract) => {
    const { errors } = contract.conventions;
    const operations = contract.operations.filter((operation) => operation.role.kind !== 'probe');
    if (errors.kind !== 'none')
      return operations.flatMap((operation) => operation.responses.flatMap((response) => deviation(response, operation, errors)));
    if (operations.length === 0) return [];
    return [
      {
        message: 'No error has a format that a program can read.',
        hint: 'Declare one error schema with a code and a message, and use it in every 4xx and 5xx.',
        at: errors.at,
        operations,
      },
    ];
  },
});

/** 304 and 412 may be empty (RFC 9110, section 15); HEAD never has a body. */
const mayBeEmpty = (response: Response, operation: Operation): boolean => response.status === '412' || operation.method === 'HEAD';
const isError = ({ status }: Response): boolean => /^[45]/.test(status);

const deviation = (response: Response, operation: Operation, errors: Exclude<Errors, { kind: 'none' }>): readonly Finding[] => {
  const usual = errors.kind === 'several' ? errors.formats[0]?.format : errors.format;
  if (!isError(response) || usual === undefined) return [];
  if (response.error === null) {
    if (mayBeEmpty(response, operation) && response.content.length === 0) return [];
    return [
      {
        message: `The error ${response.status} has no body in the common format.`,
        hint: `Answer with ${usual.mediaType} and the common error schema.`,
        at: response.at,
        operations: [operation],
      },
    ];
  }
  if (
    response.error.kind === usual.kind &&
    response.error.mediaType === usual.mediaType &&
    sameMembers(response.error.members, usual.members)
  )
    return [];
  return [
    {
      message: `The error ${response.status} has another format than the other errors.`,
      hint: `Answer with ${usual.mediaType} and the common error schema.`,
      at: response.at,
      operations: [operation],
    },
  ];
};

/** Structure decides, not the name of a schema: an error that says more in the same places is the same format. */
const sameMembers = (one: ErrorFormat['members'], other: ErrorFormat['members']): boolean =>
  one.code === other.code && one.message === other.message && one.type === other.type;
