/** What leads to no operation. */
import type { Call } from '../call.ts';
import { refuse } from '../errors/api-error.ts';

/** 404 for an unknown path, 405 with Allow for an unknown method, 400 for a path that does not decode. */
export function refuseUnrouted(call: Call): void {
  if (call.unrouted === null) return;
  if (call.unrouted.kind === 'unknown') refuse('unknown_route');
  if (call.unrouted.kind === 'malformed') refuse('malformed_request', { message: 'The path is not percent-encoded as it should be.' });
  const allowed = call.unrouted.allowed.join(', ');
  refuse('method_not_allowed', { allowed, received: call.request.method, headers: { allow: allowed } });
}
