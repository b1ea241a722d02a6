/** What the runtime itself refuses, in its own words. A document's words for the same stand in `ErrorsDescriptor.reasons`. */

/** The code that we use, its status, its family, and the sentence. */
export const reasons = {
  unknown_route: [404, 'not_found_error', 'There is nothing at this path.'],
  method_not_allowed: [405, 'invalid_request_error', 'This path does not know this method.'],
  not_found: [404, 'not_found_error', 'There is no such item.'],
  unknown_version: [400, 'invalid_request_error', 'This version is not served.'],
  gone: [410, 'invalid_request_error', 'This operation is no longer served.'],
  unauthenticated: [401, 'authentication_error', 'A valid key is needed.'],
  forbidden: [403, 'permission_error', 'This key may not do that.'],
  rate_limited: [429, 'rate_limit_error', 'Too many requests.'],
  body_too_large: [413, 'invalid_request_error', 'The body is too large.'],
  unsupported_media_type: [415, 'invalid_request_error', 'This media type is not read here.'],
  malformed_request: [400, 'invalid_request_error', 'The request cannot be read.'],
  malformed_body: [400, 'invalid_request_error', 'The body cannot be read.'],
  request_timeout: [408, 'invalid_request_error', 'The request took too long to arrive.'],
  headers_too_large: [431, 'invalid_request_error', 'The headers are too large.'],
  validation_failed: [422, 'invalid_request_error', 'The request is not what the contract asks for.'],
  invalid_reference: [422, 'invalid_request_error', 'The request names an item that is not there.'],
  invalid_cursor: [400, 'invalid_request_error', 'This cursor is not one of this list.'],
  idempotency_key_required: [400, 'idempotency_error', 'An idempotency key is needed.'],
  idempotency_key_invalid: [400, 'idempotency_error', 'This is no idempotency key.'],
  idempotency_key_reused: [422, 'idempotency_error', 'This idempotency key was used for another request.'],
  idempotency_key_in_progress: [409, 'idempotency_error', 'The first request with this idempotency key is still running.'],
  precondition_required: [428, 'invalid_request_error', 'A change must name the state that it changes: send If-Match.'],
  precondition_failed: [412, 'conflict_error', 'The item has changed since.'],
  conflict: [409, 'conflict_error', 'There is such an item already.'],
  not_implemented: [501, 'api_error', 'This operation is not served yet.'],
  internal_error: [500, 'api_error', 'Something went wrong here.'],
  unavailable: [503, 'api_error', 'This service is not available just now.'],
  timeout: [504, 'api_error', 'The answer took too long.'],
} as const satisfies Record<string, readonly [status: number, type: string, message: string]>;

/** One of them. */
export type Reason = keyof typeof reasons;

/** The family of a status, for codes that have none of their own. */
export function typeOfStatus(status: number): string {
  const named: Readonly<Record<number, string>> = {
    401: 'authentication_error',
    403: 'permission_error',
    404: 'not_found_error',
    409: 'conflict_error',
    412: 'conflict_error',
    429: 'rate_limit_error',
  };
  return named[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error');
}
