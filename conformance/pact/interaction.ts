/** One interaction, from an operation and a request of it. */
import type { Contract, Json, Operation } from '../../generator/contract/model.ts';
import { stepsOf, valueAt } from '../json.ts';
import { expectedBody, successOf } from './expected.ts';
import type { FromState, Interaction, PactBody } from './pact.ts';

/** A request to write down. `provided` are the pointers into its body at which a state gives the value; `path` is whole, as an example. */
export type Example = Readonly<{
  path: string;
  /** The path as an expression over values of the state: `/v1/orders/${path_id}`. */
  pathFrom: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: Readonly<{ type: string; value: Json }> | null;
  provided: readonly string[];
}>;

/** The state in which an operation succeeds. */
export const stateOf = (operation: Operation): string => `${operation.id} can succeed`;

/** The name of a value that a state gives: of a path parameter, of a member of the body. */
export const valueName = (place: 'path' | 'body', name: string): string => `${place}_${name.replaceAll(/[^A-Za-z0-9]+/g, '_')}`;

/** A pointer as the path that Pact uses. */
const pactPath = (pointer: string): string =>
  `$${stepsOf(pointer)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `['${step.replaceAll("'", "\\'")}']`))
    .join('')}`;

const fromState = (name: string): FromState => ({ type: 'ProviderState', expression: `\${${name}}` });

const queryOf = (query: string): Readonly<Record<string, readonly string[]>> => {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
};

const requestOf = (operation: Operation, { path, pathFrom, query, headers, body, provided }: Example): Interaction['request'] => {
  const inBody = body === null ? [] : provided.filter((pointer) => valueAt(body.value, pointer) !== undefined);
  const sent: PactBody | null = body === null ? null : { content: body.value, contentType: body.type, encoded: false };
  return {
    method: operation.method,
    path,
    ...(query === '' ? {} : { query: queryOf(query) }),
    ...(Object.keys(headers).length === 0
      ? {}
      : { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) }),
    ...(sent === null ? {} : { body: sent }),
    generators: {
      ...(pathFrom === path ? {} : { path: { type: 'ProviderState', expression: pathFrom } }),
      ...(inBody.length === 0
        ? {}
        : { body: Object.fromEntries(inBody.map((pointer) => [pactPath(pointer), fromState(valueName('body', pointer))])) }),
    },
  };
};

const byType = { combine: 'AND', matchers: [{ match: 'type' }] } as const;
const anySuccess = { combine: 'AND', matchers: [{ match: 'statusCode', status: 'success' }] } as const;

const responseOf = (contract: Contract, operation: Operation): Interaction['response'] => {
  const success = successOf(operation);
  const content = expectedBody(contract, success);
  return {
    status: success.status ?? 200,
    ...(content === undefined || success.media === null ? {} : { body: { content, contentType: success.media.type, encoded: false } }),
    matchingRules: {
      ...(success.status === null ? { status: anySuccess } : {}),
      ...(content === undefined ? {} : { body: { $: byType } }),
    },
  };
};

/** The interaction of an operation. */
export const interactionOf = (contract: Contract, operation: Operation, example: Example): Interaction => ({
  type: 'Synchronous/HTTP',
  description: `${operation.id}: ${operation.summary ?? operation.key}`,
  providerStates: [{ name: stateOf(operation) }],
  request: requestOf(operation, example),
  response: responseOf(contract, operation),
});
