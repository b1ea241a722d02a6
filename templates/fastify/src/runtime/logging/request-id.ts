/** What a request is called in headers, errors and logs. */
import { randomUUID } from 'node:crypto';

const acceptable = /^[A-Za-z0-9._:+/=-]{1,128}$/;

/** The client's own id where that is harmless and wanted, else a new one. */
export const requestId = (received: string | undefined, treatment: 'kept' | 'replaced'): string =>
  treatment === 'kept' && received !== undefined && acceptable.test(received) ? received : `req_${randomUUID().replaceAll('-', '')}`;
