import type { Operation, Response } from '../../../contract/model.ts';
import { type Limited, limitHeaders } from '../../limit-headers.ts';
import { type Finding, operationRule } from '../../rule.ts';

/** RATE-2: a limited operation declares its refusal with Retry-After, and the headers of its budget on refusal and success. */
export const refusal = operationRule({
  id: 'rate-limiting/refusal',
  items: ['RATE-2'],
  convention: 'rate-limiting',
  page: {
    what: 'A limited operation declares 429 with `Retry-After` and the headers that tell the budget, on success too.',
    why: 'A client that is told how much is left slows down by itself; one that is told how long to wait does not hammer.',
    mend: 'Share one 429 response with `Retry-After`, and refer to the limit headers from it and from every success.',
  },
  judge: (operation, answer) => {
    if (answer.kind === 'exempt' || operation.role.kind === 'probe') return null;
    if (answer.kind === 'none') return answer.certainty === 'absent' ? [{ ...silence, at: operation.at }] : null;
    const refused = operation.responses.find(({ status }) => status === String(answer.refusal ?? 429));
    if (refused === undefined)
      return [
        { message: 'The refusal of a limited call is not declared: there is no 429.', hint: 'Add the response 429.', at: operation.at },
      ];
    return [...retryAfter(refused), ...budget(operation, answer, refused)];
  },
});

const silence = {
  message: 'Nothing tells a caller of a rate limit: no 429, no limit headers.',
  hint: 'Add a 429 with Retry-After and the limit headers, or `x-groma: { rate-limiting: { kind: exempt } }` where there is no limit.',
};

const retryAfter = (response: Response): readonly Finding[] =>
  declares(response, 'Retry-After')
    ? []
    : [{ message: 'The refusal has no Retry-After.', hint: 'Add the header, in whole seconds.', at: response.at }];

const budget = (operation: Operation, answer: Limited, refused: Response): readonly Finding[] => {
  const names = limitHeaders(answer);
  const told = [...operation.responses.filter(({ status }) => /^2/.test(status)), refused];
  return told.flatMap((response) => {
    const missing = names.filter((name) => !declares(response, name));
    if (missing.length === 0) return [];
    return [
      {
        message: `The response does not declare ${missing.join(', ')}.`,
        hint: 'Refer to the limit headers that the other responses have.',
        at: response.at,
      },
    ];
  });
};

const declares = (response: Response, name: string): boolean =>
  response.headers.some((header) => header.name.toLowerCase() === name.toLowerCase());
