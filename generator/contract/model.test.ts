/** The model on paper: answers for real documents, checked by the compiler. Facts of those APIs, none of their sentences. */
import { expect, test } from 'vitest';
import type {
  Certainty,
  Convention,
  ErrorFormat,
  Fact,
  JsonPointer,
  LongRunning,
  Operation,
  OperationConventions,
  Pagination,
  RequestField,
  ResumableUpload,
  Serialization,
  SourceLocation,
} from './model.ts';

const at = (pointer: string): SourceLocation => ({ file: 'openapi.yaml', pointer });
const why = (certainty: Certainty, reason: string, pointer = '') => ({ certainty, reason, at: at(pointer) });
const fact = <T>(value: T, certainty: Certainty, pointer = ''): Fact<T> => ({ value, certainty, at: at(pointer) });
const none = { kind: 'none', ...why('absent', 'nothing says it') } as const;
const byMethod = { kind: 'method', ...why('declared', 'GET is safe') } as const;
const query = (name: string) => ({ in: 'query', name }) as const;
const unlimited = { refusal: null, retryAfter: false, policies: null, algorithm: null, countedBy: null };
const form: Serialization = { kind: 'style', style: 'form', explode: true, allowReserved: false };
const silent: OperationConventions = {
  authentication: none,
  'rate-limiting': none,
  pagination: none,
  idempotency: none,
  'conditional-requests': none,
  'long-running': none,
  'resumable-upload': none,
  timeouts: none,
};
type Sample = Pick<Operation, 'key' | 'role'> & { conventions: Partial<OperationConventions> };
const stripeError = {
  kind: 'envelope',
  mediaType: 'application/json',
  schema: 'error',
  members: { code: '/error/code', message: '/error/message', type: '/error/type', param: '/error/param', requestId: null, details: null },
} as const satisfies ErrorFormat;

/** In full: the last id is the cursor, the bounds stand in prose only, `limit` has no maximum in its schema. */
const stripeListCustomers = {
  key: 'GET /v1/customers',
  id: 'GetCustomers',
  method: 'GET',
  summary: null,
  tags: [],
  samples: [],
  servers: [],
  deprecation: null,
  description: null,
  path: { text: '/v1/customers', parts: ['/v1/customers'], variant: null },
  role: { kind: 'list', resource: 'customers', ...why('inferred', 'GET of a collection whose 200 holds an array of customer') },
  parameters: [
    {
      name: 'limit',
      in: 'query',
      required: false,
      deprecation: null,
      schema: { type: 'integer' },
      serialization: form,
      examples: [],
      description: null,
      at: at('/paths/~1v1~1customers/get/parameters/4'),
    },
  ],
  body: { required: false, description: null, at: at('/paths/~1v1~1customers/get/requestBody'), content: [] }, // a body on GET
  responses: [
    {
      status: 'default',
      description: 'Error response.',
      headers: [],
      links: [],
      error: stripeError,
      at: at('/paths/~1v1~1customers/get/responses/default'),
      content: [
        {
          type: 'application/json',
          schema: { $ref: '#/$defs/error' },
          item: null,
          parts: [],
          examples: [],
          at: at('/paths/~1v1~1customers/get'),
        },
      ],
    },
  ],
  conventions: {
    ...silent,
    authentication: {
      kind: 'required',
      foreign: null,
      ...why('declared', 'root security', '/security'),
      alternatives: [[{ scheme: 'basicAuth', scopes: [] }], [{ scheme: 'bearerAuth', scopes: [] }]],
    },
    idempotency: byMethod,
    pagination: {
      kind: 'cursor',
      cursor: query('starting_after'),
      backward: query('ending_before'),
      ...why('inferred', 'starting_after and has_more'),
      items: '/data',
      next: [{ in: 'last-item', name: '/id', as: 'cursor' }],
      more: '/has_more',
      send: [],
      total: null,
      size: { field: query('limit'), default: fact(10, 'described'), maximum: fact(100, 'described'), above: null },
      order: fact([{ property: '/created', descending: true }], 'described'),
    },
  },
  at: at('/paths/~1v1~1customers/get'),
} as const satisfies Operation;

const stripeCreateCharge = {
  key: 'POST /v1/charges',
  role: { kind: 'create', resource: 'charges', named: 'server', ...why('inferred', 'POST to a collection, answers with the item') },
  conventions: { idempotency: none }, // the API has a key, the document does not say so: a finding, not a default
} satisfies Sample;

const githubListRepos = {
  key: 'GET /orgs/{org}/repos',
  role: { kind: 'list', resource: 'orgs.repos', ...why('inferred', 'GET of a plural segment, 200 is an array') },
  conventions: {
    pagination: {
      kind: 'page',
      page: query('page'),
      first: 1,
      ...why('inferred', 'page, per_page and a Link header'),
      items: '',
      next: [{ in: 'header', name: 'Link', as: 'url' }],
      more: null,
      send: [],
      order: null,
      total: null,
      size: { field: query('per_page'), default: fact(30, 'declared'), maximum: fact(100, 'described'), above: null },
    },
  },
} satisfies Sample;

const githubStatistics = {
  key: 'GET /repos/{owner}/{repo}/stats/contributors',
  role: { kind: 'read', resource: 'repos.stats', ...why('guessed', 'GET of a fixed segment below an item') },
  conventions: { 'long-running': { kind: 'repeat', retryAfter: false, ...why('inferred', '202 beside 200 on a GET') } },
} satisfies Sample;

const boxUpload = {
  key: 'POST /files/content',
  role: { kind: 'create', resource: 'files', named: 'server', ...why('inferred', '201 with the new file') },
  conventions: { 'resumable-upload': { kind: 'single', ...why('declared', 'multipart/form-data with a binary part') } },
} satisfies Sample;

const boxListItems = {
  key: 'GET /folders/{folder_id}/items',
  role: { kind: 'list', resource: 'folders.items', ...why('inferred', '200 holds one array, entries') },
  conventions: {
    pagination: {
      kind: 'cursor',
      cursor: query('marker'),
      backward: null,
      ...why('inferred', 'marker and next_marker; offset is preferred less'),
      items: '/entries',
      next: [{ in: 'body', name: '/next_marker', as: 'cursor' }],
      more: null,
      total: null,
      order: null,
      send: [{ field: query('usemarker'), value: true }], // without it the same operation pages by offset
      size: { field: query('limit'), default: null, maximum: fact(1000, 'declared'), above: fact('clamped', 'described') },
    },
  },
} satisfies Sample;

const twilioListCalls = {
  key: 'GET /2010-04-01/Accounts/{AccountSid}/Calls.json',
  role: { kind: 'list', resource: 'Accounts.Calls', ...why('inferred', '200 holds one array, calls') },
  conventions: {
    pagination: {
      kind: 'cursor',
      cursor: query('PageToken'),
      backward: null,
      ...why('inferred', 'PageToken and next_page_uri'),
      items: '/calls',
      next: [{ in: 'body', name: '/next_page_uri', as: 'url' }],
      more: null,
      send: [],
      order: null,
      total: null,
      size: { field: query('PageSize'), default: fact(50, 'described'), maximum: fact(1000, 'declared'), above: null },
    },
  },
} satisfies Sample;

/** Problems, `limit` and `after`, RateLimit fields with policies told in a table, a merge patch that demands If-Match. */
const problem = {
  kind: 'problem',
  mediaType: 'application/problem+json',
  schema: 'Problem',
  members: { code: null, message: '/detail', type: '/type', param: null, requestId: '/instance', details: '/violations' },
} as const satisfies ErrorFormat;

const listTickets = {
  kind: 'cursor',
  cursor: query('after'),
  backward: query('before'),
  ...why('inferred', 'after and /paging/next'),
  items: '/tickets',
  next: [{ in: 'body', name: '/paging/next', as: 'cursor' }],
  more: null,
  send: [],
  total: '/paging/total',
  size: { field: query('limit'), default: fact(10, 'declared'), maximum: fact(200, 'declared'), above: null },
  order: fact(
    [
      { property: '/opened_at', descending: true },
      { property: '/id', descending: true },
    ],
    'described',
  ),
} satisfies Pagination;

const patchTicket = {
  key: 'PATCH /tickets/{ticketId}',
  role: { kind: 'update', resource: 'tickets', patch: 'merge-patch', ...why('declared', 'application/merge-patch+json') },
  conventions: {
    idempotency: { kind: 'precondition', ...why('inferred', 'If-Match is required and 428 declared') },
    'conditional-requests': {
      kind: 'etag',
      strength: null,
      notModified: true,
      writes: 'required',
      ...why('declared', 'If-Match required, 412, 428'),
    },
    'rate-limiting': {
      ...unlimited,
      kind: 'fields',
      refusal: 429,
      retryAfter: true,
      ...why('declared', 'RateLimit and RateLimit-Policy'),
      policies: fact([{ name: 'hourly', quota: 5000, seconds: 3600, tier: 'standard', of: 'consumer' }], 'described', '/info/description'),
    },
  },
} satisfies Sample;

const step = { upload: 'uploads', version: '1.0.0', ...why('declared', 'Tus-Resumable') };
const tus = {
  start: { kind: 'tus', step: 'start', ...step },
  append: { kind: 'tus', step: 'append', ...step },
  status: { kind: 'tus', step: 'status', ...step },
} satisfies { [name: string]: ResumableUpload };

const exportJob = {
  start: {
    kind: 'accepted',
    status: 'GET /exports/{id}',
    via: { in: 'header', name: 'Location' },
    retryAfter: true,
    ...why('declared', '202, Location'),
  },
  poll: {
    kind: 'status',
    members: { state: '/status', progress: null, result: '/result', error: '/error' },
    retryAfter: true,
    succeeded: ['succeeded'],
    failed: ['failed', 'cancelled'],
    ...why('inferred', 'status is an enum that ends'),
  },
} satisfies { [name: string]: LongRunning };

/** A check that names two kinds is handed what both have, and nothing of the others; a kind of another convention is refused. */
const itemsOf = (convention: Convention<'pagination', 'cursor' | 'page'>): JsonPointer => convention.items;
const cursorOf = (convention: Convention<'pagination', 'cursor'>): RequestField => convention.cursor;
const validatorOf = (convention: Convention<'conditional-requests', 'etag'>): boolean => convention.notModified;

const samples = {
  stripeListCustomers,
  stripeCreateCharge,
  githubListRepos,
  githubStatistics,
  boxUpload,
  boxListItems,
  twilioListCalls,
  patchTicket,
};
const answers = { stripeError, problem, listTickets, tus, exportJob };

test.each(Object.entries({ ...samples, ...answers }))('%s is plain data', (_, sample) => {
  expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
});

test('kinds of one convention share what a check reads of them', () => {
  const pages = [stripeListCustomers, githubListRepos, boxListItems, twilioListCalls].map((sample) => sample.conventions.pagination);
  expect([...pages, listTickets].map(itemsOf)).toEqual(['/data', '', '/entries', '/calls', '/tickets']);
  expect(cursorOf(listTickets)).toEqual(query('after'));
  expect(validatorOf(patchTicket.conventions['conditional-requests'])).toBe(true);
  // @ts-expect-error `etag` is no kind of pagination
  const refused: Convention<'pagination', 'etag'>[] = [];
  expect(refused).toEqual([]);
});
