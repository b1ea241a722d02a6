/** Requests as data: other values at the places that a contract names. */
import type { RequestField } from '../generator/contract/model.ts';
import type { RecordedExchange, WireRequest } from './exchange.ts';
import { withValue } from './json.ts';

/** The body as JSON; `undefined` where there is none or it is something else. */
export const jsonBody = (request: WireRequest): unknown => {
  if (request.body === null) return undefined;
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The same request with another JSON body; its media type stays, `application/json` where it had none. */
export const withJson = (request: WireRequest, body: unknown): WireRequest => ({
  ...request,
  headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? 'application/json' },
  body: Buffer.from(JSON.stringify(body), 'utf8'),
});

/** The same request with a header, or without it where `value` is null. `name` in any case. */
export const withHeader = (request: WireRequest, name: string, value: string | null): WireRequest => {
  const { [name.toLowerCase()]: _, ...rest } = request.headers;
  return { ...request, headers: value === null ? rest : { ...rest, [name.toLowerCase()]: value } };
};

/** The same request with one value of a query parameter, or without it where `value` is null. */
export const withQuery = (request: WireRequest, name: string, value: string | null): WireRequest => {
  const query = new URLSearchParams(request.query);
  if (value === null) query.delete(name);
  else query.set(name, value);
  return { ...request, query: query.toString() };
};

/** The same request with a value at a place that the contract names. A place in the path cannot be changed and is left as it is. */
export const withField = (request: WireRequest, field: RequestField, value: unknown): WireRequest => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  switch (field.in) {
    case 'query':
    case 'querystring':
      return withQuery(request, field.name, text);
    case 'header':
      return withHeader(request, field.name, text);
    case 'cookie':
      return withHeader(request, 'cookie', `${field.name}=${text}`);
    case 'body':
      return withJson(request, withValue(jsonBody(request) ?? {}, field.name, value));
    case 'path':
      return request;
    default:
      return field.in satisfies never;
  }
};

/** The same request at another address of the same server: `address` as an answer gives it, absolute or relative. */
export const atAddress = (request: WireRequest, address: string): WireRequest | null => {
  const url = URL.parse(address, `http://server.invalid${request.path}${request.query === '' ? '' : `?${request.query}`}`);
  return url === null ? null : { ...request, path: url.pathname, query: url.search.replace(/^\?/, '') };
};

/** Methods that change nothing by definition (RFC 9110, section 9.2.1): the only ones that `--safe` sends. */
export const isSafeMethod = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS', 'QUERY'].includes(method);

/** The status of an answer; 0 where none came. */
export const statusOf = (exchange: RecordedExchange): number => exchange.response?.status ?? 0;

/** Whether a request was done. */
export const succeeded = (exchange: RecordedExchange): boolean => statusOf(exchange) >= 200 && statusOf(exchange) < 300;

/** What came back, in one short line for a report: "201", "no answer: the connection was closed". */
export const answerOf = (exchange: RecordedExchange): string => {
  if (exchange.response === null) return `no answer: ${exchange.failure ?? 'unknown'}`;
  const text = exchange.response.text.replaceAll(/\s+/g, ' ').slice(0, 120);
  return text === '' ? String(exchange.response.status) : `${exchange.response.status} ${text}`;
};

/** The first value of a header of an answer; null where it is missing. */
export const headerOf = (exchange: RecordedExchange, name: string): string | null =>
  exchange.response?.headers.get(name.toLowerCase())?.[0] ?? null;
