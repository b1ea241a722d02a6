import type { Consumer } from './consumers.ts';
import type { Json, Request } from './exchange.ts';
import type { ResourceOperation } from './operations.ts';

/** A request that got as far as its handler: the consumer is known, query and body are valid. `values` by our own names. */
export type Work = Readonly<{
  request: Request;
  operation: ResourceOperation;
  consumer: Consumer;
  params: ReadonlyMap<string, string>;
  values: Readonly<Record<string, Json>>;
}>;
