import type { Operation, RequestField, SourceLocation } from '../../../contract/model.ts';
import { operationRule } from '../../rule.ts';

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
  judge: (operation, answer) => {
    if (operation.method !== 'POST' && operation.method !== 'PATCH') return [];
    if (answer.kind === 'none' && answer.certainty === 'absent')
      return [
        {
          message: `A retry of this ${operation.method} may run twice: it takes no idempotency key.`,
          hint: 'Add a required header parameter `Idempotency-Key`.',
          at: operation.at,
        },
      ];
    if (answer.kind !== 'key' || answer.required) return [];
    const at = fieldAt(operation, answer.key);
    return [
      {
        message: `The key ${answer.key.name} is optional: a client that forgets it may run twice.`,
        hint: 'add `required: true`',
        at,
        fix: answer.key.in === 'body' ? [] : [{ at: { file: at.file, pointer: `${at.pointer}/required` }, put: true, review: false }],
      },
    ];
  },
});

const fieldAt = (operation: Operation, field: RequestField): SourceLocation =>
  operation.parameters.find((parameter) => parameter.in === field.in && parameter.name.toLowerCase() === field.name.toLowerCase())?.at ??
  operation.body?.at ??
  operation.at;
