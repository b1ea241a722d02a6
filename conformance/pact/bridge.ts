/**
 * Stands between Pact's Verifier and the server under test: what the Verifier sends goes through the session, so that it gets a
 * credential, is recorded and keeps to the budget.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { RecordedExchange, WireRequest } from '../exchange.ts';

/** An open bridge. `state` is the address at which the Verifier sets up states. */
export type Bridge = Readonly<{ url: string; state: string; close: () => Promise<void> }>;

/** What a bridge asks: the values of the state, and the answer to a request. */
export type BridgeEnds = Readonly<{
  values: () => Readonly<Record<string, unknown>>;
  send: (request: WireRequest) => Promise<RecordedExchange>;
}>;

const statePath = '/groma-pact-state';
const ofTheConnection = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'user-agent',
  'keep-alive',
]);

const bytesOf = async (message: IncomingMessage): Promise<Uint8Array | null> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return chunks.length === 0 ? null : Buffer.concat(chunks);
};

const requestOf = async (message: IncomingMessage): Promise<WireRequest> => {
  const [path = '/', query = ''] = (message.url ?? '/').split('?');
  const headers = Object.entries(message.headers).filter(([name, value]) => value !== undefined && !ofTheConnection.has(name));
  return {
    method: message.method ?? 'GET',
    path,
    query,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: await bytesOf(message),
  };
};

const answer = ({ response }: RecordedExchange, to: ServerResponse): void => {
  if (response === null) return void to.writeHead(502).end();
  // The session has undone the coding of the body already.
  const headers = [...response.headers].filter(([name]) => !ofTheConnection.has(name) && name !== 'content-encoding');
  to.writeHead(response.status, Object.fromEntries(headers.map(([name, values]) => [name, [...values]])));
  to.end(response.text === '' ? undefined : response.text);
};

const serve = async (message: IncomingMessage, response: ServerResponse, { values, send }: BridgeEnds): Promise<void> => {
  if (message.url?.startsWith(statePath) === true) {
    message.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(values()));
    return;
  }
  answer(await send(await requestOf(message)), response);
};

/** Opens a bridge on the loopback address. `failed` is told what broke on the way. */
export const openBridge = async (ends: BridgeEnds, failed: (error: unknown) => void): Promise<Bridge> => {
  const server = createServer((message, response) => {
    serve(message, response, ends).catch((error: unknown) => {
      failed(error);
      // An answer, whatever it is: to one that breaks off, the Verifier would come back.
      response.writeHead(503).end();
    });
  });
  await new Promise<void>((listening, refused) => server.once('error', refused).listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url,
    state: url + statePath,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
