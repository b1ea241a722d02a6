/** From Node's request to ours. */
import type { IncomingMessage } from 'node:http';
import { BodyTooLarge, type HttpRequest } from '../exchange.ts';

/** `address` is what the framework trusts. The body is read when a step asks for it, and only so far as it allows. */
export function readRequest(raw: IncomingMessage, address: string): HttpRequest {
  const url = raw.url ?? '/';
  const mark = url.indexOf('?');
  const headers = Object.fromEntries(
    Object.entries(raw.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return {
    method: raw.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    address,
    read: (limit) => readBody(raw, limit),
  };
}

async function readBody(raw: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(raw.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving early must not end the connection: there is an answer to send.
  for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
    const bytes: Uint8Array = chunk;
    length += bytes.length;
    if (length > limit) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}
