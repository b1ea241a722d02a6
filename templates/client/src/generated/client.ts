// Written by Groma from the contract. Edits are refused.

import { bind as $bind, Client as $Client } from '../runtime/index.ts';
import * as $operations from './operations.ts';

/** Shop */
export class Shop extends $Client {
  /** The people who buy. */
  readonly customers = {
    /**
     * List customers
     *
     * Your customers. Sorted by `created_at`, then by `id`, both descending.
     *
     * `GET /v1/customers`
     */
    list: $bind(this, $operations.listCustomers),
    /**
     * Create a customer
     *
     * Keeps a person who can order. Several customers may share an address.
     *
     * `POST /v1/customers`
     */
    create: $bind(this, $operations.createCustomer),
    /**
     * Read a customer
     *
     * The customer as it is now.
     *
     * `GET /v1/customers/{customer_id}`
     */
    get: $bind(this, $operations.getCustomer),
    /**
     * Change a customer
     *
     * Changes the members that are sent and leaves the others.
     *
     * `PATCH /v1/customers/{customer_id}`
     */
    update: $bind(this, $operations.updateCustomer),
    /**
     * Delete a customer
     *
     * Removes the customer. Orders of it stay and keep its id.
     *
     * `DELETE /v1/customers/{customer_id}`
     */
    delete: $bind(this, $operations.deleteCustomer),
  };
  
  /** What they want to buy. */
  readonly orders = {
    /**
     * List orders
     *
     * Your orders. Sorted by `created_at`, then by `id`, both descending.
     *
     * `GET /v1/orders`
     */
    list: $bind(this, $operations.listOrders),
    /**
     * Create an order
     *
     * Takes an order of a customer of yours. `total` is what the customer owes; discounts may make it smaller than the sum of the items.
     *
     * `POST /v1/orders`
     */
    create: $bind(this, $operations.createOrder),
    /**
     * Read an order
     *
     * The order as it is now.
     *
     * `GET /v1/orders/{order_id}`
     */
    get: $bind(this, $operations.getOrder),
    /**
     * Change an order
     *
     * Changes the note. What was ordered does not change any more.
     *
     * `PATCH /v1/orders/{order_id}`
     */
    update: $bind(this, $operations.updateOrder),
    /**
     * Delete an order
     *
     * Removes the order. Payments of it stay and keep its id.
     *
     * `DELETE /v1/orders/{order_id}`
     */
    delete: $bind(this, $operations.deleteOrder),
    /**
     * Cancel an order
     *
     * Ends the order, so that it takes no payment any more. It stays readable.
     *
     * `POST /v1/orders/{order_id}/cancel`
     */
    cancel: $bind(this, $operations.cancelOrder),
  };
  
  /** Money that came in for an order. */
  readonly payments = {
    /**
     * List payments
     *
     * Your payments. Sorted by `created_at`, then by `id`, both descending.
     *
     * `GET /v1/payments`
     */
    list: $bind(this, $operations.listPayments),
    /**
     * Create a payment
     *
     * Charges a card for an order that is open, at most its total. An order may be paid in several payments. With the test token `tok_declined` the bank refuses, and the answer is 402.
     *
     * `POST /v1/payments`
     */
    create: $bind(this, $operations.createPayment),
    /**
     * Read a payment
     *
     * The payment as it is now.
     *
     * `GET /v1/payments/{payment_id}`
     */
    get: $bind(this, $operations.getPayment),
  };
  
  /** Money that went back. */
  readonly refunds = {
    /**
     * List refunds
     *
     * Your refunds. Sorted by `created_at`, then by `id`, both descending.
     *
     * `GET /v1/refunds`
     */
    list: $bind(this, $operations.listRefunds),
    /**
     * Create a refund
     *
     * Gives back a captured payment, or a part of it. A refund of the whole amount makes the payment `refunded`, and no other refund of it is taken.
     *
     * `POST /v1/refunds`
     */
    create: $bind(this, $operations.createRefund),
    /**
     * Read a refund
     *
     * The refund. It never changes.
     *
     * `GET /v1/refunds/{refund_id}`
     */
    get: $bind(this, $operations.getRefund),
  };
  
  /** For load balancers and monitoring. */
  readonly health = {
    /**
     * Readiness
     *
     * Tells whether the service can serve, and how each of its dependencies is. Public, because load balancers hold no keys; never limited, never cached.
     *
     * `GET /health`
     */
    getHealth: $bind(this, $operations.getHealth),
    /**
     * Liveness
     *
     * Tells whether the process runs; it asks no dependency. Public, because orchestrators hold no keys; never limited, never cached.
     *
     * `GET /health/live`
     */
    getLiveness: $bind(this, $operations.getLiveness),
  };
}
