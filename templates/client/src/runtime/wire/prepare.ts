import type { Proof } from '../authentication/credentials.ts';
import { type Placed, place } from '../authentication/place.ts';
import type { CallRequest } from '../call-request.ts';
import type { Settings } from '../client.ts';
import type { OperationDescriptor, ParameterDescriptor } from '../descriptor.ts';
import { baseUrl } from './base-url.ts';
import type { SentBody } from './body.ts';
import { headerText, pairs, pathText } from './serialize.ts';

/** One attempt, ready for `fetch`. */
export type Prepared = Readonly<{ url: string; headers: Headers; redirect: 'follow' | 'error' }>;

/** Url and headers of one attempt; the body is made once for all of them. */
export function prepare(
  descriptor: OperationDescriptor,
  request: CallRequest,
  body: SentBody | null,
  proofs: readonly Proof[],
  settings: Settings,
): Prepared {
  const placed = place(proofs);
  return {
    url: address(descriptor, request, placed, settings),
    headers: allHeaders(descriptor, request, body, placed, settings),
    redirect: proofs.some(({ scheme }) => scheme.kind === 'api-key') ? 'error' : 'follow', // fetch drops only Authorization on the way to another host
  };
}

function address(descriptor: OperationDescriptor, request: CallRequest, placed: Placed, settings: Settings): string {
  const base = baseUrl(descriptor.server, settings);
  if (request.follow !== null) return withQuery(samePlace(base + path(descriptor, request), request.follow, placed.query), placed.query);
  return withQuery(base + path(descriptor, request), [...described(descriptor.query, request.query), ...placed.query]);
}

/** The url that a page names, at the host that was asked: credentials never follow it elsewhere. Of what is sent anew it keeps nothing. */
function samePlace(asked: string, follow: string, anew: readonly string[]): string {
  const from = new URL(asked);
  const to = new URL(follow, from);
  const names = new Set(anew.map(nameOf));
  const kept = to.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !names.has(nameOf(pair)));
  return withQuery(from.origin + to.pathname, kept);
}

const nameOf = (pair: string): string => new URLSearchParams(pair).keys().next().value ?? '';

function withQuery(url: string, list: readonly string[]): string {
  if (list.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${list.join('&')}`;
}

function path(descriptor: OperationDescriptor, request: CallRequest): string {
  return descriptor.path.map((part) => (typeof part === 'string' ? part : segment(part, request.path[part.name]))).join('');
}

function segment(parameter: ParameterDescriptor, value: unknown): string {
  const text = value === undefined || value === null ? '' : pathText(parameter, value);
  if (text === '') throw new TypeError(`The path parameter ${parameter.name} is empty.`);
  if (/^\.{1,2}$/.test(text)) throw new TypeError(`The path parameter ${parameter.name} must not be "${text}".`);
  return text;
}

const described = (parameters: readonly ParameterDescriptor[] = [], values: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => pairs(parameters.find((one) => one.name === name) ?? { name }, value));

function allHeaders(
  descriptor: OperationDescriptor,
  request: CallRequest,
  body: SentBody | null,
  placed: Placed,
  settings: Settings,
): Headers {
  const headers = new Headers(settings.headers);
  if (descriptor.accept) headers.set('accept', descriptor.accept);
  if (body?.type) headers.set('content-type', body.type);
  for (const [name, value] of placed.headers) headers.set(name, value);
  for (const [name, value] of conditions(request)) headers.set(name, value);
  for (const [name, value] of Object.entries(request.header)) {
    if (value === undefined) continue;
    headers.set(name, headerText(descriptor.headers?.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? { name }, value));
  }
  const cookies = [...described(descriptor.cookies, request.cookie), ...placed.cookies];
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  return headers;
}

function conditions({ options }: CallRequest): [string, string][] {
  const list: [string, string | undefined][] = [
    ['if-match', options.ifMatch],
    ['if-none-match', options.ifNoneMatch],
  ];
  return list.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
