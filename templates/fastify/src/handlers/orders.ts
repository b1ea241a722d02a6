import type { Handlers } from '../generated/handlers.ts';
import { store } from '../runtime/service.ts';

export const orders: Handlers['orders'] = {
  listOrders: store.list('listOrders'),
  createOrder: store.create('createOrder'),
  getOrder: store.read('getOrder'),
  updateOrder: store.update('updateOrder'),
  deleteOrder: store.delete('deleteOrder'),

  async cancelOrder({ params, tx, fail }) {
    const order = await tx.selectFrom('orders').select('status').where('id', '=', params.order_id).forUpdate().executeTakeFirst();
    if (!order) throw fail('not_found', { param: 'order_id' });
    if (order.status === 'cancelled') throw fail('order_already_cancelled', { param: 'order_id' });
    return tx.updateTable('orders').set({ status: 'cancelled' }).where('id', '=', params.order_id).returningAll().executeTakeFirstOrThrow();
  },
};
