/** From a draft to a request on the wire, by the serialization that the document gives each place. */
import type { Json, Operation, Serialization } from '../../generator/contract/model.ts';
import { fillPath, writeFormBody, writeParameter } from '../../generator/contract/wire.ts';
import type { WireRequest } from '../exchange.ts';
import { isRecord } from '../json.ts';
import { arrangeable, type Draft } from './example.ts';

const asJson = (value: unknown): Json => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** A place that the document does not describe (a fixture for an undeclared parameter) is written in the usual form. */
const usual: Serialization = { kind: 'style', style: 'form', explode: true, allowReserved: false };

const written = (operation: Operation, places: readonly string[], name: string, value: unknown): string => {
  const parameter = operation.parameters.find((each) => places.includes(each.in) && each.name === name);
  return writeParameter(parameter ?? { in: 'query', name, serialization: usual }, asJson(value));
};

const queryOf = (operation: Operation, query: Draft['query']): string =>
  Object.entries(query)
    .map(([name, value]) => written(operation, ['query', 'querystring'], name, value))
    .filter((text) => text !== '')
    .join('&');

const formText = (operation: Operation, value: unknown): string => {
  const members = isRecord(value) ? Object.entries(value).map(([name, member]) => [name, asJson(member)] as const) : [];
  const parts = arrangeable(operation)?.parts ?? [];
  return writeFormBody(Object.fromEntries(members), (name) => parts.find((part) => part.name === name)?.serialization ?? null);
};

const bodyBytes = (operation: Operation, body: NonNullable<Draft['body']>): Uint8Array => {
  const form = body.type.startsWith('application/x-www-form-urlencoded');
  return Buffer.from(form ? formText(operation, body.value) : JSON.stringify(body.value), 'utf8');
};

/** The path of an operation with its parameters filled in, by their serialization. */
export const pathOf = (operation: Operation, values: Draft['path']): string =>
  fillPath(operation.path, (name) => (Object.hasOwn(values, name) ? written(operation, ['path'], name, values[name]) : undefined));

/** The request of a draft. `base` is the path that stands before the operation's own. */
export const requestOf = (operation: Operation, draft: Draft, base: string): WireRequest => ({
  method: operation.method,
  path: base + pathOf(operation, draft.path),
  query: queryOf(operation, draft.query),
  headers: {
    ...Object.fromEntries(Object.entries(draft.headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(draft.body === null ? {} : { 'content-type': draft.body.type }),
  },
  body: draft.body === null ? null : bodyBytes(operation, draft.body),
});
