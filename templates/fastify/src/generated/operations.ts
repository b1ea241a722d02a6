// Written by Groma from the contract, replaced by the next run. Edits are refused.

import type { Page } from '../runtime/handler.ts';
import type { CustomerRow, OrderRow, PaymentRow, RefundRow } from './database.ts';
import type {
  Customer,
  CustomerChanges,
  CustomerId,
  CustomerInput,
  CustomerPage,
  Email,
  ErrorSchema,
  Health,
  Liveness,
  Order,
  OrderChanges,
  OrderId,
  OrderInput,
  OrderPage,
  OrderStatus,
  Payment,
  PaymentId,
  PaymentInput,
  PaymentPage,
  PaymentStatus,
  Refund,
  RefundId,
  RefundInput,
  RefundPage,
} from './schemas.ts';

/**
 * List customers
 *
 * Your customers. Sorted by `created_at`, then by `id`, both descending.
 *
 * GET /v1/customers
 */
export interface ListCustomers {
  params: {};
  query: {
    /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
    cursor?: string;
    /** How many items a page has. More than 100 is refused with 422. */
    page_size?: number;
    /** Only those with exactly this address. */
    email?: Email;
  };
  body: undefined;
  replies: {
    /** A page of customers. */
    200: { body: CustomerPage };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: CustomerPage | Page<CustomerRow>;
}

/**
 * Create a customer
 *
 * Keeps a person who can order. Several customers may share an address.
 *
 * POST /v1/customers
 */
export interface CreateCustomer {
  params: {};
  query: {};
  body: CustomerInput;
  replies: {
    /** The new customer. */
    201: { body: Customer };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** The first request with this key is still running. */
    409: { body: ErrorSchema };
    /** The body is too large. */
    413: { body: ErrorSchema };
    /** The body is not JSON. */
    415: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'idempotency_key_in_progress'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Customer | CustomerRow;
}

/**
 * Read a customer
 *
 * The customer as it is now.
 *
 * GET /v1/customers/{customer_id}
 */
export interface GetCustomer {
  params: {
    /** Id of the customer. */
    customer_id: CustomerId;
  };
  query: {};
  body: undefined;
  replies: {
    /** The customer. */
    200: { body: Customer };
    /** The state you have is the present one. No body. */
    304: { body: undefined };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Customer | CustomerRow;
}

/**
 * Change a customer
 *
 * Changes the members that are sent and leaves the others.
 *
 * PATCH /v1/customers/{customer_id}
 */
export interface UpdateCustomer {
  params: {
    /** Id of the customer. */
    customer_id: CustomerId;
  };
  query: {};
  body: CustomerChanges;
  replies: {
    /** The changed customer. */
    200: { body: Customer };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** The first request with this key is still running. */
    409: { body: ErrorSchema };
    /** Somebody changed it in between. Nothing was changed now. */
    412: { body: ErrorSchema };
    /** The body is too large. */
    413: { body: ErrorSchema };
    /** The body is not JSON. */
    415: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'idempotency_key_in_progress'
    | 'precondition_failed'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Customer | CustomerRow;
}

/**
 * Delete a customer
 *
 * Removes the customer. Orders of it stay and keep its id.
 *
 * DELETE /v1/customers/{customer_id}
 */
export interface DeleteCustomer {
  params: {
    /** Id of the customer. */
    customer_id: CustomerId;
  };
  query: {};
  body: undefined;
  replies: {
    /** It is gone. */
    204: { body: undefined };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** Somebody changed it in between. Nothing was changed now. */
    412: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'precondition_failed'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: void;
}

/**
 * List orders
 *
 * Your orders. Sorted by `created_at`, then by `id`, both descending.
 *
 * GET /v1/orders
 */
export interface ListOrders {
  params: {};
  query: {
    /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
    cursor?: string;
    /** How many items a page has. More than 100 is refused with 422. */
    page_size?: number;
    /** Only those of this customer. */
    customer_id?: CustomerId;
    /** Only those in this state. */
    status?: OrderStatus;
  };
  body: undefined;
  replies: {
    /** A page of orders. */
    200: { body: OrderPage };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: OrderPage | Page<OrderRow>;
}

/**
 * Create an order
 *
 * Takes an order of a customer of yours. `total` is what the customer owes; discounts may make it smaller than the sum of the items.
 *
 * POST /v1/orders
 */
export interface CreateOrder {
  params: {};
  query: {};
  body: OrderInput;
  replies: {
    /** The new order. */
    201: { body: Order };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** The first request with this key is still running. */
    409: { body: ErrorSchema };
    /** The body is too large. */
    413: { body: ErrorSchema };
    /** The body is not JSON. */
    415: { body: ErrorSchema };
    /** Readable, but not valid; or it does not fit what exists; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'idempotency_key_in_progress'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'customer_not_found'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Order | OrderRow;
}

/**
 * Read an order
 *
 * The order as it is now.
 *
 * GET /v1/orders/{order_id}
 */
export interface GetOrder {
  params: {
    /** Id of the order. */
    order_id: OrderId;
  };
  query: {};
  body: undefined;
  replies: {
    /** The order. */
    200: { body: Order };
    /** The state you have is the present one. No body. */
    304: { body: undefined };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Order | OrderRow;
}

/**
 * Change an order
 *
 * Changes the note. What was ordered does not change any more.
 *
 * PATCH /v1/orders/{order_id}
 */
export interface UpdateOrder {
  params: {
    /** Id of the order. */
    order_id: OrderId;
  };
  query: {};
  body: OrderChanges;
  replies: {
    /** The changed order. */
    200: { body: Order };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** The first request with this key is still running. */
    409: { body: ErrorSchema };
    /** Somebody changed it in between. Nothing was changed now. */
    412: { body: ErrorSchema };
    /** The body is too large. */
    413: { body: ErrorSchema };
    /** The body is not JSON. */
    415: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'idempotency_key_in_progress'
    | 'precondition_failed'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Order | OrderRow;
}

/**
 * Delete an order
 *
 * Removes the order. Payments of it stay and keep its id.
 *
 * DELETE /v1/orders/{order_id}
 */
export interface DeleteOrder {
  params: {
    /** Id of the order. */
    order_id: OrderId;
  };
  query: {};
  body: undefined;
  replies: {
    /** It is gone. */
    204: { body: undefined };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** Somebody changed it in between. Nothing was changed now. */
    412: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'precondition_failed'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: void;
}

/**
 * Cancel an order
 *
 * Ends the order, so that it takes no payment any more. It stays readable.
 *
 * POST /v1/orders/{order_id}/cancel
 */
export interface CancelOrder {
  params: {
    /** Id of the order. */
    order_id: OrderId;
  };
  query: {};
  body: undefined;
  replies: {
    /** The cancelled order. */
    200: { body: Order };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** The order is cancelled already, or the first request with this key is still running. */
    409: { body: ErrorSchema };
    /** Somebody changed it in between. Nothing was changed now. */
    412: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'idempotency_key_in_progress'
    | 'order_already_cancelled'
    | 'precondition_failed'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Order | OrderRow;
}

/**
 * List payments
 *
 * Your payments. Sorted by `created_at`, then by `id`, both descending.
 *
 * GET /v1/payments
 */
export interface ListPayments {
  params: {};
  query: {
    /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
    cursor?: string;
    /** How many items a page has. More than 100 is refused with 422. */
    page_size?: number;
    /** Only those of this order. */
    order_id?: OrderId;
    /** Only those in this state. */
    status?: PaymentStatus;
  };
  body: undefined;
  replies: {
    /** A page of payments. */
    200: { body: PaymentPage };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: PaymentPage | Page<PaymentRow>;
}

/**
 * Create a payment
 *
 * Charges a card for an order that is open, at most its total. An order may be paid in several payments. With the test token `tok_declined` the bank refuses, and the answer is 402.
 *
 * POST /v1/payments
 */
export interface CreatePayment {
  params: {};
  query: {};
  body: PaymentInput;
  replies: {
    /** The new payment. */
    201: { body: Payment };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The bank refused. Nothing was charged; the answer is kept for the key. */
    402: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** The order takes no payment, or the first request with this key is still running. */
    409: { body: ErrorSchema };
    /** The body is too large. */
    413: { body: ErrorSchema };
    /** The body is not JSON. */
    415: { body: ErrorSchema };
    /** Readable, but not valid; or it does not fit what exists; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'card_declined'
    | 'insufficient_scope'
    | 'idempotency_key_in_progress'
    | 'order_not_payable'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'order_not_found'
    | 'amount_too_large'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Payment | PaymentRow;
}

/**
 * Read a payment
 *
 * The payment as it is now.
 *
 * GET /v1/payments/{payment_id}
 */
export interface GetPayment {
  params: {
    /** Id of the payment. */
    payment_id: PaymentId;
  };
  query: {};
  body: undefined;
  replies: {
    /** The payment. */
    200: { body: Payment };
    /** The state you have is the present one. No body. */
    304: { body: undefined };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Payment | PaymentRow;
}

/**
 * List refunds
 *
 * Your refunds. Sorted by `created_at`, then by `id`, both descending.
 *
 * GET /v1/refunds
 */
export interface ListRefunds {
  params: {};
  query: {
    /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
    cursor?: string;
    /** How many items a page has. More than 100 is refused with 422. */
    page_size?: number;
    /** Only those of this payment. */
    payment_id?: PaymentId;
  };
  body: undefined;
  replies: {
    /** A page of refunds. */
    200: { body: RefundPage };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: RefundPage | Page<RefundRow>;
}

/**
 * Create a refund
 *
 * Gives back a captured payment, or a part of it. A refund of the whole amount makes the payment `refunded`, and no other refund of it is taken.
 *
 * POST /v1/refunds
 */
export interface CreateRefund {
  params: {};
  query: {};
  body: RefundInput;
  replies: {
    /** The new refund. */
    201: { body: Refund };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** There is nothing left to give back, or the first request with this key is still running. */
    409: { body: ErrorSchema };
    /** The body is too large. */
    413: { body: ErrorSchema };
    /** The body is not JSON. */
    415: { body: ErrorSchema };
    /** Readable, but not valid; or it does not fit what exists; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'idempotency_key_in_progress'
    | 'payment_not_refundable'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'payment_not_found'
    | 'amount_too_large'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Refund | RefundRow;
}

/**
 * Read a refund
 *
 * The refund. It never changes.
 *
 * GET /v1/refunds/{refund_id}
 */
export interface GetRefund {
  params: {
    /** Id of the refund. */
    refund_id: RefundId;
  };
  query: {};
  body: undefined;
  replies: {
    /** The refund. */
    200: { body: Refund };
    /** The state you have is the present one. No body. */
    304: { body: undefined };
    /** The request cannot be read. */
    400: { body: ErrorSchema };
    /** Nobody we know. */
    401: { body: ErrorSchema };
    /** The key lacks the scope. */
    403: { body: ErrorSchema };
    /** It does not exist, or is not yours. */
    404: { body: ErrorSchema };
    /** Readable, but not valid; or the key was used with another request. */
    422: { body: ErrorSchema };
    /** The budget is used up. */
    429: { body: ErrorSchema };
    /** A fault of ours. */
    500: { body: ErrorSchema };
    /** Overloaded, stopping, or a dependency is down. */
    503: { body: ErrorSchema };
    /** It took too long, and was ended. */
    504: { body: ErrorSchema };
  };
  codes: 
    | 'malformed_request'
    | 'invalid_cursor'
    | 'unknown_version'
    | 'idempotency_key_required'
    | 'idempotency_key_invalid'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'not_found'
    | 'validation_failed'
    | 'idempotency_key_reused'
    | 'rate_limited'
    | 'internal_error'
    | 'service_unavailable'
    | 'timeout';
  result: Refund | RefundRow;
}

/**
 * Readiness
 *
 * Tells whether the service can serve, and how each of its dependencies is. Public, because load balancers hold no keys; never limited, never cached.
 *
 * GET /health
 */
export interface GetHealth {
  params: {};
  query: {};
  body: undefined;
  replies: {
    /** All dependencies are up. */
    200: { body: Health };
    /** Only GET is served here. */
    405: { body: ErrorSchema };
    /** A fault of ours. Not limited, like the probe itself. */
    500: { body: ErrorSchema };
    /** A dependency is down. */
    503: { body: Health };
  };
  codes: 'method_not_allowed' | 'internal_error';
  result: Health;
}

/**
 * Liveness
 *
 * Tells whether the process runs; it asks no dependency. Public, because orchestrators hold no keys; never limited, never cached.
 *
 * GET /health/live
 */
export interface GetLiveness {
  params: {};
  query: {};
  body: undefined;
  replies: {
    /** The process runs. */
    200: { body: Liveness };
    /** Only GET is served here. */
    405: { body: ErrorSchema };
    /** A fault of ours. Not limited, like the probe itself. */
    500: { body: ErrorSchema };
  };
  codes: 'method_not_allowed' | 'internal_error';
  result: Liveness;
}

/** All operations by name. */
export interface Operations {
  listCustomers: ListCustomers;
  createCustomer: CreateCustomer;
  getCustomer: GetCustomer;
  updateCustomer: UpdateCustomer;
  deleteCustomer: DeleteCustomer;
  listOrders: ListOrders;
  createOrder: CreateOrder;
  getOrder: GetOrder;
  updateOrder: UpdateOrder;
  deleteOrder: DeleteOrder;
  cancelOrder: CancelOrder;
  listPayments: ListPayments;
  createPayment: CreatePayment;
  getPayment: GetPayment;
  listRefunds: ListRefunds;
  createRefund: CreateRefund;
  getRefund: GetRefund;
  getHealth: GetHealth;
  getLiveness: GetLiveness;
}
