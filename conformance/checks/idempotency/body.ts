import type { Operation } from '../../../generator/contract/model.ts';
import type { Difference } from '../../arrange/vary.ts';
import { operationCheck, type Seen } from '../../check.ts';
import type { RecordedExchange } from '../../exchange.ts';
import { type Arranged, isUnarranged, type Means } from '../../means.ts';
import { answerOf, statusOf, succeeded } from '../../request.ts';
import { bodyDifferences, withDifference } from '../../steps/another-body.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';
import { isStoredAnswer, retry } from '../../steps/retry.ts';

const tries = 3;

/** A change that a fresh request proves to be valid: only then does a refusal tell of the key. */
const provenDifference = async (operation: Operation, arranged: Arranged, means: Means): Promise<Difference | Seen> => {
  const candidates = bodyDifferences(operation, arranged, means).slice(0, tries);
  let control: RecordedExchange | null = null;
  for (const difference of candidates) {
    const fresh = await means.arrange(operation);
    if (isUnarranged(fresh)) return unarranged(fresh);
    control = await means.send(operation, withDifference(fresh.request, difference), { purpose: 'the other body with a key of its own' });
    if (succeeded(control)) return difference;
  }
  if (control !== null) return controlFailed(control);
  return {
    verdict: 'not-testable',
    reason: 'its body has no member that could be different',
    remedy: 'add an example with a free text or a number',
  };
};

const refusalsFor = (reused: number | null): readonly number[] => (reused === null ? [422, 409, 400] : [reused]);

/** IDEM-5: a key belongs to one request. */
export const body = operationCheck({
  id: 'idempotency/body',
  items: ['IDEM-5'],
  law: 'The same key with another body is refused, nothing runs, and the first answer stays stored.',
  page: {
    why: 'A client that mixes up its keys must be told. Answering with the first result hides that the second request was never done.',
    mend: 'Keep a fingerprint of the request (method, path, query, body) beside the key, and refuse what differs.',
  },
  subject: 'operation',
  convention: 'idempotency',
  kinds: ['key'],
  roles: ['create', 'update', 'replace', 'action'],
  writes: true,
  lane: 'writes',
  after: ['idempotency/replay'],
  run: async (operation, answer, means) => {
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    if (arranged.request.body === null) return { verdict: 'not-applicable', reason: 'it has no body' };
    const difference = await provenDifference(operation, arranged, means);
    if ('verdict' in difference) return difference;
    const first = await means.send(operation, arranged.request, { purpose: 'the first request' });
    if (!succeeded(first)) return controlFailed(first);
    const other = await means.send(operation, withDifference(arranged.request, difference), { purpose: 'the same key, another body' });
    const expected = refusalsFor(answer.refusals.reused);
    const fail = (message: string, wanted: string, exchanges: readonly RecordedExchange[]): Seen => ({
      verdict: 'fail',
      message,
      expected: wanted,
      actual: answerOf(exchanges.at(-1) ?? other),
      exchanges,
      source: 'document',
    });
    const wrong = isStoredAnswer(first, other)
      ? 'Another request gets the stored answer of the first.'
      : `The key is used again for another body: ${statusOf(other)}.`;
    if (!expected.includes(statusOf(other))) return fail(wrong, expected.join(' or '), [first, other]);
    const again = await retry(operation, arranged.request, means, 'the first request again');
    if (isStoredAnswer(first, again)) return { verdict: 'pass', exchanges: [first, other, again] };
    return fail('After the refusal the first answer is no longer stored.', `the stored ${answerOf(first)}`, [first, other, again]);
  },
});
