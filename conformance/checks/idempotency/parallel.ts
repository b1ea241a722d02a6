import type { Operation } from '../../../generator/contract/model.ts';
import { operationCheck, type Seen } from '../../check.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { canonical } from '../../json.ts';
import { isUnarranged, type Means } from '../../means.ts';
import { answerOf, statusOf, succeeded } from '../../request.ts';
import { retryAfterOf } from '../../session/retry-after.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';
import { listedIds } from '../../steps/read-back.ts';
import { isStoredAnswer, retry } from '../../steps/retry.ts';

const together = 10;
const rounds = 2;

type Round = Readonly<{ request: WireRequest; answers: readonly RecordedExchange[]; running: number | null }>;

/** Refusals for want of budget say nothing about the key. */
const judged = (answers: readonly RecordedExchange[]): readonly RecordedExchange[] => answers.filter((each) => statusOf(each) !== 429);

const failure = (message: string, expected: string, actual: string, exchanges: readonly RecordedExchange[]): Seen => ({
  verdict: 'fail',
  message,
  expected,
  actual,
  exchanges,
  source: 'document',
});

const tally = (answers: readonly RecordedExchange[]): string =>
  [...Map.groupBy(answers, statusOf)].map(([status, each]) => `${each.length} × ${status === 0 ? 'no answer' : status}`).join(', ');

/** What the answers that came together show. */
const wrongAnswers = ({ answers, running }: Round): Seen | null => {
  const done = answers.filter(succeeded);
  const distinct = new Set(done.map(({ response }) => canonical(response?.json ?? response?.text)));
  if (distinct.size > 1)
    return failure(
      'Requests with one key that arrive together all run.',
      'one effect, the others its stored answer or a refusal',
      `${distinct.size} different results: ${tally(answers)}`,
      done,
    );
  const refusals = running === null ? [409, 425] : [running];
  const odd = judged(answers).find((each) => !succeeded(each) && !refusals.includes(statusOf(each)));
  return odd === undefined
    ? null
    : failure(
        'A request with a key that is in use is answered wrongly.',
        `the stored answer or ${refusals.join(' or ')}`,
        `${answerOf(odd)} (${tally(answers)})`,
        [odd],
      );
};

/** Afterwards the key holds the one answer: at once, or after the wait that the refusal names. */
const settled = async (operation: Operation, round: Round, means: Means): Promise<Seen | null> => {
  const first = round.answers.find(succeeded);
  let again = await retry(operation, round.request, means, 'the retry afterwards');
  for (let wait = 0; wait < 3 && statusOf(again) === (round.running ?? 409); wait++) {
    await means.wait(Math.min((retryAfterOf(again) ?? 1) * 1000, 5_000));
    again = await retry(operation, round.request, means, 'the retry afterwards');
  }
  if (first === undefined) return succeeded(again) ? null : controlFailed(again);
  return isStoredAnswer(first, again)
    ? null
    : failure('Afterwards the key does not hold the answer.', `the stored ${answerOf(first)}`, answerOf(again), [first, again]);
};

const effects = async (operation: Operation, request: WireRequest, means: Means): Promise<ReadonlySet<string> | null> =>
  operation.role.kind === 'create' ? listedIds(operation, request, means) : null;

const race = async (operation: Operation, running: number | null, means: Means): Promise<Seen | readonly RecordedExchange[]> => {
  const arranged = await means.arrange(operation);
  if (isUnarranged(arranged)) return unarranged(arranged);
  const { request } = arranged;
  const before = await effects(operation, request, means);
  const answers = await means.parallel(
    operation,
    Array.from({ length: together }, () => request),
    { purpose: `${together} at once with one key` },
  );
  const round: Round = { request, answers, running };
  const wrong = wrongAnswers(round) ?? (await settled(operation, round, means));
  if (wrong !== null) return wrong;
  const after = before === null ? null : await effects(operation, request, means);
  const made = [...(after ?? [])].filter((id) => before?.has(id) === false);
  return made.length > 1
    ? failure(
        'Requests with one key that arrive together all run.',
        'one new item in the list',
        `${made.length} new items (${tally(answers)})`,
        answers.slice(0, 3),
      )
    : answers.slice(0, 2);
};

/** IDEM-7: two requests at the same moment are still one. */
export const parallel = operationCheck({
  id: 'idempotency/parallel',
  items: ['IDEM-7'],
  law: 'Requests with one key that arrive together have one effect; the others get its answer or are told to wait.',
  page: {
    why: 'An impatient client retries while the first request still runs: looking the key up and then writing is a race that pays twice.',
    mend: 'Take the key with a unique constraint or a lock before the work begins, and refuse with 409 while it is held.',
  },
  subject: 'operation',
  convention: 'idempotency',
  kinds: ['key'],
  roles: ['create', 'update', 'replace', 'action'],
  writes: true,
  lane: 'races',
  after: ['idempotency/replay', 'idempotency/once'],
  restsOn: ['pagination/walk'],
  run: async (operation, answer, means) => {
    let exchanges: readonly RecordedExchange[] = [];
    for (let round = 0; round < rounds; round++) {
      const seen = await race(operation, answer.refusals.running, means);
      if ('verdict' in seen) return seen;
      exchanges = seen;
    }
    return { verdict: 'pass', exchanges };
  },
});
