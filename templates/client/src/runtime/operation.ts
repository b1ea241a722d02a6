import { Call } from './call.ts';
import { callRequest } from './call-request.ts';
import type { Client } from './client.ts';
import type { OperationDescriptor } from './descriptor.ts';
import { send } from './send.ts';

/** A function that calls the operation. Its type is written beside the descriptor; the arguments are sorted by it. */
export function operation<Data, Code extends string>(
  descriptor: OperationDescriptor,
): (client: Client, ...given: readonly unknown[]) => Call<Data, Code> {
  return (client, ...given) => new Call(() => send(client, descriptor, callRequest(descriptor, given)));
}
