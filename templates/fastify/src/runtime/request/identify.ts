/** What a request is about: its id, its operation, its consumer or nobody. */
import { recognise } from '../authentication/authenticate.ts';
import type { Call } from '../call.ts';
import type { HttpRequest } from '../exchange.ts';
import { requestId } from '../logging/request-id.ts';
import type { Service } from '../parts.ts';
import { readQuery } from './query.ts';

/** A call before its first step. */
export function startCall(request: HttpRequest, service: Service): Call {
  const match = service.router(request.method, request.path);
  const pairs = readQuery(request.query);
  const { requestId: header, received } = service.api.logging;
  return {
    request,
    id: requestId(request.headers[header.toLowerCase()], received),
    now: service.now(),
    operation: match.kind === 'operation' ? match.operation : null,
    unrouted: match.kind !== 'operation' ? match : pairs === null ? { kind: 'malformed' } : null,
    pathText: match.kind === 'operation' ? match.params : new Map(),
    queryPairs: pairs ?? [],
    credentials: new Map(),
    consumer: null,
    version: null,
    budget: null,
    raw: new Uint8Array(),
    mediaType: null,
    params: {},
    query: {},
    body: undefined,
    page: null,
    code: null,
    replayed: false,
  };
}

/** Finds out who calls. */
export const identify = (call: Call, service: Service): Promise<void> => recognise(call, service);
