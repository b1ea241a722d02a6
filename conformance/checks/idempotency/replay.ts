import { operationCheck, type Seen } from '../../check.ts';
import type { RecordedExchange } from '../../exchange.ts';
import { isUnarranged } from '../../means.ts';
import { answerOf, headerOf, statusOf, succeeded } from '../../request.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';
import { isStoredAnswer, retry, sameBody } from '../../steps/retry.ts';

const unlike = (first: RecordedExchange, second: RecordedExchange): string => {
  if (!succeeded(second)) return `A retry is answered with ${statusOf(second)} instead of the stored ${statusOf(first)}.`;
  return sameBody(first, second)
    ? `A retry is answered with ${statusOf(second)} instead of ${statusOf(first)}.`
    : 'A retry is answered with another body.';
};

const isMarked = (exchange: RecordedExchange, marker: string): boolean =>
  !['', 'false', '0'].includes((headerOf(exchange, marker) ?? '').toLowerCase());

const misplaced = (first: RecordedExchange, second: RecordedExchange, marker: string | null): string | null => {
  if (marker === null) return null;
  if (isMarked(first, marker)) return 'A first answer is marked as a stored one.';
  return isMarked(second, marker) ? null : 'A stored answer is not marked as one.';
};

/** IDEM-2: a client that did not see the answer gets it by asking again. */
export const replay = operationCheck({
  id: 'idempotency/replay',
  items: ['IDEM-2'],
  law: 'The same request with the same key gets the first answer again: status, body, marker as declared.',
  page: {
    why: 'A client whose connection broke cannot know whether it paid. The retry must tell it what the first request came to.',
    mend: 'Store status and body under the key in the same transaction as the effect, and send them again.',
  },
  subject: 'operation',
  convention: 'idempotency',
  kinds: ['key'],
  writes: true,
  lane: 'writes',
  run: async (operation, answer, means) => {
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const first = await means.send(operation, arranged.request, { purpose: 'the first request' });
    if (!succeeded(first)) return controlFailed(first);
    const second = await retry(operation, arranged.request, means);
    const fail = (message: string, expected: string): Seen => ({
      verdict: 'fail',
      message,
      expected,
      actual: answerOf(second),
      exchanges: [first, second],
      source: 'document',
    });
    // Whether the precondition or the key is looked at first is the server's choice (checks §1.5).
    const conditional = arranged.request.headers['if-match'] !== undefined && statusOf(second) === 412;
    if (conditional)
      return {
        verdict: 'not-testable',
        reason: 'the retry meets the precondition first',
        remedy: 'say in the document that a stored answer comes before If-Match',
        exchanges: [first, second],
      };
    if (!isStoredAnswer(first, second)) return fail(unlike(first, second), `the stored ${answerOf(first)}`);
    const marker = misplaced(first, second, answer.replayed);
    return marker === null ? { verdict: 'pass', exchanges: [first, second] } : fail(marker, `${answer.replayed} on the retry alone`);
  },
});
