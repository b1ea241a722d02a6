import type { ErrorFormat, OperationDescriptor, PageDescriptor, PageOperationDescriptor } from '../src/runtime/descriptor.ts';

/** An envelope with its members one level down. */
export const ENVELOPE: ErrorFormat = {
  mediaType: 'application/json',
  code: '/error/code',
  message: '/error/message',
  type: '/error/type',
  param: '/error/param',
  requestId: '/error/request_id',
  details: '/error/details',
};

/** RFC 9457 with a code of its own. */
export const PROBLEM: ErrorFormat = {
  mediaType: 'application/problem+json',
  code: '/errorCode',
  message: '/detail',
  type: '/type',
  param: '/pointer',
  requestId: '/traceId',
  details: '/errors',
};

const SERVER = { url: 'https://api.example/base/v2', variables: {}, main: true };

/** A create with a key. */
export const CREATE = {
  id: 'createThing',
  method: 'POST',
  server: SERVER,
  path: ['/things'],
  input: 'body',
  body: { type: 'application/json' },
  security: [[{ scheme: 'token', kind: 'bearer' }], [{ scheme: 'header', kind: 'api-key', in: 'header', name: 'X-Thing-Key' }]],
  key: { field: { in: 'header', name: 'Request-Token' }, running: 409 },
  repeatable: false,
  errors: [PROBLEM, ENVELOPE],
} satisfies OperationDescriptor;

/** A change below two path parameters. */
export const UPDATE = {
  ...CREATE,
  id: 'updatePart',
  method: 'PATCH',
  path: ['/things/', { name: 'thing' }, '/parts/', { name: 'part' }, '.json'],
} satisfies OperationDescriptor;

/** A list, paged as told. */
export const list = (page: PageDescriptor): PageOperationDescriptor => ({
  id: 'listThings',
  method: 'GET',
  server: SERVER,
  path: ['/things'],
  input: 'query',
  security: [],
  repeatable: true,
  errors: [ENVELOPE],
  page,
});
