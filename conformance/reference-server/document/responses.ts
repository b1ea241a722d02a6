import type { Dialect } from '../dialect.ts';
import { type ErrorCode, errorCodes } from '../error-codes.ts';
import { errorBody, type Flaw, problemOf } from '../errors.ts';
import type { Json } from '../exchange.ts';
import { capital, codeIn } from '../naming.ts';
import type { ResourceOperation } from '../operations.ts';
import { codesOf, knownCodes } from './codes.ts';
import { type Examples, exampleAnswer, exampleItem, examplePage } from './examples.ts';
import { everywhere, headerReferences, limits, special } from './headers.ts';
import { component, type Node } from './node.ts';
import { isGuarded, isKeyed } from './parameters.ts';
import { errorSchema, pageName } from './schemas.ts';

const exampleRequestId = '018f3c9e-5d2a-4b7e-8c11-0a6f4d2e9b73';

/** The components of all error responses: one for each status. 405 and 413 happen to requests that no operation describes. */
export function responseComponents(dialect: Dialect): Node {
  const statuses = new Set(knownCodes(dialect).map((code) => errorCodes[code].status(dialect)));
  statuses.delete(405);
  return Object.fromEntries(
    [...statuses].sort((one, two) => one - two).map((status) => [errorName(status), errorResponse(dialect, status)]),
  );
}

/** The responses of an operation on resources. */
export function responsesOf(examples: Examples, operation: ResourceOperation): Node {
  const { dialect } = examples;
  const errors = errorStatuses(dialect, operation).map((status): [string, Json] => [
    String(status),
    component('responses', errorName(status)),
  ]);
  return { ...successOf(examples, operation), ...Object.fromEntries(errors) };
}

function errorStatuses(dialect: Dialect, operation: ResourceOperation): readonly number[] {
  const { role, resource } = operation;
  const { invalid, conditional } = dialect;
  const { required, statuses } = dialect.idempotency;
  const takesBody = role === 'create' || role === 'update';
  const isKeyedHere = isKeyed(dialect, operation);
  const isGuardedHere = isGuarded(dialect, operation);
  const rows: readonly (readonly [boolean, ...number[]])[] = [
    [true, 400, 401, 403, 429, 500],
    [resource.below !== null || (role !== 'list' && role !== 'create'), 404],
    [role === 'list' || invalid.unknownQuery === 'refused', invalid.query],
    [takesBody, 413, 415, invalid.body],
    [role === 'action', 409],
    [isKeyedHere, statuses.reused, statuses.running],
    [isKeyedHere && required, statuses.missing],
    [isGuardedHere, 412],
    [isGuardedHere && role !== 'action' && conditional.writes === 'required', 428],
  ];
  const due = rows.flatMap(([when, ...codes]) => (when ? codes : []));
  return [...new Set(due)].sort((one, two) => one - two);
}

function successOf(examples: Examples, operation: ResourceOperation): Node {
  const { dialect } = examples;
  const { role, resource } = operation;
  const { etag, location, link, replayed } = special(dialect);
  const marker = isKeyed(dialect, operation) ? [replayed] : [];
  const shared = [...everywhere(dialect), ...limits(dialect), ...marker];
  const item = { schema: component('schemas', capital(resource.name)), example: exampleAnswer(examples, exampleItem(examples, operation)) };
  const one = (description: string, own: typeof shared): Node => ({
    description,
    headers: headerReferences([...shared, ...own]),
    content: { 'application/json': item },
  });
  const none = (description: string, own: typeof shared): Node => ({ description, headers: headerReferences([...shared, ...own]) });
  switch (role) {
    case 'list': {
      const headers = headerReferences([...shared, ...(dialect.pagination.link ? [link] : [])]);
      const content = { schema: component('schemas', pageName(resource)), example: examplePage(examples, resource) };
      return { '200': { description: 'One page.', headers, content: { 'application/json': content } } };
    }
    case 'create':
      return { '201': one(`The new ${resource.name}.`, [etag, location]) };
    case 'read':
      return { '200': one(`The ${resource.name}.`, [etag]), '304': none('It is the state that If-None-Match names.', [etag]) };
    case 'update':
      return dialect.update.status === 204
        ? { '204': none('It is changed.', [etag]) }
        : { '200': one(`The changed ${resource.name}.`, [etag]) };
    case 'delete':
      return dialect.delete.status === 204 ? { '204': none('It is gone.', []) } : { '200': one(`The ${resource.name} that is gone.`, []) };
    case 'action':
      return { '200': one(`The ${resource.name} afterwards.`, [etag]) };
    default:
      return operation satisfies never;
  }
}

function errorName(status: number): string {
  return `Error${status}`;
}

function errorResponse(dialect: Dialect, status: number): Node {
  const codes = codesOf(dialect, status);
  const { retryAfter, sometimesRetryAfter, challenge } = special(dialect);
  const waiting = codes.filter((code) => code === 'rate_limited' || code === 'idempotency_key_in_progress');
  const wait = waiting.length === codes.length ? retryAfter : sometimesRetryAfter;
  const headers = [...everywhere(dialect), ...(status === 401 ? [challenge] : limits(dialect)), ...(waiting.length === 0 ? [] : [wait])];
  const mediaType = dialect.errors.kind === 'problem' ? 'application/problem+json' : 'application/json';
  const named = codes.map((code): [string, Json] => [codeIn(dialect, code), { value: exampleError(dialect, code) }]);
  return {
    description: codes.map((code) => errorCodes[code].cause).join(' '),
    headers: headerReferences(headers),
    content: { [mediaType]: { schema: component('schemas', errorSchema), examples: Object.fromEntries(named) } },
  };
}

function exampleError(dialect: Dialect, code: ErrorCode): Json {
  const flaw = exampleFlaw(dialect, code);
  return errorBody(dialect, problemOf(dialect, code, errorCodes[code].cause, { flaws: flaw === null ? [] : [flaw] }), exampleRequestId);
}

function exampleFlaw({ pagination }: Dialect, code: ErrorCode): Flaw | null {
  if (code === 'invalid_body') return { param: 'title', message: 'is required' };
  if (code === 'invalid_query') return { param: pagination.size.name, message: `must be an integer from 1 to ${pagination.size.maximum}` };
  return null;
}
