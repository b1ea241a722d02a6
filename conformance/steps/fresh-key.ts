/** The same request as another one: a key of its own, so that a stored answer is never what is judged. */
import type { Operation, RequestField } from '../../generator/contract/model.ts';
import type { WireRequest } from '../exchange.ts';
import { valueAt } from '../json.ts';
import { jsonBody, withField } from '../request.ts';
import { unknownId } from './unknown-id.ts';

const fieldValue = (request: WireRequest, { in: place, name }: RequestField): unknown => {
  if (place === 'header') return request.headers[name.toLowerCase()];
  if (place === 'body') return valueAt(jsonBody(request), name);
  return place === 'query' ? (new URLSearchParams(request.query).get(name) ?? undefined) : undefined;
};

/** The request under another idempotency key of the same form; as it is where it has none. */
export const withFreshKey = (operation: Operation, request: WireRequest, random: () => number): WireRequest => {
  const answer = operation.conventions.idempotency;
  const key = answer.kind === 'key' ? fieldValue(request, answer.key) : undefined;
  return answer.kind === 'key' && typeof key === 'string' ? withField(request, answer.key, unknownId(key, random)) : request;
};
