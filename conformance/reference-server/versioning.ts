import type { Dialect } from './dialect.ts';
import { problemOf, Refusal } from './errors.ts';
import type { Request } from './exchange.ts';

/** Refuses a request that asks for a version that is not served. */
export function requireVersion(dialect: Dialect, request: Request): void {
  const { asks, served } = dialect.versioning;
  const asked = asks === null ? null : request.header(asks);
  if (asks === null || asked === null || served.includes(asked)) return;
  throw new Refusal(problemOf(dialect, 'unknown_version', `${asks} must be one of ${served.join(', ')}; received ${asked.slice(0, 40)}.`));
}
