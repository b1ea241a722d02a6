/** Lets the monitors judge what was recorded; what they find is reproduced and reported once per cause. */
import type { Certainty, Operation } from '../../generator/contract/model.ts';
import { isSafe } from '../arrange/world.ts';
import type { Judged } from '../attribute.ts';
import type { PassiveCheck, Seen } from '../check.ts';
import type { RecordedExchange } from '../exchange.ts';
import { statusOf } from '../request.ts';
import { RunEnded } from '../session/run-ended.ts';
import type { RunContext } from './context.ts';
import { judgedOf } from './result.ts';

type Observed = Readonly<{ exchange: RecordedExchange; operation: Operation | null; seen: Seen; certainty: Certainty }>;

const observeOne = (monitor: PassiveCheck, exchange: RecordedExchange, context: RunContext): Observed | null => {
  const { contract, session } = context;
  const operation = contract.operations.find(({ key }) => key === exchange.operation) ?? null;
  if (exchange.accident || exchange.response === null) return null;
  const found = monitor.watch(exchange, { operation, contract, exchanges: session.exchanges });
  return found === null ? null : { exchange, operation, ...found };
};

const failed = ({ seen }: Observed): boolean => seen.verdict === 'fail';

/** Only what cannot have an effect is sent again: safe methods, and what was refused. */
const repeatable = ({ exchange, operation }: Observed): boolean => statusOf(exchange) >= 400 || operation === null || isSafe(operation);

/** The answers of the same kind as the deviation: enough of them are made to tell whether it comes every time. */
const comparable = async (
  monitor: PassiveCheck,
  deviation: Observed,
  own: readonly Observed[],
  context: RunContext,
): Promise<readonly Observed[]> => {
  const alike = own.filter(({ exchange }) => statusOf(exchange) === statusOf(deviation.exchange));
  const more: Observed[] = [];
  for (let round = 0; round < 3 - alike.length && repeatable(deviation); round++) {
    const { exchange, operation } = deviation;
    const again = await context.session.send(operation, exchange.request, { as: exchange.identity, purpose: 'once more' });
    const observed = statusOf(again) === statusOf(exchange) ? observeOne(monitor, again, context) : null;
    if (observed !== null) more.push(observed);
  }
  return [...alike, ...more];
};

const judgeGroup = async (monitor: PassiveCheck, own: readonly Observed[], context: RunContext): Promise<Judged | null> => {
  const [any] = own;
  if (any === undefined) return null;
  const circumstance = { operation: any.operation, certainty: any.certainty, intermittent: null };
  const deviation = own.find(failed);
  if (deviation === undefined) return judgedOf(monitor, any.seen, circumstance);
  const alike = await comparable(monitor, deviation, own, context).catch((error: unknown) => {
    if (error instanceof RunEnded) return own;
    throw error;
  });
  const count = alike.filter(failed).length;
  const intermittent = count === alike.length ? null : `failed ${count} of ${alike.length} times`;
  return judgedOf(monitor, deviation.seen, { ...circumstance, intermittent });
};

/** The same deviation on several operations is one cause (checks §1.4): reported once, with those it reaches. */
const merged = (judged: readonly Judged[]): readonly Judged[] => {
  const causes = Map.groupBy(
    judged.filter(({ result }) => result.verdict === 'fail'),
    ({ result }) => `${result.message} ${result.intermittent ?? ''}`,
  );
  return [
    ...judged.filter(({ result }) => result.verdict !== 'fail'),
    ...[...causes.values()].flatMap((alike) => {
      const [first] = alike;
      if (first === undefined || alike.length < 2) return alike;
      const { operation: _, ...result } = first.result;
      const names = alike.map((each) => each.result.operation ?? 'no operation');
      const shown = names.length > 6 ? `${names.slice(0, 6).join(', ')} …` : names.join(', ');
      return [{ ...first, key: null, result: { ...result, message: `${result.message} (${names.length} operations: ${shown})` } }];
    }),
  ];
};

/** The results of one monitor: one per operation that it had something to say about, one per cause where it deviates. */
export const observe = async (monitor: PassiveCheck, context: RunContext): Promise<readonly Judged[]> => {
  const observed = context.session.exchanges.map((exchange) => observeOne(monitor, exchange, context)).filter((each) => each !== null);
  const groups = [...Map.groupBy(observed, ({ operation }) => operation?.key ?? null).values()];
  const judged: Judged[] = [];
  for (const group of groups) {
    const one = await judgeGroup(monitor, group, context);
    if (one !== null) judged.push(one);
  }
  if (judged.length > 0) return merged(judged);
  const nothing: Seen = {
    verdict: 'not-testable',
    reason: 'no answer was seen that it speaks of',
    remedy: 'see the coverage: which operations were reached, and why not',
  };
  return [judgedOf(monitor, nothing, { operation: null, certainty: 'declared', intermittent: null })];
};
