/** The written members of each kind of each convention: the one table behind parser, JSON Schema and overriding. */
import type { ConventionName, Conventions, ErrorFormat, Invalid, JobMembers, Paging, UploadStep } from '../model.ts';
import { nextPage, orderKey, pointer, requestField, responseField } from './fields.ts';
import { amount, anything, count, fact, flag, list, type Members, maybe, oneOf, orElse, recordOf, type Shape, text } from './shape.ts';

/** The members of one kind, without what every answer has. */
export type KindMembers<Word extends ConventionName, Kind extends Conventions[Word]['kind']> = Omit<
  Conventions[Word] & { kind: Kind },
  'kind' | 'reason' | 'certainty' | 'at'
>;
/** One row a word, one column a kind. */
export type Words = Readonly<{
  [Word in ConventionName]: Readonly<{ [Kind in Conventions[Word]['kind']]: Members<KindMembers<Word, Kind>> }>;
}>;

const status = count;
const paging: Members<Paging> = {
  items: orElse(pointer, '/data'),
  next: list(nextPage),
  more: maybe(pointer),
  send: list(recordOf({ field: requestField('query'), value: anything })),
  size: maybe(
    recordOf({ field: requestField('query'), default: fact(count), maximum: fact(count), above: fact(oneOf('clamped', 'refused')) }),
  ),
  order: fact(list(orderKey)),
  total: maybe(pointer),
};
const budget = {
  refusal: maybe(status),
  retryAfter: orElse(flag, false),
  policies: fact(list(recordOf({ name: orElse(text, 'default'), quota: count, seconds: amount, tier: maybe(text), of: maybe(text) }))),
  algorithm: fact(oneOf('fixed-window', 'sliding-log', 'sliding-counter', 'token-bucket', 'leaky-bucket')),
  countedBy: fact(list(text)),
};
const invalid: Members<Invalid> = {
  query: fact(status),
  body: fact(status),
  unknownQuery: fact(oneOf('refused', 'ignored')),
  unknownMember: fact(oneOf('refused', 'ignored')),
};
const allSilent: Invalid = { query: null, body: null, unknownQuery: null, unknownMember: null };
const format: Shape<ErrorFormat> = recordOf<ErrorFormat>({
  kind: oneOf('envelope', 'problem'),
  mediaType: orElse(text, 'application/json'),
  schema: maybe(text),
  members: recordOf({
    code: maybe(pointer),
    message: maybe(pointer),
    type: maybe(pointer),
    param: maybe(pointer),
    requestId: maybe(pointer),
    details: maybe(pointer),
  }),
});
const oneFormat = { format, invalid: orElse(recordOf(invalid), allSilent) };
const dated = { asks: maybe(text), tells: maybe(text), current: fact(text), served: fact(list(text)) };
const delivery = { endpoints: maybe(text), test: maybe(operationKey()), feed: maybe(operationKey()), retries: fact(text) };
const alternatives = list(list(recordOf({ scheme: text, scopes: list(text) })));
const writes = oneOf('unguarded', 'optional', 'required');
const members: Members<JobMembers> = { state: maybe(pointer), progress: maybe(pointer), result: maybe(pointer), error: maybe(pointer) };
const step: Members<UploadStep> = { upload: text, step: oneOf('start', 'append', 'status', 'extend', 'complete', 'abort') };
const names = {
  dominant: text,
  minority: list(recordOf({ value: text, certainty: orElse(oneOf('configured'), 'configured'), at: place() })),
};

/** `METHOD path`, as written in the document. */
function operationKey(): Shape<`${string} ${string}`> {
  return {
    schema: { type: 'string', pattern: '^[A-Z]+ .+' },
    blank: undefined,
    read: (value, at, say) => {
      const [method, ...path] = typeof value === 'string' ? value.split(' ') : [];
      if (method !== undefined && path.length > 0) return `${method} ${path.join(' ')}`;
      say({ rule: 'settings/wrong-value', message: 'Expected METHOD path, as the document writes it.', hint: null, at });
      return undefined;
    },
  };
}
/** A place is where the value is written; nobody writes it. */
function place(): Shape<Readonly<{ file: string; pointer: string }>> {
  return { schema: { not: {} }, blank: { file: '', pointer: '' }, read: (_, at) => at };
}

/** The table. A kind that is missing or has another member than the model does not compile. */
export const words: Words = {
  authentication: {
    none: {},
    public: {},
    optional: { alternatives },
    required: { alternatives, foreign: fact(oneOf(403, 404)) },
  },
  'rate-limiting': {
    none: {},
    exempt: {},
    'retry-after': budget,
    headers: { limit: text, remaining: text, reset: text, resetAs: fact(oneOf('epoch', 'delta')), ...budget },
    fields: budget,
  },
  pagination: {
    none: {},
    cursor: { cursor: requestField('query'), backward: maybe(requestField('query')), ...paging },
    page: { page: requestField('query'), first: orElse<0 | 1>(oneOf(0, 1), 1), ...paging },
    offset: { offset: requestField('query'), ...paging },
    link: paging,
  },
  idempotency: {
    none: {},
    method: {},
    precondition: {},
    key: {
      key: requestField('header'),
      required: orElse(flag, false),
      seconds: fact(amount),
      replayed: maybe(text),
      stored: fact(list(text)),
      scope: fact(oneOf('consumer', 'key', 'operation')),
      refusals: orElse(recordOf({ missing: maybe(status), reused: maybe(status), running: maybe(status) }), {
        missing: null,
        reused: null,
        running: null,
      }),
      mode: maybe(oneOf('atomic', 'phased')),
    },
  },
  'conditional-requests': {
    none: {},
    etag: { strength: fact(oneOf('strong', 'weak')), notModified: orElse(flag, false), writes: orElse(writes, 'unguarded') },
    'last-modified': { notModified: orElse(flag, false), writes: orElse(writes, 'unguarded') },
    revision: { sent: requestField('body'), member: pointer },
  },
  'long-running': {
    none: {},
    accepted: { status: maybe(operationKey()), via: maybe(responseField('header')), retryAfter: orElse(flag, false) },
    repeat: { retryAfter: orElse(flag, false) },
    status: { members: recordOf(members), succeeded: list(anything), failed: list(anything), retryAfter: orElse(flag, false) },
  },
  'resumable-upload': {
    none: {},
    single: {},
    chunks: { range: maybe(requestField('header')), checksum: maybe(requestField('header')), expires: maybe(pointer), ...step },
    tus: { version: text, ...step },
    draft: { interop: maybe(count), ...step },
  },
  timeouts: {
    none: {},
    stated: { handler: fact(amount), request: fact(amount), bodyBytes: fact(count), objective: fact(text) },
  },
  versioning: {
    none: {},
    path: { major: text, ...dated },
    header: { header: text, ...dated },
    query: { parameter: text, ...dated },
    'media-type': { pattern: text, ...dated },
  },
  errors: {
    none: {},
    envelope: oneFormat,
    problem: oneFormat,
    several: { formats: list(recordOf({ format, responses: orElse(count, 0) })), invalid: orElse(recordOf(invalid), allSilent) },
  },
  webhooks: {
    none: {},
    unsigned: delivery,
    standard: delivery,
    signed: { id: maybe(text), timestamp: maybe(text), signature: text, ...delivery },
  },
  cors: { none: {}, origins: { origins: list(text), credentials: maybe(flag), exposed: list(text) } },
  compression: { none: {}, negotiated: { codings: list(text), minimumBytes: fact(count) } },
  health: { none: {}, probes: { live: maybe(operationKey()), ready: maybe(operationKey()), dependencies: maybe(pointer) } },
  logging: { none: {}, 'request-id': { header: text, received: fact(oneOf('kept', 'replaced')) } },
  documentation: { none: {}, linked: { reference: fact(text), start: fact(text), changelog: fact(text) } },
  naming: { none: {}, uniform: names, mixed: names },
};
