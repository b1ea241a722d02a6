import type { Handlers } from '../generated/handlers.ts';
import { store } from '../runtime/service.ts';

export const customers: Handlers['customers'] = {
  listCustomers: store.list('listCustomers'),
  createCustomer: store.create('createCustomer'),
  getCustomer: store.read('getCustomer'),
  updateCustomer: store.update('updateCustomer'),
  deleteCustomer: store.delete('deleteCustomer'),
};
