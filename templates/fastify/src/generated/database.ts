// Written by Groma from the contract, replaced by the next run. Edits are refused.

import type { Generated, Selectable } from 'kysely';
import type {
  Amount,
  CreatedAt,
  Currency,
  CustomerId,
  Email,
  Item,
  Name,
  Note,
  OrderId,
  OrderStatus,
  PaymentId,
  PaymentStatus,
  RefundId,
  UpdatedAt,
} from './schemas.ts';

export interface CustomersTable {
  id: Generated<CustomerId>;
  name: Name;
  email: Email;
  note: Note | null;
  consumer_id: Generated<string>;
  version: Generated<number>;
  created_at: Generated<CreatedAt>;
  updated_at: Generated<UpdatedAt>;
}
export type CustomerRow = Selectable<CustomersTable>;

export interface OrdersTable {
  id: Generated<OrderId>;
  customer_id: CustomerId;
  status: Generated<OrderStatus>;
  currency: Currency;
  total: Amount;
  items: Item[];
  note: Note | null;
  consumer_id: Generated<string>;
  version: Generated<number>;
  created_at: Generated<CreatedAt>;
  updated_at: Generated<UpdatedAt>;
}
export type OrderRow = Selectable<OrdersTable>;

export interface PaymentsTable {
  id: Generated<PaymentId>;
  order_id: OrderId;
  amount: Amount;
  currency: Currency;
  token: 'tok_visa' | 'tok_mastercard' | 'tok_declined';
  status: Generated<PaymentStatus>;
  consumer_id: Generated<string>;
  version: Generated<number>;
  created_at: Generated<CreatedAt>;
  updated_at: Generated<UpdatedAt>;
}
export type PaymentRow = Selectable<PaymentsTable>;

export interface RefundsTable {
  id: Generated<RefundId>;
  payment_id: PaymentId;
  amount: Amount;
  currency: Currency;
  reason: 'requested_by_customer' | 'duplicate' | 'fraudulent';
  consumer_id: Generated<string>;
  version: Generated<number>;
  created_at: Generated<CreatedAt>;
  updated_at: Generated<UpdatedAt>;
}
export type RefundRow = Selectable<RefundsTable>;

/** All tables by name. */
export interface Database {
  customers: CustomersTable;
  orders: OrdersTable;
  payments: PaymentsTable;
  refunds: RefundsTable;
}
