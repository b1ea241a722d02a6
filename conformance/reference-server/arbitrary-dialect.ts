import fc from 'fast-check';
import type {
  AuthenticationDialect,
  ConditionalDialect,
  Dialect,
  ErrorDialect,
  HealthDialect,
  IdempotencyDialect,
  InvalidDialect,
  NextDialect,
  PaginationDialect,
  RateLimitDialect,
  VersioningDialect,
} from './dialect.ts';

/**
 * Any dialect: every knob in every position, with names that nobody is prepared for. What holds for it holds for no name of ours.
 * The tiers are those of tests; everything else is drawn.
 */
export function arbitraryDialect(): fc.Arbitrary<Dialect> {
  return fc.record({
    name: fc.constant('drawn'),
    title: fc.constantFrom('Archive', 'Study Hall', 'Depot'),
    prefix: fc.constantFrom('/v1', '/api/v4', '/2/v2', '/v12/catalogue'),
    casing: fc.constantFrom('snake', 'camel', 'kebab', 'pascal'),
    ids: fc.constantFrom('prefixed', 'uuid', 'integer'),
    renamed: fc.constantFrom({}, { created_at: 'born', updated_at: 'touched' }, { id: 'key', label: 'display_name', shelf_id: 'shelf' }),
    authentication: authentication(),
    versioning: versioning(),
    requestId: fc.record({ header: fc.constantFrom('X-Request-Id', 'Trace', 'X-Call'), received: fc.constantFrom('kept', 'replaced') }),
    errors: errors(),
    invalid: invalid(),
    pagination: pagination(),
    rateLimiting: rateLimiting(),
    idempotency: idempotency(),
    conditional: conditional(),
    update: fc.record({ method: fc.constantFrom('PATCH', 'PUT'), status: fc.constantFrom(200, 204) }),
    delete: fc.record({ status: fc.constantFrom(200, 204) }),
    health: health(),
  });
}

function authentication(): fc.Arbitrary<AuthenticationDialect> {
  const shared = { scheme: fc.constantFrom('key', 'badge'), foreign: fc.constantFrom<403 | 404>(403, 404) };
  return fc.oneof(
    fc.record({ ...shared, kind: fc.constantFrom<'bearer' | 'basic'>('bearer', 'basic') }),
    fc.record({ ...shared, kind: fc.constant<'header'>('header'), name: fc.constantFrom('X-API-Key', 'Badge', 'x-secret') }),
  );
}

function versioning(): fc.Arbitrary<VersioningDialect> {
  return fc
    .record({
      tells: fc.constantFrom('X-API-Version', 'Edition', 'x-served'),
      asks: fc.constantFrom('X-API-Version', 'Want-Edition', null),
      current: fc.constantFrom('2026-11-01', '2026.2', '17'),
      served: fc.constant([]),
    })
    .map((choice) => ({ ...choice, served: [choice.current] }));
}

function errors(): fc.Arbitrary<ErrorDialect> {
  const shared = {
    casing: fc.constantFrom<'snake' | 'kebab' | 'camel' | 'upper'>('snake', 'kebab', 'camel', 'upper'),
    code: fc.constantFrom('code', 'errorCode', 'slug'),
    param: fc.constantFrom('param', 'field', null),
    requestId: fc.constantFrom('request_id', 'trace', null),
    details: fc.constantFrom('details', 'violations', null),
  };
  const envelope = {
    kind: fc.constant<'envelope'>('envelope'),
    wrapper: fc.constantFrom('error', 'fault', null),
    message: fc.constantFrom('message', 'says'),
    type: fc.constantFrom('type', 'class', null),
  };
  const problem = { kind: fc.constant<'problem'>('problem'), typeBase: fc.constantFrom('https://depot.example/p/', 'urn:depot:') };
  return fc.oneof(fc.record({ ...shared, ...envelope }), fc.record({ ...shared, ...problem }));
}

function invalid(): fc.Arbitrary<InvalidDialect> {
  const policy = fc.constantFrom<'refused' | 'ignored'>('refused', 'ignored');
  const status = fc.constantFrom<400 | 422>(400, 422);
  return fc.record({ query: status, body: status, unknownQuery: policy, unknownMember: policy });
}

function pagination(): fc.Arbitrary<PaginationDialect> {
  const next: fc.Arbitrary<NextDialect> = fc.record({
    at: fc.constantFrom(['next_cursor'], ['paging', 'next'], ['meta', 'page', 'onward']),
    as: fc.constantFrom('cursor', 'url'),
    end: fc.constantFrom('null', 'absent'),
  });
  const shared = {
    items: fc.constantFrom(['data'], ['result', 'rows']),
    more: fc.constantFrom(['has_more'], ['meta', 'more'], null),
    total: fc.constantFrom(['total'], ['meta', 'page', 'count'], null),
    size: size(),
    link: fc.boolean(),
  };
  const always = fc.constant<true>(true);
  return fc.oneof(
    fc.record({ ...shared, kind: fc.constant<'cursor'>('cursor'), cursor: fc.constantFrom('cursor', 'after', 'from-here'), next }),
    fc.record({
      ...shared,
      kind: fc.constant<'offset'>('offset'),
      offset: fc.constantFrom('offset', 'skip'),
      next: fc.option(next),
      link: always,
    }),
    fc.record({
      ...shared,
      kind: fc.constant<'page'>('page'),
      page: fc.constantFrom('page', 'leaf'),
      first: fc.constantFrom<0 | 1>(0, 1),
      next: fc.option(next),
      link: always,
    }),
    fc.record({
      ...shared,
      items: fc.constantFrom([], ['data']),
      more: fc.constant(null),
      total: fc.constant(null),
      kind: fc.constant<'link'>('link'),
      position: fc.constantFrom('at', 'page_token'),
      next: fc.constant(null),
      link: always,
    }),
  );
}

function size(): fc.Arbitrary<PaginationDialect['size']> {
  return fc.record({
    name: fc.constantFrom('page_size', 'limit', 'how-many'),
    default: fc.integer({ min: 2, max: 8 }),
    maximum: fc.integer({ min: 8, max: 30 }),
    above: fc.constantFrom('refused', 'clamped'),
  });
}

function rateLimiting(): fc.Arbitrary<RateLimitDialect> {
  const trial = fc.record({ quota: fc.integer({ min: 5, max: 25 }), seconds: fc.integer({ min: 4, max: 12 }) });
  const shared = {
    algorithm: fc.constantFrom<'token-bucket' | 'fixed-window'>('token-bucket', 'fixed-window'),
    tiers: trial.map((limit) => ({ standard: { quota: 60_000, seconds: 60 }, trial: limit })),
  };
  return fc.oneof(
    fc.record({ ...shared, kind: fc.constant<'retry-after'>('retry-after') }),
    fc.record({ ...shared, kind: fc.constant<'fields'>('fields'), policy: fc.constantFrom('default', 'per-consumer') }),
    fc.record({
      ...shared,
      kind: fc.constant<'headers'>('headers'),
      limit: fc.constantFrom('X-RateLimit-Limit', 'Allowance'),
      remaining: fc.constantFrom('X-RateLimit-Remaining', 'Allowance-Left'),
      reset: fc.constantFrom('X-RateLimit-Reset', 'Allowance-Back'),
      resetAs: fc.constantFrom<'epoch' | 'delta'>('epoch', 'delta'),
    }),
  );
}

function idempotency(): fc.Arbitrary<IdempotencyDialect> {
  return fc.record({
    header: fc.constantFrom('Idempotency-Key', 'Once', 'x-retry-id'),
    methods: fc.constantFrom<IdempotencyDialect['methods'][]>(['POST'], ['POST', 'PATCH'], ['POST', 'PUT', 'PATCH', 'DELETE']),
    required: fc.boolean(),
    spelling: fc.constantFrom('bare', 'quoted', 'either'),
    longest: fc.integer({ min: 36, max: 255 }),
    replayed: fc.constantFrom('Idempotent-Replayed', 'Was-Stored', null),
    statuses: fc.record({
      missing: fc.constantFrom<400 | 422 | 428>(400, 422, 428),
      reused: fc.constantFrom<400 | 409 | 422>(400, 409, 422),
      running: fc.constantFrom<409 | 425>(409, 425),
    }),
    seconds: fc.constantFrom(3600, 86_400),
  });
}

function conditional(): fc.Arbitrary<ConditionalDialect> {
  return fc.oneof(
    fc.record({
      strength: fc.constant<'strong'>('strong'),
      writes: fc.constantFrom<'unguarded' | 'optional' | 'required'>('unguarded', 'optional', 'required'),
    }),
    fc.constant<ConditionalDialect>({ strength: 'weak', writes: 'unguarded' }),
  );
}

function health(): fc.Arbitrary<HealthDialect> {
  return fc.record({
    live: fc.constantFrom('/health/live', '/alive', '/v1/ping'),
    ready: fc.constantFrom('/health', '/readyz', '/ops/ready'),
    status: fc.constantFrom('status', 'verdict'),
    up: fc.constantFrom('ok', 'UP'),
    dependencies: fc.record({ at: fc.constantFrom('checks', 'needs'), as: fc.constantFrom<'list' | 'map'>('list', 'map') }),
  });
}
