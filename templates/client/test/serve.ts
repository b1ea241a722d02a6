import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Clock } from '../src/runtime/options.ts';

/** A request as the server saw it. */
export type Seen = Readonly<{ method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders; body: string }>;

/** What the server is to say: JSON unless `text` is given; `null` breaks the connection; `'silence'` never answers. */
export type Say = { status?: number; headers?: Record<string, string>; body?: unknown; text?: string } | null | 'silence';

/** A real server on a free port of the loopback, which answers as told and keeps what it saw. */
export async function serve(answer: (seen: Seen, index: number) => Say) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const one = await read(request);
    say(answer(one, seen.push(one) - 1), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, seen, [Symbol.asyncDispose]: close };
}

async function read(request: IncomingMessage): Promise<Seen> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://host');
  return { method: request.method ?? '', path, query, headers: request.headers, body: await text(request) };
}

function say(said: Say, response: ServerResponse): void {
  if (said === 'silence') return;
  if (said === null) return void response.destroy();
  const type = said.text === undefined ? { 'content-type': 'application/json' } : { 'content-type': 'text/plain' };
  const content = said.text ?? (said.body === undefined ? '' : JSON.stringify(said.body));
  response.writeHead(said.status ?? 200, { ...(content === '' ? {} : type), ...said.headers });
  response.end(content);
}

/** A clock that does not wait: it keeps what it was asked to wait, and always draws the same number. */
export function fakeClock(random = 0.5): Clock & { waits: number[] } {
  const waits: number[] = [];
  const sleep = async (milliseconds: number, signal: AbortSignal | undefined) => {
    waits.push(milliseconds);
    signal?.throwIfAborted();
  };
  return { waits, now: () => Date.UTC(2026, 0, 1), random: () => random, sleep };
}
