import type { Operation } from '../../../generator/contract/model.ts';
import { apiMonitor } from '../../check.ts';
import { documentedResponse } from '../../dialect/error.ts';
import type { RecordedExchange } from '../../exchange.ts';
import { headerOf, statusOf } from '../../request.ts';

const declares = (operation: Operation, status: number, header: string): boolean =>
  documentedResponse(operation, status)?.headers.some(({ name }) => name.toLowerCase() === header.toLowerCase()) === true;

/** What a server always does, it means to do: nine of ten comparable answers, and at least ten of them. */
const isHabit = (exchanges: readonly RecordedExchange[], header: string): boolean => {
  const answered = exchanges.filter(({ response }) => response !== null);
  const telling = answered.filter((exchange) => headerOf(exchange, header) !== null);
  return answered.length >= 10 && telling.length >= answered.length * 0.9;
};

/** VER-5: whoever reads an answer knows which version it is, also when it is an error. */
export const everywhere = apiMonitor({
  id: 'versioning/everywhere',
  items: ['VER-5'],
  law: 'Every answer names the version that served it, errors too.',
  page: {
    why: 'An error that does not name its version cannot be told from a change of the API.',
    mend: 'Set the version header where answers are sent, not in handlers: framework errors, 304 and 401 pass there too.',
  },
  subject: 'exchange',
  convention: 'versioning',
  kinds: ['path', 'header', 'query', 'media-type'],
  // A version in the path alone promises no header.
  asks: ({ tells }) => tells !== null,
  lane: 'reads',
  judge: (exchange, answer, { operation, exchanges }) => {
    const header = answer.tells;
    if (header === null) return null;
    const documented = operation !== null && declares(operation, statusOf(exchange), header);
    if (!documented && !isHabit(exchanges, header)) return null;
    const probe = operation?.role.kind === 'probe';
    if (headerOf(exchange, header) !== null) return { verdict: 'pass', exchanges: [exchange] };
    if (probe && !documented) return null;
    const place = operation === null ? 'An answer outside of all operations' : `A ${statusOf(exchange)}`;
    return {
      verdict: 'fail',
      message: `${place} does not name the version.`,
      expected: documented ? `${header}, as the document declares it` : `${header}, as on the other answers`,
      actual: `${statusOf(exchange)} without ${header}`,
      exchanges: [exchange],
      source: documented ? 'document' : 'habit',
    };
  },
});
