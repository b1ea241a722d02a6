/** Fastify carries requests to the pipeline and answers back; it decides nothing that a consumer can see. */
import type { Socket } from 'node:net';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import type { Reason } from '../errors/reasons.ts';
import type { Answer } from '../exchange.ts';
import type { Service } from '../parts.ts';
import { answer, answerFault, answerNothing } from '../pipeline.ts';
import { readRequest } from './request.ts';

/** Milliseconds that headers, and a whole request, may take to arrive; and how many proxies tell the address of who calls. */
export type TransportSettings = Readonly<{ headersTimeout: number; requestTimeout: number; proxies: number }>;

/** What is used where nothing is said. */
export const defaultTransport: TransportSettings = { headersTimeout: 10_000, requestTimeout: 60_000, proxies: 0 };

/** An instance with all operations on it, to which you may add your own routes and plugins before it listens. */
export async function createServer(service: Service, settings: TransportSettings = defaultTransport): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: (_, hop) => hop < settings.proxies,
    requestTimeout: settings.requestTimeout,
    http: { headersTimeout: settings.headersTimeout },
    return503OnClosing: false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 10_000 },
    frameworkErrors: (error, request, reply) => {
      // Fastify does not wait for what this returns.
      void carryFault(error, request, reply, service);
    },
    clientErrorHandler: (error, socket) => {
      answerBrokenRequest(error, socket, service);
    },
  });
  app.removeAllContentTypeParsers();
  // The bytes stay where they are until the pipeline reads them: a body is not taken from whom no answer is due.
  app.addContentTypeParser('*', (_, __, done) => done(null, undefined));
  await addPlugins(app, service);
  for (const method of new Set([...service.operations.values()].map((operation) => operation.method))) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true });
  }
  // The plugin for CORS has OPTIONS for itself.
  const methods = app.supportedMethods.filter((method) => method !== 'OPTIONS' || service.api.cors.kind === 'none');
  app.route({ method: methods, url: '*', handler: (request, reply) => carry(request, reply, service) });
  // Methods that no operation has, and that Fastify has no routes for.
  app.setNotFoundHandler((request, reply) => carry(request, reply, service));
  app.setErrorHandler((error: FastifyError, request, reply) => carryFault(error, request, reply, service));
  app.addHook('preClose', async () => {
    service.stopping = true;
  });
  return app;
}

async function addPlugins(app: FastifyInstance, { api }: Service): Promise<void> {
  if (api.cors.kind === 'origins') {
    const { origins, credentials, exposed } = api.cors;
    await app.register(cors, {
      origin: origins.includes('*') ? '*' : [...origins],
      credentials,
      exposedHeaders: [...exposed],
      methods: app.supportedMethods,
      strictPreflight: false,
    });
  }
  if (api.compression.kind === 'negotiated') {
    await app.register(compress, {
      threshold: api.compression.minimumBytes,
      encodings: api.compression.codings.filter(isCoding),
      global: true,
      // It would read the body before the pipeline does, and beyond every limit.
      globalDecompression: false,
    });
  }
}

type Coding = 'br' | 'gzip' | 'deflate' | 'zstd' | 'identity';
const isCoding = (name: string): name is Coding => ['br', 'gzip', 'deflate', 'zstd', 'identity'].includes(name);

async function carry(request: FastifyRequest, reply: FastifyReply, service: Service): Promise<FastifyReply> {
  return give(reply, await answer(readRequest(request.raw, request.ip), service), service);
}

async function carryFault(error: FastifyError, request: FastifyRequest, reply: FastifyReply, service: Service): Promise<FastifyReply> {
  return give(reply, await answerFault(reasonOf(error), readRequest(request.raw, request.ip), service), service);
}

function give(reply: FastifyReply, { status, headers, body }: Answer, service: Service): FastifyReply {
  // A connection that stays open would keep a stopping service waiting for its next request.
  if (service.stopping) void reply.header('connection', 'close');
  return reply
    .code(status)
    .headers(headers)
    .send(body === null ? undefined : Buffer.from(body));
}

// What Fastify refuses by itself, in our words.
function reasonOf(error: FastifyError): ApiError {
  const reasons: Readonly<Record<string, Reason>> = {
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
    FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
    FST_ERR_BAD_URL: 'malformed_request',
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  };
  const reason = reasons[error.code] ?? (error.statusCode !== undefined && error.statusCode < 500 ? 'malformed_request' : 'internal_error');
  return new ApiError({ reason }, {});
}

// Below HTTP: the parser gave up, and there is no request to answer.
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket, service: Service): void {
  const reasons: Readonly<Record<string, Reason>> = {
    HPE_HEADER_OVERFLOW: 'headers_too_large',
    ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  };
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const reason = reasons[error.code ?? ''] ?? 'malformed_request';
  const nothing = {
    method: 'GET',
    path: '/',
    query: '',
    headers: {},
    address: socket.remoteAddress ?? '',
    read: () => Promise.resolve(new Uint8Array()),
  };
  const { status, headers, body } = answerNothing(new ApiError({ reason }, {}), nothing, service);
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': String(body?.length ?? 0) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.write(`HTTP/1.1 ${status} Error\r\n${lines.join('')}\r\n`);
  socket.end(body ?? new Uint8Array());
}
