import type { Handlers } from '../generated/handlers.ts';
import { store } from '../runtime/service.ts';

export const refunds: Handlers['refunds'] = {
  listRefunds: store.list('listRefunds'),
  getRefund: store.read('getRefund'),

  async createRefund({ body, tx, fail }) {
    const payment = await tx.selectFrom('payments').selectAll().where('id', '=', body.payment_id).forUpdate().executeTakeFirst();
    if (!payment) throw fail('payment_not_found', { param: 'payment_id' });
    if (payment.status === 'refunded') throw fail('payment_not_refundable', { param: 'payment_id' });
    const given = await tx.selectFrom('refunds').select('amount').where('payment_id', '=', payment.id).execute();
    const left = payment.amount - given.reduce((sum, refund) => sum + refund.amount, 0);
    if (body.amount > left) throw fail('amount_too_large', { param: 'amount', allowed: `at most ${left}`, received: body.amount });
    if (body.amount === left) await tx.updateTable('payments').set({ status: 'refunded' }).where('id', '=', payment.id).execute();
    return tx
      .insertInto('refunds')
      .values({ ...body, currency: payment.currency })
      .returningAll()
      .executeTakeFirstOrThrow();
  },
};
