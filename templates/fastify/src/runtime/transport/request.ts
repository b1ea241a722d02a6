/** From Node's request to ours. */
import type { IncomingMessage } from 'node:http';
import { BodyIncomplete, BodyTooLarge, type HttpRequest } from '../exchange.ts';

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
    headers: { ...headers, ...allOf(raw, 'authorization'), ...allOf(raw, 'content-type') },
    address,
    read: (limit) => readBody(raw, limit),
  };
}

// Node keeps the first of these and drops the others; whoever stands between may have read another one. Joined, they are none.
function allOf({ rawHeaders }: IncomingMessage, name: string): Readonly<Record<string, string>> {
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
  return values.length > 1 ? { [name]: values.join(', ') } : {};
}

function readBody(raw: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(raw.headers['content-length'] ?? 0) > limit) return Promise.reject(new BodyTooLarge());
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const take = (chunk: Uint8Array): void => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    // What still comes is thrown away as it comes: the connection stays whole, and the answer arrives.
    else reject(new BodyTooLarge());
  };
  raw.on('data', take);
  raw.once('end', () => resolve(Buffer.concat(chunks)));
  raw.once('error', reject);
  raw.once('close', () => reject(new BodyIncomplete()));
  return promise;
}
