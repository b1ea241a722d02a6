/** On which operations a convention is due at all: where silence about it is a gap, not a matter of course. */
import type { Operation, OperationConventions } from '../generator/contract/model.ts';

const writing: readonly string[] = ['create', 'update', 'replace', 'bulk', 'action'];
const conditional: readonly string[] = ['read', 'update', 'replace', 'delete'];
const open: readonly string[] = ['probe', 'token'];

/** Whether the checklist asks an operation for a convention. */
export const isDue = (word: keyof OperationConventions, { role }: Operation): boolean => {
  switch (word) {
    case 'authentication':
    case 'rate-limiting':
      return !open.includes(role.kind);
    case 'pagination':
      return role.kind === 'list';
    case 'idempotency':
      return writing.includes(role.kind);
    case 'conditional-requests':
      return conditional.includes(role.kind);
    // What is due only where a job, an upload or a long call exists is seen by what declares it.
    case 'long-running':
    case 'resumable-upload':
    case 'timeouts':
      return false;
    default:
      return word satisfies never;
  }
};

/** Whether a document says nothing of a convention: a decision against it is no silence. */
export const isSilent = ({ kind, certainty }: Readonly<{ kind: string; certainty: string }>): boolean =>
  kind === 'none' && (certainty === 'absent' || certainty === 'guessed');
