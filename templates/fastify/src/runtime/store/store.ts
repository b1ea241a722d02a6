/** One call an operation, for resources that are rows: `createOrder: store.create('createOrder')`. */
import type { AnyContext } from '../answer/context.ts';
import type { Handler, OperationShape, ReadContext, ReadHandler, WriteContext } from '../handler.ts';
import { action, create, list, read, remove, replace, type StoreAction, unsupported, update } from './actions.ts';

/** Typed outside by the operation, data inside by its descriptor: it compiles for every document. */
export type Store<Operations extends Readonly<Record<keyof Operations, OperationShape>>, Database> = Readonly<{
  list: <Id extends keyof Operations>(operation: Id) => ReadHandler<Operations[Id], Database>;
  read: <Id extends keyof Operations>(operation: Id) => ReadHandler<Operations[Id], Database>;
  /** A search that is a list: its query parameters filter. */
  search: <Id extends keyof Operations>(operation: Id) => ReadHandler<Operations[Id], Database>;
  create: <Id extends keyof Operations>(operation: Id) => Handler<Operations[Id], Database>;
  update: <Id extends keyof Operations>(operation: Id) => Handler<Operations[Id], Database>;
  replace: <Id extends keyof Operations>(operation: Id) => Handler<Operations[Id], Database>;
  delete: <Id extends keyof Operations>(operation: Id) => Handler<Operations[Id], Database>;
  action: <Id extends keyof Operations>(operation: Id) => Handler<Operations[Id], Database>;
  /** 501 with the reason, until you write it: bulk, token and other operations. Stands for one that reads as for one that writes. */
  unwritten: <Id extends keyof Operations>(operation: Id) => ReadHandler<Operations[Id], Database>;
}>;

/** Handlers for the operations of one contract. What an operation needs stands in its descriptor, which comes with each request. */
export function createStore<Operations extends Readonly<Record<keyof Operations, OperationShape>>, Database>(): Store<
  Operations,
  Database
> {
  const reading =
    (act: StoreAction) =>
    <Id extends keyof Operations>(_: Id) =>
    (context: ReadContext<Operations[Id], Database>) =>
      answered<Operations[Id]>(act, context);
  const writing =
    (act: StoreAction) =>
    <Id extends keyof Operations>(_: Id) =>
    (context: WriteContext<Operations[Id], Database>) =>
      answered<Operations[Id]>(act, context);
  return {
    list: reading(list),
    read: reading(read),
    search: reading(list),
    create: writing(create),
    update: writing(update),
    replace: writing(replace),
    delete: writing(remove),
    action: writing(action),
    unwritten: reading((context) => Promise.resolve(unsupported(context, 'no row stands for what it does'))),
  };
}

async function answered<Operation extends OperationShape>(act: StoreAction, context: unknown): Promise<Operation['result']> {
  if (!isOurs(context)) throw new Error('A handler of the store is called by the service only.');
  return act(context);
}

// The service made the context: what the handler's type hides is still there.
const isOurs = (context: unknown): context is AnyContext =>
  typeof context === 'object' && context !== null && 'operation' in context && 'service' in context;
