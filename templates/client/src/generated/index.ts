// Written by Groma from the contract. Edits are refused.

import { type ApiErrorTest, errorTest } from '../runtime/index.ts';

export type { CallOptions, ClientOptions, Credential, Credentials, Result, WithResponse } from '../runtime/index.ts';
export { ApiError, Call, Client, ConnectionError, PageCall, isConnectionError } from '../runtime/index.ts';
export { Shop } from './client.ts';
export type * from './schemas.ts';

/** Whether an error is an answer of the API and, where codes are given, has one of them. */
export const isApiError: ApiErrorTest<
  | 'malformed_request'
  | 'invalid_cursor'
  | 'unknown_version'
  | 'idempotency_key_required'
  | 'idempotency_key_invalid'
  | 'unauthenticated'
  | 'card_declined'
  | 'insufficient_scope'
  | 'not_found'
  | 'method_not_allowed'
  | 'idempotency_key_in_progress'
  | 'order_already_cancelled'
  | 'order_not_payable'
  | 'payment_not_refundable'
  | 'precondition_failed'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'validation_failed'
  | 'customer_not_found'
  | 'order_not_found'
  | 'payment_not_found'
  | 'amount_too_large'
  | 'idempotency_key_reused'
  | 'rate_limited'
  | 'internal_error'
  | 'service_unavailable'
  | 'timeout'> = /* @__PURE__ */ errorTest<
  | 'malformed_request'
  | 'invalid_cursor'
  | 'unknown_version'
  | 'idempotency_key_required'
  | 'idempotency_key_invalid'
  | 'unauthenticated'
  | 'card_declined'
  | 'insufficient_scope'
  | 'not_found'
  | 'method_not_allowed'
  | 'idempotency_key_in_progress'
  | 'order_already_cancelled'
  | 'order_not_payable'
  | 'payment_not_refundable'
  | 'precondition_failed'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'validation_failed'
  | 'customer_not_found'
  | 'order_not_found'
  | 'payment_not_found'
  | 'amount_too_large'
  | 'idempotency_key_reused'
  | 'rate_limited'
  | 'internal_error'
  | 'service_unavailable'
  | 'timeout'>();
