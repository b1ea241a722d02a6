/** The ways in which a check says that it could not judge. */
import type { Seen } from '../check.ts';
import type { RecordedExchange } from '../exchange.ts';
import type { Unarranged } from '../means.ts';
import { answerOf } from '../request.ts';

/** Nothing could be arranged. */
export const unarranged = ({ reason, remedy, exchange }: Unarranged): Seen => ({
  verdict: 'not-testable',
  reason,
  remedy,
  ...(exchange === null ? {} : { exchanges: [exchange] }),
});

/** The request that had to succeed first did not: what follows from it cannot be judged. */
export const controlFailed = (exchange: RecordedExchange, exchanges: readonly RecordedExchange[] = [exchange]): Seen => ({
  verdict: 'not-testable',
  reason: `the request that has to succeed (${exchange.purpose}) was refused: ${answerOf(exchange)}`,
  remedy: 'if the request is wrong, correct its example in the document or add conform.fixtures; if it is right, the server is',
  exchanges: [...exchanges.filter((each) => each !== exchange), exchange],
});
