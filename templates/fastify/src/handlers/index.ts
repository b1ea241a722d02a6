import type { Handlers } from '../generated/handlers.ts';
import { customers } from './customers.ts';
import { orders } from './orders.ts';
import { payments } from './payments.ts';
import { refunds } from './refunds.ts';

/** All handlers; a group that is missing does not compile. */
export const handlers: Handlers = { customers, orders, payments, refunds };
