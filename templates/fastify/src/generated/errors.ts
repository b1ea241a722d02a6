// Written by Groma from the contract, replaced by the next run. Edits are refused.

/** Every code of an error that the document knows. */
export const errorCodes = [
  'malformed_request',
  'invalid_cursor',
  'unknown_version',
  'idempotency_key_required',
  'idempotency_key_invalid',
  'unauthenticated',
  'card_declined',
  'insufficient_scope',
  'not_found',
  'method_not_allowed',
  'idempotency_key_in_progress',
  'order_already_cancelled',
  'order_not_payable',
  'payment_not_refundable',
  'precondition_failed',
  'body_too_large',
  'unsupported_media_type',
  'validation_failed',
  'customer_not_found',
  'order_not_found',
  'payment_not_found',
  'amount_too_large',
  'idempotency_key_reused',
  'rate_limited',
  'internal_error',
  'service_unavailable',
  'timeout',
] as const;

/** One of them. */
export type ErrorCode = (typeof errorCodes)[number];
