import { type Seen, wordCheck } from '../../check.ts';
import { isUnarranged } from '../../means.ts';
import { isInstalled } from '../../pact/verifier.ts';
import { verifyOperation } from '../../pact/verify.ts';
import { answerOf, succeeded } from '../../request.ts';
import { unarranged } from '../../steps/not-testable.ts';

const supply = 'npm install --save-dev @pact-foundation/pact';

/** DOC-2: the example of an operation works, and is answered as it is shown. */
export const pact = wordCheck({
  id: 'documentation/pact',
  items: ['DOC-2'],
  law: 'The example of an operation succeeds, and its answer has the members and types that the document shows.',
  page: {
    why: 'Clients are written after the examples. A contract that the server itself was never held to is a guess.',
    mend: 'Correct the example or the schema of the response, or the server: the report names the member that differs.',
  },
  part: 'pact',
  subject: 'operation',
  convention: 'documentation',
  asks: (operation) => operation.responses.some(({ status }) => status.startsWith('2')),
  writes: true,
  lane: 'late',
  after: ['health/open'],
  run: async (operation, means): Promise<Seen> => {
    if (!isInstalled())
      return { verdict: 'not-testable', reason: 'the package @pact-foundation/pact is not installed', remedy: supply, supply };
    if (operation.role.kind === 'list') await means.populate(operation, 1);
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const { mismatches, exchanges } = await verifyOperation(operation, arranged, means);
    const last = exchanges.at(-1);
    if (mismatches.length === 0) return { verdict: 'pass', exchanges };
    if (last === undefined)
      return { verdict: 'not-testable', reason: `the Verifier sent nothing: ${mismatches[0]}`, remedy: 'report this as a bug of Groma' };
    return {
      verdict: 'fail',
      message: succeeded(last)
        ? `The answer is not what the document shows: ${mismatches[0]}.`
        : 'The example of the operation does not work.',
      expected: 'the documented success',
      actual: `${answerOf(last)} (${mismatches.length} mismatches)`,
      exchanges: [last],
      source: 'document',
    };
  },
});
