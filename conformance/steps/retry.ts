/** A request sent again, as a client does that has not seen the answer. */
import type { Operation } from '../../generator/contract/model.ts';
import type { RecordedExchange, WireRequest } from '../exchange.ts';
import { canonical } from '../json.ts';
import type { Means } from '../means.ts';
import { statusOf } from '../request.ts';

/** The same bytes again: method, path, query, headers with the key, body. */
export const retry = (operation: Operation, request: WireRequest, means: Means, purpose = 'the retry'): Promise<RecordedExchange> =>
  means.send(operation, request, { purpose });

/** Whether two bodies mean the same: as JSON where both are, else byte for byte. */
export const sameBody = (one: RecordedExchange, other: RecordedExchange): boolean => {
  const [a, b] = [one.response, other.response];
  if (a === null || b === null) return false;
  return a.json === undefined || b.json === undefined ? a.text === b.text : canonical(a.json) === canonical(b.json);
};

/** Whether an answer is the stored one of another: its status and its body. */
export const isStoredAnswer = (first: RecordedExchange, second: RecordedExchange): boolean =>
  statusOf(first) === statusOf(second) && sameBody(first, second);
