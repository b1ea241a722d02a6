import type { Operation } from '../../../generator/contract/model.ts';
import { numberIn, resolved } from '../../arrange/schema-at.ts';
import { operationCheck, type Seen } from '../../check.ts';
import { firstPage, type Paged, readPage } from '../../dialect/page.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { isUnarranged, type Means } from '../../means.ts';
import { answerOf, statusOf, succeeded } from '../../request.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';

/** A list of more than this many items is not made for one question. */
const affordable = 250;

type Asked = Readonly<{ size: number; exchange: RecordedExchange; items: number | null }>;

const askFor = async (operation: Operation, answer: Paged, request: WireRequest, size: number, means: Means): Promise<Asked> => {
  const asked = firstPage(answer, request, size);
  const exchange = await means.send(operation, asked, { purpose: `a page of ${size}` });
  const page = exchange.response === null || !succeeded(exchange) ? 'refused' : readPage(answer, asked, exchange.response);
  return { size, exchange, items: typeof page === 'string' ? null : page.items.length };
};

const isRefusal = (exchange: RecordedExchange, operation: Operation, means: Means): boolean => {
  const { errors } = means.contract.conventions;
  const stated = errors.kind === 'none' ? null : (errors.invalid.query?.value ?? null);
  const documented = operation.responses.some(({ status }) => status === String(statusOf(exchange)));
  return stated === null
    ? [400, 422].includes(statusOf(exchange)) || (documented && statusOf(exchange) >= 400 && statusOf(exchange) < 500)
    : statusOf(exchange) === stated;
};

const tooFew = (most: number, exchange: RecordedExchange): Seen => ({
  verdict: 'not-testable',
  reason: `the list holds fewer than ${most + 1} items: whether it is cut down cannot be seen`,
  remedy: `seed the list with more than ${most} items`,
  exchanges: [exchange],
});

type Expectation = Readonly<{ most: number; above: 'clamped' | 'refused' | null }>;

/** What is wrong with the answer to a size above the maximum, and what would be right; null where nothing is. */
const wrong = (
  asked: Asked,
  { most, above }: Expectation,
  operation: Operation,
  means: Means,
): Readonly<{ message: string; expected: string }> | null => {
  const { size, exchange, items } = asked;
  if (items !== null && items > most) return { message: `A page of ${size} is served: ${items} items.`, expected: `at most ${most} items` };
  if (succeeded(exchange))
    return above === 'refused' ? { message: `A page of ${size} is accepted.`, expected: `a refusal: the maximum is ${most}` } : null;
  if (above === 'clamped') return { message: `A page of ${size} is refused.`, expected: `at most ${most} items` };
  if (isRefusal(exchange, operation, means)) return null;
  return {
    message: `A page of ${size} ends in ${statusOf(exchange)}.`,
    expected: 'a refusal as the document says, or a page of at most the maximum',
  };
};

/** The least size that the document allows; 1 where it says nothing. */
const leastSize = (operation: Operation, { size }: Paged, means: Means): number => {
  const parameter = operation.parameters.find(({ name }) => name === size?.field.name);
  return numberIn(resolved(means.contract, parameter?.schema ?? undefined), 'minimum') ?? 1;
};

/** A page with more items than were asked for; null where there is none, or where the list is too short to show it. */
const overfull = async (operation: Operation, answer: Paged, request: WireRequest, most: number, means: Means): Promise<Asked | null> => {
  const size = Math.max(2, leastSize(operation, answer, means));
  if (size > most || size >= affordable) return null;
  await means.populate(operation, size + 1);
  const asked = await askFor(operation, answer, request, size, means);
  if (asked.items === null || asked.items <= size) return null;
  const larger = asked.items + 1;
  if (larger > most || larger >= affordable) return asked;
  await means.populate(operation, larger + 1);
  const above = await askFor(operation, answer, request, larger, means);
  // A least size that the document keeps to itself is no fault here: what is asked above it is kept to.
  return above.items === larger ? null : asked;
};

const tooMany = ({ size, items, exchange }: Asked): Seen => ({
  verdict: 'fail',
  message: `A page of ${size} has ${items} items.`,
  expected: `at most ${size} items`,
  actual: `${statusOf(exchange)} with ${items} items`,
  exchanges: [exchange],
  source: 'document',
});

/** What becomes of sizes above the maximum. */
const aboveMaximum = async (
  operation: Operation,
  answer: Paged,
  request: WireRequest,
  expectation: Expectation,
  means: Means,
): Promise<Seen> => {
  const { most } = expectation;
  const control = await askFor(operation, answer, request, most, means);
  if (!succeeded(control.exchange)) return controlFailed(control.exchange);
  const probe = await askFor(operation, answer, request, most + 1, means);
  // Only a list with more than the maximum shows whether a size above it is cut down.
  const clamps = succeeded(probe.exchange) && expectation.above !== 'refused';
  const count = clamps && most < affordable ? await means.populate(operation, most + 1) : 0;
  for (const above of [most + 1, most * 10, 2 ** 31]) {
    const asked = await askFor(operation, answer, request, above, means);
    const problem = wrong(asked, expectation, operation, means);
    if (problem === null) continue;
    const actual = asked.items === null ? answerOf(asked.exchange) : `${statusOf(asked.exchange)} with ${asked.items} items`;
    return { verdict: 'fail', ...problem, actual, exchanges: [control.exchange, asked.exchange], source: 'document' };
  }
  return clamps && count <= most ? tooFew(most, probe.exchange) : { verdict: 'pass', exchanges: [control.exchange, probe.exchange] };
};

/** PAGE-3: one call cannot ask for the whole table. */
export const maximum = operationCheck({
  id: 'pagination/maximum',
  items: ['PAGE-3'],
  law: 'A page holds no more than was asked for; more than the maximum is refused or clamped, as the document says, and never served.',
  page: {
    why: 'A page size without a bound lets one call read the whole table: slow for all, and a way to take the service down.',
    mend: 'Compare the size with its maximum before the query: refuse it, or use the maximum instead.',
  },
  subject: 'operation',
  convention: 'pagination',
  kinds: ['cursor', 'page', 'offset', 'link'],
  lane: 'reads',
  run: async (operation, answer, means) => {
    const { size } = answer;
    if (size === null)
      return { verdict: 'not-applicable', reason: 'the document names no page size', gap: 'state the parameter of the page size' };
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const full = await overfull(operation, answer, arranged.request, size.maximum?.value ?? Number.POSITIVE_INFINITY, means);
    if (full !== null) return tooMany(full);
    if (size.maximum === null)
      return { verdict: 'not-applicable', reason: 'the document states no maximum page size', gap: 'state its maximum' };
    return aboveMaximum(operation, answer, arranged.request, { most: size.maximum.value, above: size.above?.value ?? null }, means);
  },
});
