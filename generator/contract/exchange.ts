/** An operation and its examples as one concrete request and the response that it promises: what conform, Pact, load and docs send. */

import { type ConcreteBody, concreteBody, contentType, preferred } from './exchange/body.ts';
import type {
  Body,
  Contract,
  Header,
  Json,
  MediaType,
  Method,
  Operation,
  OperationKey,
  Parameter,
  RequestField,
  Response,
  Schema,
} from './model.ts';
import { segmentsOf } from './pointer.ts';
import { exampleOf } from './schema/example.ts';
import type { Direction } from './schema/project.ts';
import { fillPath, serverPath, writeParameter } from './wire.ts';

/** A request ready to be sent, but for credentials. Names are values in lists: a document may call a header `__proto__`. */
export type ConcreteRequest = Readonly<{
  operation: OperationKey;
  method: Method;
  /** The server's path and the operation's own, encoded. */
  path: string;
  /** Encoded, without `?`; empty where there is none. */
  query: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: ConcreteBody | null;
  /** Required places for which no value is known. */
  missing: readonly RequestField[];
}>;

/** The response that a document promises. */
export type ConcreteResponse = Readonly<{
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: ConcreteBody | null;
}>;

/** Which example, and values that win over it: of parameters by name, of the body by pointer (`''`: the whole). */
export type ExchangeOptions = Readonly<{
  name?: string;
  values?: readonly Readonly<{ field: RequestField; value: Json }>[];
  mediaType?: string;
  extent?: 'required' | 'all';
}>;

/** An operation that can be sent: of a contract or of a draft. */
export type Sendable = Pick<Operation, 'key' | 'method' | 'path' | 'servers' | 'parameters' | 'body' | 'responses'>;
type Schemas = Pick<Contract, 'schemas'>;

/** The request: required parameters and those that the options name, from values, else the named example, else any example, else the schema. */
export function exchangeOf(contract: Schemas, operation: Sendable, options: ExchangeOptions = {}): ConcreteRequest {
  const sent = operation.parameters
    .filter((parameter) => isSent(parameter, options))
    .map((parameter) => ({ parameter, value: parameterValue(contract, parameter, options) }));
  const known = sent.flatMap(({ parameter, value }) =>
    value === undefined ? [] : [{ parameter, text: writeParameter(parameter, value) }],
  );
  const at = (place: Parameter['in']) => known.filter(({ parameter }) => parameter.in === place);
  const body = operation.body === null ? null : bodyOf(contract, operation.body, options);
  const cookies = at('cookie').map(({ text }) => text);
  return {
    operation: operation.key,
    method: operation.method,
    path:
      serverPath(operation.servers[0]) +
      fillPath(operation.path, (name) => at('path').find(({ parameter }) => parameter.name === name)?.text),
    query: [...at('query'), ...at('querystring')]
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('&'),
    headers: [
      ...at('header').map(({ parameter, text }) => [parameter.name, text] as const),
      ...(cookies.length === 0 ? [] : [['Cookie', cookies.join('; ')] as const]),
      ...(body === null ? [] : [['Content-Type', contentType(body)] as const]),
    ],
    body,
    missing: sent.flatMap(({ parameter, value }) => (value === undefined ? [{ in: parameter.in, name: parameter.name }] : [])),
  };
}

/** The promised response: of the status asked for, else of the first success; null where the document promises none. */
export function responseOf(
  contract: Schemas,
  operation: Sendable,
  options: Readonly<{ status?: string; name?: string }> = {},
): ConcreteResponse | null {
  const found = options.status === undefined ? successOf(operation) : operation.responses.find(({ status }) => status === options.status);
  if (found === undefined) return null;
  const media = preferred(found.content);
  const value = media === undefined ? undefined : mediaValue(contract, media, 'response', options.name, 'all');
  return {
    status: /^\d{3}$/.test(found.status) ? Number(found.status) : Number(`${/^[1-5]/.exec(found.status)?.[0] ?? '5'}00`),
    headers: found.headers.flatMap((header) => headerText(contract, header)),
    body: media === undefined || value === undefined ? null : concreteBody(media, value),
  };
}

function successOf(operation: Sendable): Response | undefined {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  return successes.toSorted((a, b) => a.status.localeCompare(b.status))[0];
}

function headerText(contract: Schemas, header: Header): readonly (readonly [string, string])[] {
  const value = header.examples[0]?.value ?? exampleOf(contract, header.schema, 'response');
  return value === undefined ? [] : [[header.name, writeParameter({ ...header, in: 'header' }, value)]];
}

function isSent(parameter: Parameter, { name, values = [] }: ExchangeOptions): boolean {
  if (parameter.required || values.some(({ field }) => isField(field, parameter))) return true;
  return name !== undefined && parameter.examples.some((example) => example.name === name);
}

function parameterValue(contract: Schemas, parameter: Parameter, { name, values = [] }: ExchangeOptions): Json | undefined {
  const given = values.find(({ field }) => isField(field, parameter));
  if (given !== undefined) return given.value;
  const example = parameter.examples.find((each) => each.name === name) ?? parameter.examples[0];
  return example === undefined ? exampleOf(contract, parameter.schema, 'request') : example.value;
}

function isField(field: RequestField, parameter: Parameter): boolean {
  return (
    field.in === parameter.in &&
    (field.in === 'header' ? field.name.toLowerCase() === parameter.name.toLowerCase() : field.name === parameter.name)
  );
}

function bodyOf(contract: Schemas, body: Body, options: ExchangeOptions): ConcreteBody | null {
  const given = (options.values ?? []).filter(({ field }) => field.in === 'body');
  const asked = options.name !== undefined && body.content.some((media) => media.examples.some((example) => example.name === options.name));
  if (!body.required && given.length === 0 && !asked && options.extent !== 'all' && options.mediaType === undefined) return null;
  const media = body.content.find(({ type }) => type === options.mediaType) ?? preferred(body.content);
  if (media === undefined) return null;
  const made = mediaValue(contract, media, 'request', options.name, options.extent ?? 'required');
  const value = given.reduce<Json | undefined>(
    (whole, { field, value }) => put(whole ?? Object.create(null), segmentsOf(field.name) ?? [], value),
    made,
  );
  return value === undefined ? null : concreteBody(media, value);
}

function mediaValue(
  contract: Schemas,
  media: MediaType,
  direction: Direction,
  name: string | undefined,
  extent: 'required' | 'all',
): Json | undefined {
  const example = media.examples.find((each) => each.name === name) ?? media.examples[0];
  if (example !== undefined) return example.value;
  const schema: Schema | null = media.schema ?? media.item;
  return schema === null ? undefined : exampleOf(contract, schema, direction, extent);
}

/** A copy of a value with another one at a place inside it. */
function put(into: Json, [first, ...rest]: readonly string[], value: Json): Json {
  if (first === undefined) return value;
  if (Array.isArray(into)) return into.map((item, index) => (String(index) === first ? put(item, rest, value) : item));
  const object = isObject(into) ? into : Object.create(null);
  return Object.assign(Object.create(null), object, { [first]: put(object[first] ?? Object.create(null), rest, value) });
}

function isObject(value: Json): value is Readonly<{ [name: string]: Json }> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
