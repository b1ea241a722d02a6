import type { Operation } from '../../../generator/contract/model.ts';
import { operationMonitor } from '../../check.ts';
import { budgetHeaders, type Metered, readBudget } from '../../dialect/budget.ts';
import { documentedResponse } from '../../dialect/error.ts';
import type { RecordedExchange } from '../../exchange.ts';
import { statusOf, succeeded } from '../../request.ts';

const declares = (response: Operation['responses'][number] | null, answer: Metered): boolean => {
  const [first = ''] = budgetHeaders(answer);
  return response?.headers.some(({ name }) => name.toLowerCase() === first.toLowerCase()) === true;
};

/** Where the document lists the headers, there they are due; where it promises them without listing any, on what succeeds for somebody known. */
const isDue = (exchange: RecordedExchange, operation: Operation, answer: Metered): boolean => {
  // Nobody known has no budget of its own: only what is documented for that very refusal is due.
  if (exchange.identity?.state !== 'active' && statusOf(exchange) !== 401) return false;
  if (declares(documentedResponse(operation, statusOf(exchange)), answer)) return true;
  const listed = operation.responses.some((response) => declares(response, answer));
  return !listed && succeeded(exchange);
};

/** RATE-2: a caller always knows what is left. */
export const headers = operationMonitor({
  id: 'rate-limiting/headers',
  items: ['RATE-2'],
  law: 'Every answer that declares limit headers carries them, well-formed and consistent.',
  page: {
    why: 'A client that sees its budget slows down in time; one that does not runs into 429.',
    mend: 'Set the headers where answers are sent, from the decision of the limiter, on errors too.',
  },
  subject: 'exchange',
  convention: 'rate-limiting',
  kinds: ['headers', 'fields'],
  lane: 'reads',
  judge: (exchange, operation, answer) => {
    const { response } = exchange;
    if (response === null || !isDue(exchange, operation, answer)) return null;
    const { problem } = readBudget(answer, response, exchange.startedAt);
    if (problem === null) return { verdict: 'pass', exchanges: [exchange] };
    return {
      verdict: 'fail',
      message: `A ${statusOf(exchange)} tells the budget wrongly: ${problem}.`,
      expected: budgetHeaders(answer).join(', '),
      actual: `${statusOf(exchange)}: ${problem}`,
      exchanges: [exchange],
      source: 'document',
    };
  },
});
