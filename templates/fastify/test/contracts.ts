/** Two small contracts in two dialects, written by hand as the generator would write them. */
import type { ApiDescriptor, ColumnDescriptor, OperationDescriptor, Paging, Role } from '../src/runtime/descriptors.ts';
import { envelope } from '../src/runtime/errors/envelope.ts';
import { problem } from '../src/runtime/errors/problem.ts';
import { cursor } from '../src/runtime/pagination/cursor.ts';
import { offset } from '../src/runtime/pagination/offset.ts';
import { page } from '../src/runtime/pagination/page.ts';
import { fields } from '../src/runtime/rate-limiting/fields.ts';
import { headers } from '../src/runtime/rate-limiting/headers.ts';

export const wiring = { envelope, problem, cursor, offset, page, headers, fields };

export type TestContract = Readonly<{
  api: ApiDescriptor;
  operations: Readonly<Record<string, OperationDescriptor>>;
  schemas: unknown;
  tables: string;
}>;

const column = (name: string, given: Partial<ColumnDescriptor> = {}): ColumnDescriptor => ({
  column: name,
  member: name,
  type: 'text',
  source: 'request',
  writeOnly: false,
  absent: 'omitted',
  fallback: null,
  references: null,
  ...given,
});

const role = (kind: Role['kind'], table: string | null, given: Partial<Role> = {}): Role => ({
  kind,
  table,
  item: null,
  parents: [],
  filters: [],
  unapplied: [],
  patch: null,
  creates: false,
  sets: [],
  sourceless: [],
  ...given,
});

type Given = Partial<OperationDescriptor> & Pick<OperationDescriptor, 'id' | 'method' | 'path' | 'role'>;

function operationsOf(
  defaults: Omit<OperationDescriptor, 'id' | 'method' | 'path' | 'role' | 'handler' | 'safe'>,
  given: readonly Given[],
): Record<string, OperationDescriptor> {
  const all = given.map((operation): OperationDescriptor => {
    const safe = operation.method === 'GET';
    return {
      ...defaults,
      safe,
      handler: operation.role.kind === 'probe' ? null : { group: 'all', member: operation.id },
      ...operation,
      idempotency: operation.idempotency ?? (safe || operation.method === 'DELETE' ? { kind: 'none' } : defaults.idempotency),
    };
  });
  return Object.fromEntries(all.map((operation) => [operation.id, operation]));
}

const style = (name: string) => ({ kind: 'style', style: name, explode: name === 'form' }) as const;
const limits = { handler: 2_000, bodyBytes: 10_000 };

// ── our own dialect ──
const shelfPaging: Paging = {
  size: { field: { in: 'query', name: 'page_size' }, default: 2, maximum: 5, above: 'refused' },
  items: '/data',
  next: [
    { in: 'body', at: '/next_cursor', as: 'cursor', absent: 'null' },
    { in: 'header', name: 'Link', as: 'link' },
  ],
  more: '/has_more',
  total: null,
  constants: [],
  order: [
    { column: 'created_at', descending: true },
    { column: 'id', descending: true },
  ],
};
const shelfBudget = {
  kind: 'headers',
  limit: 'X-RateLimit-Limit',
  remaining: 'X-RateLimit-Remaining',
  reset: 'X-RateLimit-Reset',
  resetAs: 'epoch',
  refusal: 429,
  policies: [
    { name: 'standard', quota: 1_000, seconds: 60, tier: null, of: 'consumer' },
    { name: 'trial', quota: 3, seconds: 60, tier: 'trial', of: 'consumer' },
    { name: 'anonymous', quota: 500, seconds: 60, tier: null, of: 'address' },
  ],
} as const;
const needs = (scope: string) =>
  ({
    kind: 'required',
    alternatives: [
      [{ scheme: 'bearer', scopes: [scope] }],
      [{ scheme: 'header', scopes: [scope] }],
      [{ scheme: 'basic', scopes: [scope] }],
    ],
    foreign: 404,
  }) as const;
const bookReply = (status: number) => ({ status, mediaType: 'application/json', schema: 'Book', table: 'books', location: null });
const bookBody = (schema: string) => ({ required: true, content: [{ mediaType: 'application/json', schema }] });
const bookItem = { parameter: 'book_id', column: 'id' };
const bookId = { name: 'book_id', in: 'path', required: true, schema: 'Id', serialization: style('simple') } as const;
const tagged = (writes: 'optional' | 'required') => ({ kind: 'etag', strength: 'strong', notModified: true, writes }) as const;

export const shelf: TestContract = {
  api: {
    title: 'Shelf',
    schemes: [
      { name: 'bearer', kind: 'bearer' },
      { name: 'header', kind: 'api-key', in: 'header', parameter: 'X-API-Key' },
      { name: 'basic', kind: 'basic' },
    ],
    keyPrefix: 'shelf_',
    scopes: ['books:read', 'books:write'],
    versioning: { asks: { in: 'header', name: 'X-API-Version' }, tells: 'X-API-Version', current: '2026-11-01', served: ['2026-11-01'] },
    errors: {
      kind: 'envelope',
      mediaType: 'application/json',
      members: {
        code: '/error/code',
        message: '/error/message',
        type: '/error/type',
        param: '/error/param',
        requestId: '/error/request_id',
        details: '/error/details',
        status: null,
        title: null,
        docUrl: null,
      },
      detail: { code: 'code', message: 'message', param: 'param' },
      constants: [],
      docUrl: null,
      invalid: { query: 422, body: 422 },
      codes: [
        { code: 'book_not_found', status: 404, type: 'not_found_error', message: 'There is no such book.' },
        { code: 'too_heavy', status: 402, type: null, message: null },
      ],
      reasons: {},
    },
    'rate-limiting': shelfBudget,
    cors: { kind: 'origins', origins: ['*'], credentials: false, exposed: ['ETag', 'X-Request-Id'] },
    compression: { kind: 'negotiated', codings: ['gzip', 'br'], minimumBytes: 1_024 },
    health: {
      probes: [
        { operation: 'getLive', kind: 'live' },
        { operation: 'getHealth', kind: 'ready' },
      ],
      members: {
        status: { at: '/status', up: 'ok', down: 'down' },
        dependencies: {
          at: '/dependencies',
          name: 'name',
          status: { member: 'status', up: 'ok', down: 'down' },
          latency: 'latency_ms',
          error: null,
        },
        constants: [],
      },
    },
    logging: { requestId: 'X-Request-Id', received: 'kept' },
    timeouts: limits,
    tables: [
      {
        name: 'books',
        scoped: true,
        identity: { column: 'id', prefix: 'book_' },
        missing: 'book_not_found',
        columns: [
          column('id', { source: 'id' }),
          column('title'),
          column('pages', { type: 'bigint' }),
          column('tags', { type: 'jsonb', fallback: [] }),
          column('meta', { type: 'jsonb' }),
          column('secret_note', { writeOnly: true }),
          column('sequel_of', { references: { table: 'books', column: 'id', code: 'book_not_found' } }),
          column('status', { source: 'server', fallback: 'open' }),
          column('created_at', { source: 'created', type: 'timestamptz' }),
        ],
      },
    ],
  },
  operations: operationsOf(
    {
      parameters: [],
      unknownQuery: 'refused',
      body: null,
      replies: [bookReply(200)],
      deprecation: null,
      codes: ['book_not_found', 'too_heavy'],
      authentication: needs('books:write'),
      'rate-limiting': shelfBudget,
      pagination: { kind: 'none' },
      idempotency: {
        kind: 'key',
        key: { in: 'header', name: 'Idempotency-Key' },
        required: true,
        seconds: 86_400,
        replayed: 'Idempotent-Replayed',
        refusals: { missing: 400, reused: 422, running: 409 },
      },
      'conditional-requests': tagged('optional'),
      timeouts: limits,
    },
    [
      {
        id: 'listBooks',
        method: 'GET',
        path: ['/v1/books'],
        role: role('list', 'books', { filters: [{ parameter: 'status', column: 'status', compare: '=' }], unapplied: ['sort'] }),
        parameters: [
          { name: 'status', in: 'query', required: false, schema: 'Status', serialization: style('form') },
          { name: 'sort', in: 'query', required: false, schema: 'Sort', serialization: style('form') },
          { name: 'page_size', in: 'query', required: false, schema: 'Size', serialization: style('form') },
          { name: 'cursor', in: 'query', required: false, schema: 'Text', serialization: style('form') },
        ],
        replies: [{ ...bookReply(200), schema: 'Books' }],
        authentication: needs('books:read'),
        pagination: { kind: 'cursor', position: { in: 'query', name: 'cursor' }, ...shelfPaging },
        'conditional-requests': { kind: 'none' },
      },
      {
        id: 'createBook',
        method: 'POST',
        path: ['/v1/books'],
        role: role('create', 'books'),
        body: bookBody('BookInput'),
        replies: [{ ...bookReply(201), location: ['/v1/books/', { column: 'id' }] }],
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: 'Text', serialization: style('simple') }],
      },
      {
        id: 'getBook',
        method: 'GET',
        path: ['/v1/books/', { parameter: 'book_id' }],
        role: role('read', 'books', { item: bookItem }),
        parameters: [bookId],
        authentication: needs('books:read'),
      },
      {
        id: 'updateBook',
        method: 'PATCH',
        path: ['/v1/books/', { parameter: 'book_id' }],
        role: role('update', 'books', { item: bookItem, patch: 'merge-patch' }),
        parameters: [bookId],
        body: bookBody('BookPatch'),
      },
      {
        id: 'deleteBook',
        method: 'DELETE',
        path: ['/v1/books/', { parameter: 'book_id' }],
        role: role('delete', 'books', { item: bookItem }),
        parameters: [bookId],
        replies: [{ status: 204, mediaType: null, schema: null, table: null, location: null }],
        'conditional-requests': tagged('required'),
      },
      {
        id: 'archiveBook',
        method: 'POST',
        path: ['/v1/books/', { parameter: 'book_id' }, ':archive'],
        role: role('action', 'books', { item: bookItem, sets: [{ column: 'status', value: 'archived' }] }),
        parameters: [bookId],
        'conditional-requests': { kind: 'none' },
      },
      {
        id: 'weighBook',
        method: 'POST',
        path: ['/v1/weighings'],
        role: role('other', null),
        body: bookBody('BookInput'),
        replies: [bookReply(201)],
        'conditional-requests': { kind: 'none' },
      },
      ...['getLive', 'getHealth'].map((id) => ({
        id,
        method: 'GET',
        path: [id === 'getLive' ? '/health/live' : '/health'],
        role: role('probe', null),
        replies: [{ status: 200, mediaType: 'application/json', schema: null, table: null, location: null }],
        authentication: { kind: 'public' } as const,
        'rate-limiting': { kind: 'exempt' } as const,
        'conditional-requests': { kind: 'none' } as const,
      })),
    ],
  ),
  schemas: {
    $defs: {
      Id: { type: 'string', maxLength: 40 },
      Text: { type: 'string' },
      Size: { type: 'integer', minimum: 1, maximum: 5 },
      Sort: { type: 'string', default: 'newest' },
      Status: { type: 'string', enum: ['open', 'archived'] },
      Book: {
        type: 'object',
        required: ['id', 'title', 'created_at', 'status'],
        additionalProperties: false,
        properties: {
          id: { $ref: '#/$defs/Id' },
          title: { type: 'string' },
          pages: { type: 'integer' },
          tags: { type: 'array', items: { type: 'string' } },
          meta: { type: 'object' },
          sequel_of: { $ref: '#/$defs/Id' },
          status: { $ref: '#/$defs/Status' },
          created_at: { type: 'string', format: 'date-time' },
        },
      },
      BookInput: {
        type: 'object',
        required: ['title'],
        additionalProperties: false,
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 100 },
          pages: { type: 'integer', minimum: 1 },
          tags: { type: 'array', items: { type: 'string' }, maxItems: 3 },
          meta: { type: 'object' },
          secret_note: { type: 'string' },
          sequel_of: { $ref: '#/$defs/Id' },
        },
      },
      BookPatch: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: { title: { type: 'string' }, pages: { type: ['integer', 'null'] }, meta: { type: 'object' } },
      },
      Books: {
        type: 'object',
        required: ['data', 'has_more', 'next_cursor'],
        properties: {
          data: { type: 'array', items: { $ref: '#/$defs/Book' } },
          has_more: { type: 'boolean' },
          next_cursor: { type: ['string', 'null'] },
        },
      },
    },
  },
  tables: `CREATE TABLE books (id text, title text, pages bigint, tags jsonb, meta jsonb, secret_note text, sequel_of text, status text,
    consumer_id text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, PRIMARY KEY (consumer_id, id));
    CREATE INDEX books_order ON books (consumer_id, created_at DESC, id DESC);`,
};

// ── another dialect: camelCase, problem details, limit and after, RateLimit fields, a key in the query ──
const depotBudget = {
  kind: 'fields',
  refusal: 429,
  policies: [{ name: 'default', quota: 50, seconds: 10, tier: null, of: 'consumer' }],
} as const;
const parcelPaging = (kind: 'page' | 'offset' | 'cursor'): OperationDescriptor['pagination'] => ({
  ...(kind === 'page' ? { kind, first: 1 } : { kind }),
  position: { in: 'query', name: kind === 'cursor' ? 'after' : kind },
  size: { field: { in: 'query', name: 'limit' }, default: 3, maximum: 10, above: 'clamped' },
  items: '/results/items',
  next: [{ in: 'body', at: '/results/links/next', as: 'url', absent: 'omitted' }],
  more: null,
  total: '/results/total',
  constants: [{ at: '/object', value: 'list' }],
  order: [
    { column: 'weight_grams', descending: false },
    { column: 'id', descending: true },
  ],
});

export const depot: TestContract = {
  api: {
    ...shelf.api,
    title: 'Depot',
    schemes: [{ name: 'query', kind: 'api-key', in: 'query', parameter: 'apiKey' }],
    keyPrefix: 'dp-',
    scopes: [],
    versioning: { asks: null, tells: 'Depot-Version', current: '7', served: ['7'] },
    errors: {
      ...shelf.api.errors,
      kind: 'problem',
      mediaType: 'application/problem+json',
      members: {
        code: '/errorCode',
        message: '/detail',
        type: '/type',
        param: null,
        requestId: '/traceId',
        details: '/errors',
        status: '/status',
        title: '/title',
        docUrl: null,
      },
      detail: { code: null, message: 'detail', param: 'pointer' },
      docUrl: 'https://depot.example/errors/{code}',
      invalid: { query: 400, body: 422 },
      codes: [],
      reasons: { not_found: { code: 'NOT_HERE', status: 404, type: null }, invalid_cursor: { code: 'BAD_PAGE', status: 422, type: null } },
    },
    'rate-limiting': depotBudget,
    cors: { kind: 'none' },
    compression: { kind: 'none' },
    logging: { requestId: 'Trace-Id', received: 'replaced' },
    tables: [
      {
        name: 'parcels',
        scoped: true,
        identity: { column: 'id', prefix: null },
        missing: null,
        columns: [
          column('id', { source: 'id', member: 'parcelId' }),
          column('weight_grams', { member: 'weightGrams', type: 'double precision', absent: 'null' }),
          column('created_at', { source: 'created', member: 'createdAt', type: 'timestamptz' }),
        ],
      },
    ],
  },
  operations: operationsOf(
    {
      parameters: [],
      unknownQuery: 'ignored',
      body: null,
      replies: [{ status: 200, mediaType: 'application/json', schema: 'Parcel', table: 'parcels', location: null }],
      deprecation: null,
      codes: [],
      authentication: { kind: 'required', alternatives: [[{ scheme: 'query', scopes: [] }]], foreign: 404 },
      'rate-limiting': depotBudget,
      pagination: { kind: 'none' },
      idempotency: {
        kind: 'key',
        key: { in: 'body', name: '/requestToken' },
        required: false,
        seconds: 60,
        replayed: null,
        refusals: { missing: 400, reused: 409, running: 409 },
      },
      'conditional-requests': { kind: 'etag', strength: 'weak', notModified: true, writes: 'unguarded' },
      timeouts: limits,
    },
    [
      ...(['cursor', 'page', 'offset'] as const).map((kind) => ({
        id: `list_${kind}`,
        method: 'GET',
        path: [`/api/${kind}/parcels`],
        role: role('list', 'parcels'),
        pagination: parcelPaging(kind),
        replies: [{ status: 200, mediaType: 'application/json', schema: null, table: 'parcels', location: null }],
      })),
      {
        id: 'create',
        method: 'POST',
        path: ['/api/parcels'],
        role: role('create', 'parcels'),
        body: {
          required: true,
          content: [
            { mediaType: 'application/json', schema: 'ParcelInput' },
            { mediaType: 'application/x-www-form-urlencoded', schema: 'ParcelInput' },
          ],
        },
        replies: [{ status: 201, mediaType: 'application/json', schema: 'Parcel', table: 'parcels', location: null }],
      },
      {
        id: 'read',
        method: 'GET',
        path: ['/api/parcels/', { parameter: 'id' }, '.json'],
        role: role('read', 'parcels', { item: { parameter: 'id', column: 'id' } }),
        parameters: [{ ...bookId, name: 'id' }],
      },
      {
        id: 'put',
        method: 'PUT',
        path: ['/api/parcels/', { parameter: 'id' }, '.json'],
        role: role('replace', 'parcels', { item: { parameter: 'id', column: 'id' }, creates: true }),
        parameters: [{ ...bookId, name: 'id' }],
        body: { required: true, content: [{ mediaType: 'application/json', schema: 'ParcelInput' }] },
        idempotency: { kind: 'none' },
      },
    ],
  ),
  schemas: {
    $defs: {
      Id: { type: 'string' },
      Parcel: {
        type: 'object',
        required: ['parcelId', 'weightGrams', 'createdAt'],
        additionalProperties: false,
        properties: { parcelId: {}, weightGrams: { type: ['number', 'null'] }, createdAt: { type: 'string', format: 'date-time' } },
      },
      ParcelInput: {
        type: 'object',
        additionalProperties: false,
        properties: { weightGrams: { type: 'number' }, requestToken: { type: 'string' } },
      },
    },
  },
  tables: `CREATE TABLE parcels (id text, weight_grams double precision, consumer_id text NOT NULL, version bigint NOT NULL,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, PRIMARY KEY (consumer_id, id));`,
};
