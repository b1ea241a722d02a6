import type { Contract, Idempotency, Operation, RequestField, SourceLocation } from '../../../contract/model.ts';
import { type Judgement, operationRule } from '../../rule.ts';
import { usual } from '../../usual.ts';

/** IDEM-1: a retry of a POST or PATCH is safe, because it carries a required key (or, for a PATCH, a required precondition). */
export const keyRequired = operationRule({
  id: 'idempotency/key-required',
  items: ['IDEM-1'],
  convention: 'idempotency',
  roles: ['create', 'replace', 'update', 'delete', 'bulk', 'action', 'other'],
  page: {
    what: 'Every POST and PATCH requires an idempotency key.',
    why: 'When an answer is lost, a client must retry; without a key the second call may create or charge twice.',
    mend: 'Refer to one required parameter, a header such as `Idempotency-Key`, from every POST and PATCH.',
  },
  judge: (operation, answer, contract) => {
    if (!isAsked(operation)) return null;
    if (answer.kind === 'key') return answer.required ? [] : [optional(operation, answer.key)];
    if (answer.kind === 'none' && answer.certainty !== 'absent') return [];
    // A precondition makes a retry safe by itself; where all others take a key, a client still expects one.
    if (answer.kind === 'precondition' && !keysAreUsual(contract)) return [];
    return answer.kind === 'method' ? [] : missing(operation, answer);
  },
});

const isAsked = ({ method }: Operation): boolean => method === 'POST' || method === 'PATCH';

const keysAreUsual = (contract: Contract): boolean =>
  usual(contract.operations.filter(isAsked).map(({ conventions }) => conventions.idempotency.kind)) === 'key';

const missing = (operation: Operation, { kind }: Idempotency): Judgement => [
  {
    message:
      kind === 'precondition'
        ? 'It takes no idempotency key, as the other writes do.'
        : 'A retry may run twice: it takes no idempotency key.',
    hint: 'Add a required header parameter `Idempotency-Key`.',
    at: operation.at,
  },
];

const optional = (operation: Operation, key: RequestField) => {
  const at = fieldAt(operation, key);
  return {
    message: `The key ${key.name} is optional: a client that forgets it may run twice.`,
    hint: 'add `required: true`',
    at,
    fix: key.in === 'body' ? [] : [{ at: { file: at.file, pointer: `${at.pointer}/required` }, put: true, review: false }],
  };
};

const fieldAt = (operation: Operation, field: RequestField): SourceLocation =>
  operation.parameters.find((parameter) => parameter.in === field.in && parameter.name.toLowerCase() === field.name.toLowerCase())?.at ??
  operation.body?.at ??
  operation.at;
