import type { Dialect } from './dialect.ts';

/** One entry of the catalogue of errors. `status` may be the dialect's choice; `type` is the class in an envelope. */
export type ErrorEntry = Readonly<{ status: (dialect: Dialect) => number; type: string; title: string; cause: string; fix: string }>;
/** The codes in our own case. */
export type ErrorCode = keyof typeof catalogue;

const is = (status: number) => () => status;

const catalogue = {
  malformed_request: {
    status: is(400),
    type: 'invalid_request_error',
    title: 'Malformed request',
    cause: 'The body is not JSON, or not an object.',
    fix: 'Send one JSON object in UTF-8.',
  },
  unknown_version: {
    status: is(400),
    type: 'invalid_request_error',
    title: 'Unknown version',
    cause: 'The version that the request asks for is not served.',
    fix: 'Ask for a version that the message lists, or leave the header out.',
  },
  invalid_query: {
    status: (dialect: Dialect) => dialect.invalid.query,
    type: 'invalid_request_error',
    title: 'Invalid query',
    cause: 'A query parameter has a value that is not allowed.',
    fix: 'Correct the parameter that is named.',
  },
  invalid_cursor: {
    status: is(400),
    type: 'invalid_request_error',
    title: 'Invalid position',
    cause: 'The position in the list was changed, or belongs to another list, filter or consumer.',
    fix: 'Start again without it, and pass on unchanged what the server returns.',
  },
  invalid_body: {
    status: (dialect: Dialect) => dialect.invalid.body,
    type: 'invalid_request_error',
    title: 'Invalid body',
    cause: 'A member of the body has a value that is not allowed, or is missing.',
    fix: 'Correct the members that are named.',
  },
  unauthenticated: {
    status: is(401),
    type: 'authentication_error',
    title: 'Unauthenticated',
    cause: 'No key was sent, or one that is unknown, expired or revoked.',
    fix: 'Send an active key.',
  },
  forbidden: {
    status: is(403),
    type: 'permission_error',
    title: 'Forbidden',
    cause: 'The key is known but may not do this.',
    fix: 'Use a key with the scope that the message names.',
  },
  not_found: {
    status: is(404),
    type: 'not_found_error',
    title: 'Not found',
    cause: 'Nothing with this id, or nothing at this path.',
    fix: 'Check the path and the id.',
  },
  method_not_allowed: {
    status: is(405),
    type: 'invalid_request_error',
    title: 'Method not allowed',
    cause: 'The path exists, but not with this method.',
    fix: 'Use a method that the Allow header lists.',
  },
  already_lent: {
    status: is(409),
    type: 'conflict_error',
    title: 'Already lent',
    cause: 'The book is lent already.',
    fix: 'Choose an available book.',
  },
  precondition_failed: {
    status: is(412),
    type: 'conflict_error',
    title: 'Precondition failed',
    cause: 'The item was changed since the state that If-Match names.',
    fix: 'Read it again and repeat the change on its current state.',
  },
  payload_too_large: {
    status: is(413),
    type: 'invalid_request_error',
    title: 'Payload too large',
    cause: 'The body is longer than 64 KiB.',
    fix: 'Send a smaller body.',
  },
  unsupported_media_type: {
    status: is(415),
    type: 'invalid_request_error',
    title: 'Unsupported media type',
    cause: 'The body is not declared as application/json.',
    fix: 'Send Content-Type: application/json.',
  },
  idempotency_key_required: {
    status: (dialect: Dialect) => dialect.idempotency.statuses.missing,
    type: 'idempotency_error',
    title: 'Idempotency key required',
    cause: 'The request came without an idempotency key.',
    fix: 'Send a new random key with each new request, and the same one with its retries.',
  },
  idempotency_key_invalid: {
    status: is(400),
    type: 'idempotency_error',
    title: 'Idempotency key invalid',
    cause: 'The idempotency key is empty, too long, or has characters that are not allowed.',
    fix: 'Send a key of visible ASCII characters, such as a UUID.',
  },
  idempotency_key_reused: {
    status: (dialect: Dialect) => dialect.idempotency.statuses.reused,
    type: 'idempotency_error',
    title: 'Idempotency key reused',
    cause: 'The idempotency key was used for another request.',
    fix: 'Send a new key for a new request.',
  },
  idempotency_key_in_progress: {
    status: (dialect: Dialect) => dialect.idempotency.statuses.running,
    type: 'idempotency_error',
    title: 'Idempotency key in progress',
    cause: 'The first request with this idempotency key is still running.',
    fix: 'Wait as long as Retry-After says and repeat the request with the same key.',
  },
  precondition_required: {
    status: is(428),
    type: 'invalid_request_error',
    title: 'Precondition required',
    cause: 'The change came without If-Match.',
    fix: 'Read the item and send its ETag as If-Match.',
  },
  rate_limited: {
    status: is(429),
    type: 'rate_limit_error',
    title: 'Too many requests',
    cause: 'The budget of the consumer is used up.',
    fix: 'Wait as long as Retry-After says.',
  },
  internal: {
    status: is(500),
    type: 'api_error',
    title: 'Internal error',
    cause: 'Something failed on our side.',
    fix: 'Repeat the request with the same idempotency key; report the request id if it goes on.',
  },
} satisfies Readonly<Record<string, ErrorEntry>>;

/** The catalogue of errors: every code that the server knows. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorEntry>> = catalogue;
