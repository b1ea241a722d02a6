import { createHash } from 'node:crypto';
import type { Request } from './exchange.ts';
import type { Service } from './service.ts';
import { uuid } from './state.ts';

/** The id of a request: the consumer's own where the dialect keeps it and it is harmless, else a new one. */
export function requestIdOf(service: Service, request: Request): string {
  const { header, received } = service.dialect.requestId;
  const own = request.header(header);
  if (received === 'kept' && own !== null && /^[A-Za-z0-9._:+/=-]{1,128}$/.test(own)) return own;
  service.requests += 1;
  return uuid(createHash('sha256').update(`request/${service.seed}/${service.requests}`).digest('hex'));
}
