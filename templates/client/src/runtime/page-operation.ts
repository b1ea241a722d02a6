import { callRequest } from './call-request.ts';
import type { Client } from './client.ts';
import type { PageOperationDescriptor } from './descriptor.ts';
import { PageCall } from './pagination/page-call.ts';
import { send } from './send.ts';

/** A function that calls an operation that lists: awaited it is the first page, iterated it is every item. */
export function pageOperation<Page, Item, Code extends string>(
  descriptor: PageOperationDescriptor,
): (client: Client, ...given: readonly unknown[]) => PageCall<Page, Item, Code> {
  return (client, ...given) =>
    new PageCall(descriptor.page, callRequest(descriptor, given), (request) => send(client, descriptor, request));
}
