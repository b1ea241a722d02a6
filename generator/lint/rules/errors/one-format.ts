import type { ErrorFormat, Errors, Operation, Response } from '../../../contract/model.ts';
import { type Judgement, responseRule } from '../../rule.ts';

/** ERR-1: all errors of all operations have one format. */
export const oneFormat = responseRule({
  id: 'errors/one-format',
  items: ['ERR-1'],
  page: {
    what: 'Every error response of every operation has the same schema and media type.',
    why: 'A client needs one piece of code that reads errors; a second format is one that nobody handles.',
    mend: 'Declare one error schema and shared responses that use it, and refer to them everywhere.',
  },
  judge: (response, operation, contract) => {
    if (operation.role.kind === 'probe' || !isError(response, operation)) return null;
    const usual = usualFormat(contract.conventions.errors);
    return usual === null ? [{ ...silence, at: operation.at }] : deviation(response, operation, usual);
  },
});

const usualFormat = (errors: Errors): ErrorFormat | null => {
  if (errors.kind === 'none') return null;
  return errors.kind === 'several' ? (errors.formats[0]?.format ?? null) : errors.format;
};

const silence = {
  message: 'No error has a format that a program can read.',
  hint: 'Declare one error schema with a code and a message, and use it in every 4xx and 5xx.',
};

/** `default` is an error where a success is declared beside it. */
const isError = ({ status }: Response, { responses }: Operation): boolean =>
  /^[45]/.test(status) || (status === 'default' && responses.some((other) => /^[23]/.test(other.status)));

/** 412 may be empty (RFC 9110, section 15.5.13); HEAD never has a body. */
const mayBeEmpty = ({ status, content }: Response, { method }: Operation): boolean =>
  content.length === 0 && (status === '412' || method === 'HEAD');

const deviation = (response: Response, operation: Operation, usual: ErrorFormat): Judgement => {
  const { error, at } = response;
  if (error === null && mayBeEmpty(response, operation)) return [];
  const hint = `Answer with ${usual.mediaType} and the common error schema.`;
  if (error === null) return [{ message: 'The error has no body in the common format.', hint, at }];
  return sameFormat(error, usual) ? [] : [{ message: 'The error has another format than the other errors.', hint, at }];
};

/** Structure decides, not the name of a schema: an error that says more in the same places has the same format. */
const sameFormat = (one: ErrorFormat, other: ErrorFormat): boolean =>
  one.kind === other.kind &&
  one.mediaType === other.mediaType &&
  one.members.code === other.members.code &&
  one.members.message === other.members.message &&
  one.members.type === other.members.type;
