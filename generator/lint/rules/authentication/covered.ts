import { operationRule } from '../../rule.ts';

/** AUTH-1: each operation names a security scheme or says that it is public. */
export const covered = operationRule({
  id: 'authentication/covered',
  items: ['AUTH-1'],
  convention: 'authentication',
  page: {
    what: 'Every operation demands a declared security scheme, or says that it is public with `security: []`.',
    why: 'Where a document is silent, a reader must guess whether the door is open, and so must the server.',
    mend: 'Declare a scheme under `components.securitySchemes` and a root `security`; write `security: []` on what is public.',
  },
  judge: (operation, answer, contract) => {
    if (answer.kind === 'none' && answer.certainty === 'absent') return [{ ...silent(contract.security.size > 0), at: operation.at }];
    const writes = answer.kind === 'optional' && !['GET', 'HEAD', 'OPTIONS'].includes(operation.method) && operation.role.kind !== 'search';
    return writes
      ? [
          {
            message: 'A write may be called by nobody: its security has the alternative `{}`.',
            hint: 'Remove `{}` from its `security`.',
            at: answer.at,
          },
        ]
      : [];
  },
});

const silent = (hasScheme: boolean) =>
  hasScheme
    ? {
        message: 'No security covers it, and nothing says that it is public.',
        hint: 'Add a root `security`, or `security: []` where it is public.',
      }
    : {
        message: 'The document has no security scheme: anybody may call it.',
        hint: 'Declare one under `components.securitySchemes` and a root `security`.',
      };
