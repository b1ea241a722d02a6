// Written by Groma from the contract. Edits are refused.

/** Id of a customer. */
export type CustomerId = string;

/** Id of an order. */
export type OrderId = string;

/** Id of a payment. */
export type PaymentId = string;

/** Id of a refund. */
export type RefundId = string;

/** Names one request. */
export type RequestId = string;

/** An e-mail address. */
export type Email = string;

/** A name for people. */
export type Name = string;

/** Whatever you want to remember; null removes it. */
export type Note = string | null;

/** In the smallest unit of the currency. */
export type Amount = number;

/** ISO 4217. */
export type Currency = 'EUR' | 'GBP' | 'USD';

/** An order is open until it is cancelled. */
export type OrderStatus = 'open' | 'cancelled';

/** A payment is captured until all of it is given back. */
export type PaymentStatus = 'captured' | 'refunded';

/** When it was created. */
export type CreatedAt = string;

/** When it was last changed. */
export type UpdatedAt = string;

/** A person who buys. */
export interface Customer {
  id: CustomerId;
  name: Name;
  email: Email;
  note?: Note;
  created_at: CreatedAt;
  updated_at: UpdatedAt;
}

/** A person who buys. */
export interface CustomerInput {
  name: Name;
  email: Email;
  note?: Note;
}

/** What of a customer can be changed. */
export interface CustomerChanges {
  name?: Name;
  email?: Email;
  note?: Note;
}

/** One line of an order. */
export interface Item {
  /** Your number of the article. */
  sku: string;
  name: Name;
  /** How many of them. */
  quantity: number;
  /** The price of one. */
  unit_amount: Amount;
}

/** What a customer wants to buy. */
export interface Order {
  id: OrderId;
  /** Who buys. */
  customer_id: CustomerId;
  status: OrderStatus;
  currency: Currency;
  /** What the customer owes. */
  total: Amount;
  /** What is bought. */
  items: Item[];
  note?: Note;
  created_at: CreatedAt;
  updated_at: UpdatedAt;
}

/** What a customer wants to buy. */
export interface OrderInput {
  /** Who buys. */
  customer_id: CustomerId;
  currency: Currency;
  /** What the customer owes. */
  total: Amount;
  /** What is bought. */
  items: Item[];
  note?: Note;
}

/** What of an order can be changed. */
export interface OrderChanges {
  note?: Note;
}

/** Money that came in for an order. */
export interface Payment {
  id: PaymentId;
  /** What is paid. */
  order_id: OrderId;
  /** How much is charged; at most the total of the order. */
  amount: Amount;
  /** The currency of the order. */
  currency: Currency;
  status: PaymentStatus;
  created_at: CreatedAt;
  updated_at: UpdatedAt;
}

/** Money that came in for an order. */
export interface PaymentInput {
  /** What is paid. */
  order_id: OrderId;
  /** How much is charged; at most the total of the order. */
  amount: Amount;
  /** The card. The bank refuses `tok_declined`. */
  token: 'tok_visa' | 'tok_mastercard' | 'tok_declined';
}

/** Money that went back. */
export interface Refund {
  id: RefundId;
  /** What is given back. */
  payment_id: PaymentId;
  /** How much is given back; at most the amount of the payment. */
  amount: Amount;
  /** The currency of the payment. */
  currency: Currency;
  /** Why. */
  reason: 'requested_by_customer' | 'duplicate' | 'fraudulent';
  created_at: CreatedAt;
  updated_at: UpdatedAt;
}

/** Money that went back. */
export interface RefundInput {
  /** What is given back. */
  payment_id: PaymentId;
  /** How much is given back; at most the amount of the payment. */
  amount: Amount;
  /** Why. */
  reason: 'requested_by_customer' | 'duplicate' | 'fraudulent';
}

/** A page of customers. */
export interface CustomerPage {
  /** The items, the newest first. */
  data: Customer[];
  has_more: HasMore;
  next_cursor: NextCursor;
}

/** A page of orders. */
export interface OrderPage {
  /** The items, the newest first. */
  data: Order[];
  has_more: HasMore;
  next_cursor: NextCursor;
}

/** A page of payments. */
export interface PaymentPage {
  /** The items, the newest first. */
  data: Payment[];
  has_more: HasMore;
  next_cursor: NextCursor;
}

/** A page of refunds. */
export interface RefundPage {
  /** The items, the newest first. */
  data: Refund[];
  has_more: HasMore;
  next_cursor: NextCursor;
}

/** Whether there is another page. */
export type HasMore = boolean;

/** The `cursor` of the next page; null on the last one. */
export type NextCursor = string | null;

/** The process runs. */
export interface Liveness {
  /** Always `ok`. */
  status: 'ok';
}

/** How the service and its dependencies are. */
export interface Health {
  /** `ok` if all dependencies are up. */
  status: 'ok' | 'unavailable';
  /** The state of each dependency, by name. */
  dependencies: {
    [name: string]: {
      /** Whether it answers. */
      status: 'up' | 'down';
      /** Milliseconds until it answered. */
      latency_ms: number;
    };
  };
}

/** The form of every error. */
export interface ErrorSchema {
  /** What went wrong. */
  error: {
    /** The kind of error. */
    type: 
      | 'invalid_request_error'
      | 'authentication_error'
      | 'permission_error'
      | 'not_found_error'
      | 'conflict_error'
      | 'idempotency_error'
      | 'rate_limit_error'
      | 'api_error';
    code: ErrorCode;
    /** For people: what was wrong, what is allowed, what was received. */
    message: string;
    /** The parameter or member that is to blame. */
    param?: string;
    request_id: RequestId;
    /** Where the error is explained. */
    doc_url?: string;
    /** Everything that is wrong with the request. */
    details?: {
      /** The parameter or member. */
      param: string;
      /** What is wrong with it. */
      message: string;
    }[];
  };
}

/** For programs. Each is explained in the table of errors. */
export type ErrorCode = 
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
  | 'timeout';
