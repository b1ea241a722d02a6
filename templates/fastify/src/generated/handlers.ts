// Written by Groma from the contract, replaced by the next run. Edits are refused.

import type { Handler, ReadHandler } from '../runtime/handler.ts';
import type { Database } from './database.ts';
import type {
  CancelOrder,
  CreateCustomer,
  CreateOrder,
  CreatePayment,
  CreateRefund,
  DeleteCustomer,
  DeleteOrder,
  GetCustomer,
  GetOrder,
  GetPayment,
  GetRefund,
  ListCustomers,
  ListOrders,
  ListPayments,
  ListRefunds,
  UpdateCustomer,
  UpdateOrder,
} from './operations.ts';

/** By group and operation. */
export interface Handlers {
  customers: {
    /**
     * List customers
     *
     * Your customers. Sorted by `created_at`, then by `id`, both descending.
     *
     * GET /v1/customers
     */
    listCustomers: ReadHandler<ListCustomers, Database>;
    /**
     * Create a customer
     *
     * Keeps a person who can order. Several customers may share an address.
     *
     * POST /v1/customers
     */
    createCustomer: Handler<CreateCustomer, Database>;
    /**
     * Read a customer
     *
     * The customer as it is now.
     *
     * GET /v1/customers/{customer_id}
     */
    getCustomer: ReadHandler<GetCustomer, Database>;
    /**
     * Change a customer
     *
     * Changes the members that are sent and leaves the others.
     *
     * PATCH /v1/customers/{customer_id}
     */
    updateCustomer: Handler<UpdateCustomer, Database>;
    /**
     * Delete a customer
     *
     * Removes the customer. Orders of it stay and keep its id.
     *
     * DELETE /v1/customers/{customer_id}
     */
    deleteCustomer: Handler<DeleteCustomer, Database>;
  };
  orders: {
    /**
     * List orders
     *
     * Your orders. Sorted by `created_at`, then by `id`, both descending.
     *
     * GET /v1/orders
     */
    listOrders: ReadHandler<ListOrders, Database>;
    /**
     * Create an order
     *
     * Takes an order of a customer of yours. `total` is what the customer owes; discounts may make it smaller than the sum of the items.
     *
     * POST /v1/orders
     */
    createOrder: Handler<CreateOrder, Database>;
    /**
     * Read an order
     *
     * The order as it is now.
     *
     * GET /v1/orders/{order_id}
     */
    getOrder: ReadHandler<GetOrder, Database>;
    /**
     * Change an order
     *
     * Changes the note. What was ordered does not change any more.
     *
     * PATCH /v1/orders/{order_id}
     */
    updateOrder: Handler<UpdateOrder, Database>;
    /**
     * Delete an order
     *
     * Removes the order. Payments of it stay and keep its id.
     *
     * DELETE /v1/orders/{order_id}
     */
    deleteOrder: Handler<DeleteOrder, Database>;
    /**
     * Cancel an order
     *
     * Ends the order, so that it takes no payment any more. It stays readable.
     *
     * POST /v1/orders/{order_id}/cancel
     */
    cancelOrder: Handler<CancelOrder, Database>;
  };
  payments: {
    /**
     * List payments
     *
     * Your payments. Sorted by `created_at`, then by `id`, both descending.
     *
     * GET /v1/payments
     */
    listPayments: ReadHandler<ListPayments, Database>;
    /**
     * Create a payment
     *
     * Charges a card for an order that is open, at most its total. An order may be paid in several payments. With the test token `tok_declined` the bank refuses, and the answer is 402.
     *
     * POST /v1/payments
     */
    createPayment: Handler<CreatePayment, Database>;
    /**
     * Read a payment
     *
     * The payment as it is now.
     *
     * GET /v1/payments/{payment_id}
     */
    getPayment: ReadHandler<GetPayment, Database>;
  };
  refunds: {
    /**
     * List refunds
     *
     * Your refunds. Sorted by `created_at`, then by `id`, both descending.
     *
     * GET /v1/refunds
     */
    listRefunds: ReadHandler<ListRefunds, Database>;
    /**
     * Create a refund
     *
     * Gives back a captured payment, or a part of it. A refund of the whole amount makes the payment `refunded`, and no other refund of it is taken.
     *
     * POST /v1/refunds
     */
    createRefund: Handler<CreateRefund, Database>;
    /**
     * Read a refund
     *
     * The refund. It never changes.
     *
     * GET /v1/refunds/{refund_id}
     */
    getRefund: ReadHandler<GetRefund, Database>;
  };
}
