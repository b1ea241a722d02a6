import type { Handlers } from '../generated/handlers.ts';
import { store } from '../runtime/service.ts';

export const payments: Handlers['payments'] = {
  listPayments: store.list('listPayments'),
  getPayment: store.read('getPayment'),

  async createPayment({ body, tx, fail }) {
    // Own rows only. The lock keeps two payments from spending one total.
    const order = await tx.selectFrom('orders').selectAll().where('id', '=', body.order_id).forUpdate().executeTakeFirst();
    if (!order) throw fail('order_not_found', { param: 'order_id' });
    if (order.status !== 'open') throw fail('order_not_payable', { param: 'order_id' });
    const paid = await tx.selectFrom('payments').select('amount').where('order_id', '=', order.id).execute();
    const due = order.total - paid.reduce((sum, payment) => sum + payment.amount, 0);
    if (body.amount > due) throw fail('amount_too_large', { param: 'amount', allowed: `at most ${due}`, received: body.amount });
    if (body.token === 'tok_declined') throw fail('card_declined', { param: 'token' });
    return tx
      .insertInto('payments')
      .values({ ...body, currency: order.currency, status: 'captured' })
      .returningAll()
      .executeTakeFirstOrThrow();
  },
};
