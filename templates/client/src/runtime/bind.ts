import type { Client } from './client.ts';

/** A flat operation as a member of its client. */
export function bind<Arguments extends unknown[], Result>(
  client: Client,
  operation: (client: Client, ...rest: Arguments) => Result,
): (...rest: Arguments) => Result {
  return (...rest) => operation(client, ...rest);
}
