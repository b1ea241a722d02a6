// Written by Groma from the contract. Edits are refused.

import {
  type Call as $Call,
  type CallOptions as $CallOptions,
  type Client as $Client,
  type ErrorFormat as $ErrorFormat,
  type OperationDescriptor as $OperationDescriptor,
  type PageCall as $PageCall,
  type PageOperationDescriptor as $PageOperationDescriptor,
  type SecurityScheme as $SecurityScheme,
  type ServerDescriptor as $ServerDescriptor,
  operation as $operation,
  pageOperation as $pageOperation,
} from '../runtime/index.ts';
import type {
  Customer,
  CustomerChanges,
  CustomerId,
  CustomerInput,
  CustomerPage,
  Email,
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

const $scheme1 = { scheme: 'bearerKey', kind: 'bearer' } satisfies $SecurityScheme;
const $scheme2 = { scheme: 'headerKey', kind: 'api-key', in: 'header', name: 'X-API-Key' } satisfies $SecurityScheme;
const $error1 = {
  mediaType: 'application/json',
  code: '/error/code',
  message: '/error/message',
  type: '/error/type',
  param: '/error/param',
  requestId: '/error/request_id',
  details: '/error/details',
} satisfies $ErrorFormat;
const $server1 = { url: 'https://api.shop.example', variables: {}, main: true } satisfies $ServerDescriptor;
type $Code1 = 
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
type $Options1 = $CallOptions & {
  headers?: {
    /** Asks for another dated version than yours, for this request only. A version that is not served is answered with 400 and `unknown_version`. */
    'X-API-Version'?: '2026-11-01' | undefined;
    [name: string]: unknown;
  } | undefined;
};
type $Code2 = 
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
type $Code3 = 
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
type $Code4 = 
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
type $Code5 = 
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
type $Code6 = 
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
type $Code7 = 
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
type $Code8 = 
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
type $Code9 = 
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
type $Code10 = 'method_not_allowed' | 'internal_error';

/**
 * List customers
 *
 * Your customers. Sorted by `created_at`, then by `id`, both descending.
 *
 * `GET /v1/customers`
 */
export const listCustomers: (client: $Client, query?: {
  /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
  cursor?: string | undefined;
  /** How many items a page has. More than 100 is refused with 422. */
  page_size?: number | undefined;
  /** Only those with exactly this address. */
  email?: Email | undefined;
}, options?: $Options1) => $PageCall<CustomerPage, Customer, $Code1> = /* @__PURE__ */ $pageOperation({
  id: 'listCustomers',
  method: 'GET',
  server: $server1,
  path: ['/v1/customers'],
  input: 'query',
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
  page: {
    kind: 'cursor',
    cursor: { in: 'query', name: 'cursor' },
    items: '/data',
    next: [{ in: 'body', name: '/next_cursor', as: 'cursor' }, { in: 'header', name: 'Link', as: 'url' }],
    more: '/has_more',
    total: null,
    send: [],
    size: { field: { in: 'query', name: 'page_size' }, default: 20, maximum: 100 },
  },
} satisfies $PageOperationDescriptor);

/**
 * Create a customer
 *
 * Keeps a person who can order. Several customers may share an address.
 *
 * `POST /v1/customers`
 */
export const createCustomer: (client: $Client, body: CustomerInput, options?: $Options1) => $Call<Customer, $Code2> = /* @__PURE__ */ $operation({
  id: 'createCustomer',
  method: 'POST',
  server: $server1,
  path: ['/v1/customers'],
  input: 'body',
  body: { type: 'application/json' },
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Read a customer
 *
 * The customer as it is now.
 *
 * `GET /v1/customers/{customer_id}`
 */
export const getCustomer: (client: $Client, customerId: CustomerId, options?: $Options1) => $Call<Customer, $Code3> = /* @__PURE__ */ $operation({
  id: 'getCustomer',
  method: 'GET',
  server: $server1,
  path: ['/v1/customers/', { name: 'customer_id' }],
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Change a customer
 *
 * Changes the members that are sent and leaves the others.
 *
 * `PATCH /v1/customers/{customer_id}`
 */
export const updateCustomer: (client: $Client, customerId: CustomerId, body: CustomerChanges, options?: $Options1) => $Call<Customer, $Code4> = /* @__PURE__ */ $operation({
  id: 'updateCustomer',
  method: 'PATCH',
  server: $server1,
  path: ['/v1/customers/', { name: 'customer_id' }],
  input: 'body',
  body: { type: 'application/json' },
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Delete a customer
 *
 * Removes the customer. Orders of it stay and keep its id.
 *
 * `DELETE /v1/customers/{customer_id}`
 */
export const deleteCustomer: (client: $Client, customerId: CustomerId, options?: $Options1) => $Call<undefined, $Code5> = /* @__PURE__ */ $operation({
  id: 'deleteCustomer',
  method: 'DELETE',
  server: $server1,
  path: ['/v1/customers/', { name: 'customer_id' }],
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * List orders
 *
 * Your orders. Sorted by `created_at`, then by `id`, both descending.
 *
 * `GET /v1/orders`
 */
export const listOrders: (client: $Client, query?: {
  /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
  cursor?: string | undefined;
  /** How many items a page has. More than 100 is refused with 422. */
  page_size?: number | undefined;
  /** Only those of this customer. */
  customer_id?: CustomerId | undefined;
  /** Only those in this state. */
  status?: OrderStatus | undefined;
}, options?: $Options1) => $PageCall<OrderPage, Order, $Code1> = /* @__PURE__ */ $pageOperation({
  id: 'listOrders',
  method: 'GET',
  server: $server1,
  path: ['/v1/orders'],
  input: 'query',
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
  page: {
    kind: 'cursor',
    cursor: { in: 'query', name: 'cursor' },
    items: '/data',
    next: [{ in: 'body', name: '/next_cursor', as: 'cursor' }, { in: 'header', name: 'Link', as: 'url' }],
    more: '/has_more',
    total: null,
    send: [],
    size: { field: { in: 'query', name: 'page_size' }, default: 20, maximum: 100 },
  },
} satisfies $PageOperationDescriptor);

/**
 * Create an order
 *
 * Takes an order of a customer of yours. `total` is what the customer owes; discounts may make it smaller than the sum of the items.
 *
 * `POST /v1/orders`
 */
export const createOrder: (client: $Client, body: OrderInput, options?: $Options1) => $Call<Order, $Code6> = /* @__PURE__ */ $operation({
  id: 'createOrder',
  method: 'POST',
  server: $server1,
  path: ['/v1/orders'],
  input: 'body',
  body: { type: 'application/json' },
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Read an order
 *
 * The order as it is now.
 *
 * `GET /v1/orders/{order_id}`
 */
export const getOrder: (client: $Client, orderId: OrderId, options?: $Options1) => $Call<Order, $Code3> = /* @__PURE__ */ $operation({
  id: 'getOrder',
  method: 'GET',
  server: $server1,
  path: ['/v1/orders/', { name: 'order_id' }],
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Change an order
 *
 * Changes the note. What was ordered does not change any more.
 *
 * `PATCH /v1/orders/{order_id}`
 */
export const updateOrder: (client: $Client, orderId: OrderId, body: OrderChanges, options?: $Options1) => $Call<Order, $Code4> = /* @__PURE__ */ $operation({
  id: 'updateOrder',
  method: 'PATCH',
  server: $server1,
  path: ['/v1/orders/', { name: 'order_id' }],
  input: 'body',
  body: { type: 'application/json' },
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Delete an order
 *
 * Removes the order. Payments of it stay and keep its id.
 *
 * `DELETE /v1/orders/{order_id}`
 */
export const deleteOrder: (client: $Client, orderId: OrderId, options?: $Options1) => $Call<undefined, $Code5> = /* @__PURE__ */ $operation({
  id: 'deleteOrder',
  method: 'DELETE',
  server: $server1,
  path: ['/v1/orders/', { name: 'order_id' }],
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Cancel an order
 *
 * Ends the order, so that it takes no payment any more. It stays readable.
 *
 * `POST /v1/orders/{order_id}/cancel`
 */
export const cancelOrder: (client: $Client, orderId: OrderId, options?: $Options1) => $Call<Order, $Code7> = /* @__PURE__ */ $operation({
  id: 'cancelOrder',
  method: 'POST',
  server: $server1,
  path: ['/v1/orders/', { name: 'order_id' }, '/cancel'],
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * List payments
 *
 * Your payments. Sorted by `created_at`, then by `id`, both descending.
 *
 * `GET /v1/payments`
 */
export const listPayments: (client: $Client, query?: {
  /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
  cursor?: string | undefined;
  /** How many items a page has. More than 100 is refused with 422. */
  page_size?: number | undefined;
  /** Only those of this order. */
  order_id?: OrderId | undefined;
  /** Only those in this state. */
  status?: PaymentStatus | undefined;
}, options?: $Options1) => $PageCall<PaymentPage, Payment, $Code1> = /* @__PURE__ */ $pageOperation({
  id: 'listPayments',
  method: 'GET',
  server: $server1,
  path: ['/v1/payments'],
  input: 'query',
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
  page: {
    kind: 'cursor',
    cursor: { in: 'query', name: 'cursor' },
    items: '/data',
    next: [{ in: 'body', name: '/next_cursor', as: 'cursor' }, { in: 'header', name: 'Link', as: 'url' }],
    more: '/has_more',
    total: null,
    send: [],
    size: { field: { in: 'query', name: 'page_size' }, default: 20, maximum: 100 },
  },
} satisfies $PageOperationDescriptor);

/**
 * Create a payment
 *
 * Charges a card for an order that is open, at most its total. An order may be paid in several payments. With the test token `tok_declined` the bank refuses, and the answer is 402.
 *
 * `POST /v1/payments`
 */
export const createPayment: (client: $Client, body: PaymentInput, options?: $Options1) => $Call<Payment, $Code8> = /* @__PURE__ */ $operation({
  id: 'createPayment',
  method: 'POST',
  server: $server1,
  path: ['/v1/payments'],
  input: 'body',
  body: { type: 'application/json' },
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Read a payment
 *
 * The payment as it is now.
 *
 * `GET /v1/payments/{payment_id}`
 */
export const getPayment: (client: $Client, paymentId: PaymentId, options?: $Options1) => $Call<Payment, $Code3> = /* @__PURE__ */ $operation({
  id: 'getPayment',
  method: 'GET',
  server: $server1,
  path: ['/v1/payments/', { name: 'payment_id' }],
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * List refunds
 *
 * Your refunds. Sorted by `created_at`, then by `id`, both descending.
 *
 * `GET /v1/refunds`
 */
export const listRefunds: (client: $Client, query?: {
  /** `next_cursor` of the page before; without it the list begins. A changed or foreign one is answered with 400 and `invalid_cursor`. */
  cursor?: string | undefined;
  /** How many items a page has. More than 100 is refused with 422. */
  page_size?: number | undefined;
  /** Only those of this payment. */
  payment_id?: PaymentId | undefined;
}, options?: $Options1) => $PageCall<RefundPage, Refund, $Code1> = /* @__PURE__ */ $pageOperation({
  id: 'listRefunds',
  method: 'GET',
  server: $server1,
  path: ['/v1/refunds'],
  input: 'query',
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
  page: {
    kind: 'cursor',
    cursor: { in: 'query', name: 'cursor' },
    items: '/data',
    next: [{ in: 'body', name: '/next_cursor', as: 'cursor' }, { in: 'header', name: 'Link', as: 'url' }],
    more: '/has_more',
    total: null,
    send: [],
    size: { field: { in: 'query', name: 'page_size' }, default: 20, maximum: 100 },
  },
} satisfies $PageOperationDescriptor);

/**
 * Create a refund
 *
 * Gives back a captured payment, or a part of it. A refund of the whole amount makes the payment `refunded`, and no other refund of it is taken.
 *
 * `POST /v1/refunds`
 */
export const createRefund: (client: $Client, body: RefundInput, options?: $Options1) => $Call<Refund, $Code9> = /* @__PURE__ */ $operation({
  id: 'createRefund',
  method: 'POST',
  server: $server1,
  path: ['/v1/refunds'],
  input: 'body',
  body: { type: 'application/json' },
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  key: { field: { in: 'header', name: 'Idempotency-Key' }, running: 409 },
  repeatable: false,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Read a refund
 *
 * The refund. It never changes.
 *
 * `GET /v1/refunds/{refund_id}`
 */
export const getRefund: (client: $Client, refundId: RefundId, options?: $Options1) => $Call<Refund, $Code3> = /* @__PURE__ */ $operation({
  id: 'getRefund',
  method: 'GET',
  server: $server1,
  path: ['/v1/refunds/', { name: 'refund_id' }],
  accept: 'application/json',
  security: [[$scheme1], [$scheme2]],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Readiness
 *
 * Tells whether the service can serve, and how each of its dependencies is. Public, because load balancers hold no keys; never limited, never cached.
 *
 * `GET /health`
 */
export const getHealth: (client: $Client, options?: $CallOptions) => $Call<Health, $Code10> = /* @__PURE__ */ $operation({
  id: 'getHealth',
  method: 'GET',
  server: $server1,
  path: ['/health'],
  accept: 'application/json',
  security: [],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);

/**
 * Liveness
 *
 * Tells whether the process runs; it asks no dependency. Public, because orchestrators hold no keys; never limited, never cached.
 *
 * `GET /health/live`
 */
export const getLiveness: (client: $Client, options?: $CallOptions) => $Call<Liveness, $Code10> = /* @__PURE__ */ $operation({
  id: 'getLiveness',
  method: 'GET',
  server: $server1,
  path: ['/health/live'],
  accept: 'application/json',
  security: [],
  repeatable: true,
  errors: [$error1],
} satisfies $OperationDescriptor);
