/** From a draft to a request on the wire. */
import type { Operation } from '../../generator/contract/model.ts';
import type { WireRequest } from '../exchange.ts';
import { isRecord } from '../json.ts';
import type { Draft } from './example.ts';

const scalar = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const pairs = (name: string, value: unknown): readonly [string, string][] => {
  if (Array.isArray(value)) return value.map((each) => [name, scalar(each)]);
  if (isRecord(value)) return Object.entries(value).map(([member, each]) => [`${name}[${member}]`, scalar(each)]);
  return [[name, scalar(value)]];
};

const encodedForm = (value: unknown): string =>
  new URLSearchParams(isRecord(value) ? Object.entries(value).flatMap(([name, each]) => pairs(name, each)) : []).toString();

const bodyBytes = (body: NonNullable<Draft['body']>): Uint8Array =>
  Buffer.from(body.type.startsWith('application/x-www-form-urlencoded') ? encodedForm(body.value) : JSON.stringify(body.value), 'utf8');

/** The path of an operation with its parameters filled in, each encoded as one segment. */
export const pathOf = (operation: Operation, values: Readonly<Record<string, string>>): string =>
  operation.path.parts.map((part) => (typeof part === 'string' ? part : encodeURIComponent(values[part.parameter] ?? ''))).join('');

/** The request of a draft. `base` is the path that stands before the operation's own. */
export const requestOf = (operation: Operation, draft: Draft, base: string): WireRequest => ({
  method: operation.method,
  path: base + pathOf(operation, draft.path),
  query: new URLSearchParams(Object.entries(draft.query).flatMap(([name, value]) => pairs(name, value))).toString(),
  headers: {
    ...Object.fromEntries(Object.entries(draft.headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(draft.body === null ? {} : { 'content-type': draft.body.type }),
  },
  body: draft.body === null ? null : bodyBytes(draft.body),
});
