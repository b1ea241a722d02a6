/** One request over the network and its answer: keep-alive, time limits, a limit on what is read, content codings undone. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { Agent } from 'undici';
import type { WireResponse } from '../exchange.ts';

/** A request as it goes out, credentials included. */
export type Outgoing = Readonly<{ method: string; target: string; headers: Readonly<Record<string, string>>; body: Uint8Array | null }>;

/** What came of it: an answer, or why none came. */
export type Outcome = Readonly<{ response: WireResponse; failure: null } | { response: null; failure: string }>;

/** Connections to one server. */
export type Connection = Readonly<{
  send: (request: Outgoing, options?: { fresh?: boolean }) => Promise<Outcome>;
  close: () => Promise<void>;
}>;

/** How long an answer may take, and how many bytes of it are read. */
export const limits = { milliseconds: 30_000, bytes: 8 * 1024 * 1024 } as const;

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: limits.bytes }),
  'x-gzip': (bytes) => gunzipSync(bytes, { maxOutputLength: limits.bytes }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: limits.bytes }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: limits.bytes }),
};

const decoded = (body: Uint8Array, coding: string | undefined): string => {
  const decoder = coding === undefined ? undefined : decoders[coding.toLowerCase()];
  try {
    return Buffer.from(decoder === undefined || body.length === 0 ? body : decoder(body)).toString('utf8');
  } catch {
    return '';
  }
};

const parsed = (text: string, type: string): unknown => {
  if (!/[/+]json\b/i.test(type)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const headersOf = (raw: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(raw).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value : [value]]],
    ),
  );

const read = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.bytes) break;
  }
  return Buffer.concat(chunks);
};

/** What a person calls it when no answer came. */
const failureOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there (connection refused)',
    ENOTFOUND: 'the host is not known',
    ECONNRESET: 'the connection was closed without an answer',
    UND_ERR_SOCKET: 'the connection was closed without an answer',
    UND_ERR_HEADERS_TIMEOUT: `no answer within ${limits.milliseconds / 1000} s`,
    UND_ERR_BODY_TIMEOUT: `no complete answer within ${limits.milliseconds / 1000} s`,
    UND_ERR_CONNECT_TIMEOUT: 'no connection within 10 s',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
};

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const lost = /closed without an answer/;

/** Opens a connection pool to an origin. Nothing is sent before the first request. */
export const connect = (origin: string): Connection => {
  const options = { headersTimeout: limits.milliseconds, bodyTimeout: limits.milliseconds, connect: { timeout: 10_000 } };
  const pool = new Agent({ ...options, keepAliveTimeout: 2_000 });
  const once = async (agent: Agent, { method, target, headers, body }: Outgoing): Promise<Outcome> => {
    try {
      const answer = await agent.request({ origin, path: target, method, headers: { ...headers }, body: body ?? null });
      const bytes = await read(answer.body);
      const named = headersOf(answer.headers);
      const text = decoded(bytes, named.get('content-encoding')?.[0]);
      const json = parsed(text, named.get('content-type')?.[0] ?? '');
      return { response: { status: answer.statusCode, headers: named, body: bytes, text, json }, failure: null };
    } catch (error) {
      return { response: null, failure: failureOf(error) };
    }
  };
  const own = async (request: Outgoing): Promise<Outcome> => {
    const agent = new Agent({ ...options, pipelining: 0 });
    try {
      return await once(agent, request);
    } finally {
      await agent.destroy();
    }
  };
  return {
    send: async (request, { fresh = false } = {}) => {
      const first = fresh ? await own(request) : await once(pool, request);
      // A kept-alive connection may have been closed by the server just now: for what changes nothing, a new one tells.
      const again = first.failure !== null && lost.test(first.failure) && safe.has(request.method);
      return again ? own(request) : first;
    },
    close: () => pool.destroy(),
  };
};
