import type { CallRequest } from '../call-request.ts';
import { fieldOf, withField } from '../call-request.ts';
import type { OperationDescriptor } from '../descriptor.ts';

/**
 * The request with the key that all its attempts share. A key that the caller put in its place, or gave as an option, stays.
 * Without a key in the contract the request is unchanged.
 */
export function keepKey(descriptor: OperationDescriptor, request: CallRequest, newKey: () => string): CallRequest {
  const field = descriptor.key?.field;
  if (!field) return request;
  const given = request.options.idempotencyKey ?? fieldOf(request, field);
  return withField(request, field, given ?? newKey());
}
