import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Mutant } from '../mutants/mutant.ts';
import { correct } from './behaviour.ts';
import { consumersIn } from './consumers.ts';
import type { Dialect } from './dialect.ts';
import { documentOf, type OpenApiDocument } from './document/document-of.ts';
import { requestOf, send } from './exchange.ts';
import { answerTo, answerToGarbage } from './pipeline.ts';
import { seededState } from './seed.ts';
import type { Service } from './service.ts';

/**
 * How to start a server. `mutant`: one decision that it gets wrong; default none. `port`: default any free one. `now`: its clock in
 * milliseconds; default the real one. `seed`: decides all ids; default 1. `writeMs`: how long a write takes, so that requests with one
 * key overlap; default 20.
 */
export type ReferenceServerOptions = Readonly<{
  dialect: Dialect;
  mutant?: Mutant;
  port?: number;
  now?: () => number;
  seed?: number;
  writeMs?: number;
}>;

/** A running server. `url` has no path: those of the document are whole. `reset` brings back the first state. */
export type ReferenceServer = Readonly<{
  url: string;
  document: OpenApiDocument;
  consumers: ReturnType<typeof consumersIn>;
  reset: () => void;
  stop: () => Promise<void>;
}>;

/** Starts a server in memory, on the loopback address. Rejects when the port is in use. */
export async function startReferenceServer(options: ReferenceServerOptions): Promise<ReferenceServer> {
  const { dialect, mutant, port = 0, now = Date.now, seed = 1, writeMs = 20 } = options;
  const behaviour = mutant === undefined ? correct : mutant.deviate(correct);
  const service: Service = { dialect, behaviour, now, seed, writeMs, state: seededState(dialect, seed), requests: 0 };
  const server = serverOf(service);
  const address = await listening(server, port);
  return {
    url: `http://127.0.0.1:${address.port}`,
    // Rendered when somebody asks: a test that starts many servers reads few documents.
    get document() {
      return documentOf(dialect, seed);
    },
    consumers: consumersIn(dialect),
    reset: () => {
      service.state = seededState(dialect, seed);
    },
    stop: () => stopped(server),
  };
}

/** The consumers of a server in the form of the config's `conform.consumers`. */
export function consumersOf(server: ReferenceServer): ReferenceServer['consumers'] {
  return server.consumers;
}

function serverOf(service: Service): Server {
  const server = createServer(async (message, response) => {
    const request = requestOf(message);
    send(await answerTo(service, request), request.method, response);
    // What was not read would stand in the way of the next request on this connection.
    message.resume();
  });
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) return;
    const { status, headers, body } = answerToGarbage(service);
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = Buffer.byteLength(body ?? '');
    socket.end(`HTTP/1.1 ${status} Bad Request\r\n${head.join('')}Content-Length: ${length}\r\nConnection: close\r\n\r\n${body ?? ''}`);
  });
  return server;
}

function listening(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address);
    });
  });
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
