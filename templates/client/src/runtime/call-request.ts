import type { OperationDescriptor, RequestField } from './descriptor.ts';
import type { CallOptions } from './options.ts';
import { isObject, valueAt, withValueAt } from './wire/pointer.ts';

type Values = Readonly<Record<string, unknown>>;

/** One call, before it is text. Header names are as in the document. `follow` replaces path and query: the url of a next page. */
export type CallRequest = Readonly<{
  path: Values;
  query: Values;
  header: Values;
  cookie: Values;
  body: unknown;
  options: CallOptions;
  follow: string | null;
}>;

/** Sorts the arguments of a call: path parameters, then body or query, then options. */
export function callRequest(descriptor: OperationDescriptor, given: readonly unknown[]): CallRequest {
  const names = descriptor.path.flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  const input = descriptor.input ? given[names.length] : undefined;
  const options: CallOptions = values(given[names.length + (descriptor.input ? 1 : 0)]);
  return {
    path: Object.fromEntries(names.map((name, index) => [name, given[index]])),
    query: { ...values(options.query), ...(descriptor.input === 'query' ? values(input) : {}) },
    header: options.headers instanceof Headers ? Object.fromEntries(options.headers) : values(options.headers),
    cookie: values(options.cookies),
    body: descriptor.input === 'body' ? input : undefined,
    options,
    follow: null,
  };
}

const values = (given: unknown): Values => (isObject(given) ? given : {});

/** What a call says in a place; undefined where it says nothing. */
export function fieldOf(request: CallRequest, field: RequestField): unknown {
  if (field.in === 'body') return valueAt(request.body, field.name);
  const name = field.in === 'header' ? writtenName(request.header, field.name) : field.name;
  return request[field.in][name];
}

/** The call with another value in a place. */
export function withField(request: CallRequest, field: RequestField, value: unknown): CallRequest {
  if (field.in === 'body') return { ...request, body: withValueAt(request.body, field.name, value) };
  const name = field.in === 'header' ? writtenName(request.header, field.name) : field.name;
  return { ...request, [field.in]: { ...request[field.in], [name]: value } };
}

function writtenName(headers: Values, name: string): string {
  return Object.keys(headers).find((given) => given.toLowerCase() === name.toLowerCase()) ?? name;
}
