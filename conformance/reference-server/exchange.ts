import type { IncomingMessage, ServerResponse } from 'node:http';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A request as it came in. The body is read only where an operation takes one. */
export type Request = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  header: (name: string) => string | null;
  read: () => Promise<Buffer | 'too-large'>;
}>;

/** An answer, complete but for what is added at the end to all of them. */
export type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string | null }>;

const largestBody = 65_536;

/** Reads what the server needs of an incoming message. */
export function requestOf(message: IncomingMessage): Request {
  const [path = '/', query = ''] = splitOnce(message.url ?? '/', '?');
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    header: (name) => headerOf(message, name),
    read: () => readBody(message),
  };
}

/** Writes an answer; to HEAD only its head. */
export function send(answer: Answer, method: string, response: ServerResponse): void {
  const length = answer.body === null ? null : Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, ...(length === null ? {} : { 'Content-Length': String(length) }) });
  response.end(method === 'HEAD' || answer.body === null ? undefined : answer.body);
}

function headerOf(message: IncomingMessage, name: string): string | null {
  const value = message.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

async function readBody(message: IncomingMessage): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? 'too-large' : Buffer.concat(chunks);
}
