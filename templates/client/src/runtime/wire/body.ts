import type { OperationDescriptor, ParameterDescriptor } from '../descriptor.ts';
import { isObject } from './pointer.ts';
import { pairs } from './serialize.ts';

/** A body ready to be sent, any number of times. `type` is null where `fetch` writes it (a multipart boundary). */
export type SentBody = Readonly<{ type: string | null; content: string | Blob | FormData | Uint8Array<ArrayBuffer> }>;

/** The body as the media type of the operation writes it; null where there is none. */
export function sentBody(descriptor: OperationDescriptor, value: unknown): SentBody | null {
  if (!descriptor.body || value === undefined) return null;
  const { type, parts = [] } = descriptor.body;
  if (isJson(type)) return { type, content: JSON.stringify(value) };
  if (type === 'multipart/form-data') return { type: null, content: form(value) };
  if (type === 'application/x-www-form-urlencoded') return { type, content: encoded(value, parts) };
  return { type, content: raw(value) };
}

/** `application/json`, `application/merge-patch+json`, with or without parameters. */
export function isJson(type: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(type);
}

function encoded(value: unknown, parts: readonly ParameterDescriptor[]): string {
  const members = isObject(value) ? Object.entries(value) : [];
  return members.flatMap(([name, item]) => pairs(parts.find((part) => part.name === name) ?? usual(name, item), item)).join('&');
}

/** Without an encoding, members of an object keep its name: `meta[a]=1`. */
const usual = (name: string, item: unknown): ParameterDescriptor => (isObject(item) ? { name, style: 'deepObject' } : { name });

function form(value: unknown): FormData {
  const data = new FormData();
  for (const [name, item] of isObject(value) ? Object.entries(value) : []) {
    for (const one of Array.isArray(item) ? item : [item]) if (one !== undefined) append(data, name, one);
  }
  return data;
}

function append(data: FormData, name: string, value: unknown): void {
  if (value instanceof Blob) data.append(name, value);
  else data.append(name, typeof value === 'object' ? new Blob([JSON.stringify(value)], { type: 'application/json' }) : String(value));
}

function raw(value: unknown): SentBody['content'] {
  if (value instanceof Blob || value instanceof FormData || typeof value === 'string') return value;
  return value instanceof Uint8Array ? new Uint8Array(value) : JSON.stringify(value);
}
