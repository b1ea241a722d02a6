/** A proxy that can lose an answer: the request arrives and has its effect, and whoever sent it hears nothing. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** `lose` lets the next answer get lost. `seen` are the requests that went through: method, path and idempotency key. */
export type LosingProxy = Readonly<{
  url: string;
  seen: readonly Readonly<{ method: string; path: string; key: string | null; status: number }>[];
  lose: () => void;
  stop: () => Promise<void>;
}>;

/** Starts one in front of a server, on a free port. */
export async function startLosingProxy(target: string): Promise<LosingProxy> {
  const seen: LosingProxy['seen'][number][] = [];
  let losing = false;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request;
    const key = request.headers['idempotency-key'] ?? null;
    const answer = await fetch(target + path, { method, headers: headersOf(request), ...(await bodyOf(request)) });
    const body = Buffer.from(await answer.arrayBuffer());
    seen.push({ method, path, key: key === null ? null : String(key), status: answer.status });
    if (losing) {
      losing = false;
      response.destroy();
      return;
    }
    const kept = [...answer.headers].filter(([name]) => !ofTheHop.has(name));
    response.writeHead(answer.status, Object.fromEntries(kept)).end(body);
  };
  const server = createServer((request, response) => void pass(request, response).catch(() => response.destroy()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    lose: () => {
      losing = true;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

const ofTheHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding', 'host', 'expect']);

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (ofTheHop.has(name) ? [] : [[name, String(value)]])));
}

async function bodyOf(request: IncomingMessage): Promise<{ body?: Buffer<ArrayBuffer> }> {
  const body = Buffer.from(await buffer(request));
  return body.length === 0 ? {} : { body };
}
