import type { Operation, RateLimiting } from '../../../generator/contract/model.ts';
import { operationCheck, type Seen } from '../../check.ts';
import { readBudget, type ToldBudget } from '../../dialect/budget.ts';
import { misshapenError } from '../../dialect/error.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { isUnarranged, type Means } from '../../means.ts';
import { answerOf, headerOf, statusOf, succeeded } from '../../request.ts';
import { retryAfterOf } from '../../session/retry-after.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';

type Limited = Exclude<RateLimiting, { kind: 'none' | 'exempt' }>;
type Policy = NonNullable<Limited['policies']>['value'][number];

/** More than this is not sent to use a budget up. */
const affordable = 400;

const policyOf = (answer: Limited, tier: string | null): Policy | null =>
  answer.policies?.value.find((policy) => tier !== null && (policy.tier ?? policy.name).toLowerCase() === tier.toLowerCase()) ?? null;

const told = (answer: Limited, exchange: RecordedExchange): ToldBudget | null =>
  (answer.kind === 'headers' || answer.kind === 'fields') && exchange.response !== null
    ? readBudget(answer, exchange.response, exchange.startedAt).budget
    : null;

/** Longer is not waited for a budget to come back, in seconds. */
const longestWait = 30;

/** After so many equal refusals it is not the budget that refuses. */
const patience = 5;

const closed = (exchange: RecordedExchange): boolean =>
  [401, 403].includes(statusOf(exchange)) || statusOf(exchange) >= 500 || exchange.response === null;

const mayNot = (exchange: RecordedExchange): Seen => ({
  verdict: 'not-testable',
  reason: `\`limited\` is never let in here: ${answerOf(exchange)}`,
  remedy: 'give conform.consumers.limited a key that may call it',
  exchanges: [exchange],
});

type Exhausted = Readonly<{ refused: RecordedExchange | null; sent: readonly RecordedExchange[]; quota: number | null }>;

/** How long to wait for a budget of which only the end was seen: as told, else the window; null where that is too long. */
const secondsUntilBack = (answer: Limited, refused: RecordedExchange, tier: string | null): number | null => {
  const seconds = retryAfterOf(refused) ?? policyOf(answer, tier)?.seconds ?? 10;
  return seconds <= longestWait ? seconds + 0.2 : null;
};

/** Who was let in before and is refused now has used its budget up: once it is back, the end can be seen again. */
const isBack = async (operation: Operation, answer: Limited, refused: RecordedExchange, means: Means): Promise<boolean> => {
  const known = means.seen(operation, refused.identity).some(succeeded);
  const seconds = known ? secondsUntilBack(answer, refused, means.tier('limited')) : null;
  if (seconds !== null) await means.wait(seconds * 1000);
  return seconds !== null;
};

const mostSent = (quota: number | null): number => Math.min(quota === null ? affordable : quota * 2 + 20, affordable);

/** Sends until the answer is no longer that of the first request, or much more than the quota was admitted. */
const spendAll = async (operation: Operation, request: WireRequest, answer: Limited, means: Means): Promise<Exhausted> => {
  const as = means.identity('limited');
  const sent: RecordedExchange[] = [];
  let quota = policyOf(answer, means.tier('limited'))?.quota ?? null;
  while (sent.length <= mostSent(quota) && (quota ?? 0) <= affordable) {
    const exchange = await means.send(operation, request, { as, purpose: `request ${sent.length + 1} of \`limited\`` });
    sent.push(exchange);
    quota ??= told(answer, exchange)?.limit ?? null;
    const ended = statusOf(exchange) === (answer.refusal ?? 429) || statusOf(exchange) !== statusOf(sent[0] ?? exchange);
    if (ended) return { refused: exchange, sent, quota };
    if (sent.length >= patience && closed(exchange)) break;
  }
  return { refused: null, sent, quota };
};

const exhaust = async (operation: Operation, answer: Limited, means: Means): Promise<Exhausted | Seen> => {
  const arranged = await means.arrange(operation);
  if (isUnarranged(arranged)) return unarranged(arranged);
  const found = await spendAll(operation, arranged.request, answer, means);
  const last = found.sent.at(-1);
  if (found.refused !== null || last === undefined || !closed(last)) return found;
  if (!(await isBack(operation, answer, last, means))) return mayNot(last);
  const again = await spendAll(operation, arranged.request, answer, means);
  const still = again.refused ?? again.sent.at(-1);
  return again.refused === null && still !== undefined && closed(still) ? mayNot(still) : again;
};

/** The error format is the whole API's: where other refusals miss it too, it is not the limiter's fault. */
const shapeless = async (operation: Operation, refused: RecordedExchange, means: Means): Promise<string | null> => {
  const { errors } = means.contract.conventions;
  const problem = errors.certainty === 'guessed' ? null : misshapenError(means.contract, operation, refused);
  if (problem === null || operation.conventions.authentication.kind !== 'required') return problem;
  const other = await means.send(operation, refused.request, { as: null, purpose: 'another refusal' });
  const same = statusOf(other) !== statusOf(refused) && misshapenError(means.contract, operation, other) !== null;
  return same ? null : problem;
};

const neverRefused = ({ sent, quota }: Exhausted): Seen => {
  const last = sent.slice(-2);
  const [first] = sent;
  if (first !== undefined && !succeeded(first)) return controlFailed(first);
  if (quota === null || quota > affordable)
    return {
      verdict: 'not-testable',
      reason: `${sent.length} requests of \`limited\` were admitted, and ${quota === null ? 'its budget is not known' : `its budget is ${quota}`}`,
      remedy: 'give conform.consumers.limited a key of a tier with a small budget, and name the tier',
      exchanges: last,
    };
  return {
    verdict: 'fail',
    message: 'The budget never ends.',
    expected: `a refusal after about ${quota} requests`,
    actual: `${sent.length} requests were admitted`,
    exchanges: last,
    source: 'document',
  };
};

const wrongWait = (refused: RecordedExchange, seconds: number | null): string | null => {
  const value = headerOf(refused, 'retry-after');
  if (value === null) return 'there is no Retry-After';
  // Besides seconds RFC 9110, section 10.2.3, allows an HTTP-date, and no other.
  if (!/^\d+$/.test(value))
    return !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(value) ? `Retry-After is no number of seconds: ${value}` : null;
  if (Number(value) < 1) return `Retry-After is ${value}: that is no wait`;
  return seconds !== null && Number(value) > seconds + 1 ? `Retry-After is ${value}, longer than the window of ${seconds} seconds` : null;
};

/** RATE-2: who has used up its budget is told so, and how long to wait. */
export const refusal = operationCheck({
  id: 'rate-limiting/429',
  items: ['RATE-2'],
  law: 'Over the budget the answer is 429 in the error format, with a Retry-After in whole seconds and nothing left.',
  page: {
    why: 'Clients wait on 429 with Retry-After. On 403 they give up, on 503 they think that the service is down.',
    mend: 'Answer 429 from the limiter, with the seconds until one request is admitted again, rounded up.',
  },
  subject: 'operation',
  convention: 'rate-limiting',
  kinds: ['retry-after', 'headers', 'fields'],
  roles: ['list', 'read'],
  lane: 'limits',
  supplies: ['consumers.limited'],
  run: async (operation, answer, means) => {
    const found = await exhaust(operation, answer, means);
    if ('verdict' in found) return found;
    const { refused, sent } = found;
    if (refused === null) return neverRefused(found);
    const exchanges = [...sent.slice(-2, -1), refused];
    const expected = answer.refusal ?? 429;
    const fail = (message: string, wanted: string): Seen => ({
      verdict: 'fail',
      message,
      expected: wanted,
      actual: answerOf(refused),
      exchanges,
      source: 'document',
    });
    if (statusOf(refused) !== expected) return fail(`Over the budget the answer is ${statusOf(refused)}.`, String(expected));
    const shape = await shapeless(operation, refused, means);
    if (shape !== null) return fail(`The refusal is not in the error format: ${shape}.`, `${expected} in the error format`);
    const wait = answer.retryAfter ? wrongWait(refused, policyOf(answer, means.tier('limited'))?.seconds ?? null) : null;
    if (wait !== null) return fail(`The refusal does not say how long to wait: ${wait}.`, `${expected} with Retry-After in whole seconds`);
    const remaining = told(answer, refused)?.remaining ?? 0;
    return remaining > 0
      ? fail(`It is refused although ${remaining} requests are left.`, 'nothing remaining')
      : { verdict: 'pass', exchanges };
  },
});
