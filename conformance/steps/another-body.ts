/** The same request with another body that is just as valid. */
import type { Operation } from '../../generator/contract/model.ts';
import { arrangeable } from '../arrange/example.ts';
import { type Difference, differences } from '../arrange/vary.ts';
import type { WireRequest } from '../exchange.ts';
import { withValue } from '../json.ts';
import type { Arranged, Means } from '../means.ts';
import { jsonBody, withJson } from '../request.ts';

/** Changes of one member of a request's JSON body, the most harmless first; none where it has no such body. */
export const bodyDifferences = (operation: Operation, { request, references }: Arranged, means: Means): readonly Difference[] => {
  const body = jsonBody(request);
  return body === undefined ? [] : differences(means.contract, arrangeable(operation)?.schema ?? null, body, means.random, references);
};

/** The request with the change made. */
export const withDifference = (request: WireRequest, { pointer, value }: Difference): WireRequest =>
  withJson(request, withValue(jsonBody(request), pointer, value));
