/**
 * The contract: what Groma understood of one OpenAPI document. Plain readonly data, built once, read by every stage.
 * Types only. Functions live beside it: position.ts (line, column), schema/ (projection, canonical form, walk), wire.ts, exchange.ts.
 *
 * 1. Only what is known is here. No default of ours enters the contract: `null` means "the document does not say".
 * 2. A convention is an answer: kind, reason, certainty, place. Absence is an answer too (`none`).
 * 3. Cross-references are keys, never objects: any part prints as JSON (maps as objects without prototype), and two contracts compare by value.
 * 4. A name from the document is a key of a Map or a value in a list, never a key of an object: `__proto__` is a name.
 */

// ── places, certainty, words of HTTP ──
/** A file as it was read. `position(file, pointer)` finds line and column for what is printed, never before. */
export type SourceFile = Readonly<{ path: string; text: string }>;
/** RFC 6901, in the file as written. A `$ref` is a step to another place, never part of a pointer. */
export type JsonPointer = string;
/** Where something stands: two strings and no line number, so that every part of the contract can afford one. */
export type SourceLocation = Readonly<{ file: string; pointer: JsonPointer }>;
/** How an answer was reached, strongest first. */
export type Certainty =
  | 'configured' // an `x-groma` member or the config decides it
  | 'declared' //   a field of OpenAPI or a widely used extension says it
  | 'described' //  a sentence or a table in a description says it
  | 'inferred' //   two independent signs agree: a parameter's name and a member of the response
  | 'guessed' //    one sign only: `inspect` shows it, lint notes it, conformance never fails on it
  | 'absent'; //    nothing says it
/** Why an answer is what it is. For what is absent, `at` is where it would stand. */
export type Why = Readonly<{ certainty: Certainty; reason: string; at: SourceLocation }>;
/** One resolved answer: a union of kinds, each with its reason. */
export type Answer<Kinds extends { kind: string }> = Readonly<Kinds> & Why;
/** The document says no (`configured`, `declared`) or nothing at all (`absent`). */
export type None = { kind: 'none' };
/** One value and the place of the field, extension or sentence that states it. */
export type Fact<T> = Readonly<{ value: T; certainty: Certainty; at: SourceLocation }>;
/** A fact, or silence. */
export type Stated<T> = Fact<T> | null;
/** In capitals; OpenAPI 3.2 allows any. */
export type Method = 'GET' | 'HEAD' | 'QUERY' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE' | (string & {});
/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | Readonly<{ [name: string]: Json }>;
/** A place in a request: a parameter by name, or a member of the body by pointer (some keys and cursors live there). */
export type RequestField = Readonly<{ in: ParameterPlace | 'body'; name: string }>;
/** A place in a response: a header by name, or a member of the body by pointer. */
export type ResponseField = Readonly<{ in: 'header' | 'body'; name: string }>;
/** `/a/{b}.json` has the parts `'/a/'`, `{ parameter: 'b' }`, `'.json'`; `variant` is a `#fragment` or `?query` in the key. */
export type PathTemplate = Readonly<{ text: string; parts: readonly (string | Readonly<{ parameter: string }>)[]; variant: string | null }>;

// ── schemas ──
/**
 * JSON Schema 2020-12 as data. Not a typed union of our own: validators, arbitraries, type printers and the differ all speak
 * JSON Schema; a union loses keywords (`unevaluatedProperties`, `if`, `$dynamicRef`) or ends as a second JSON Schema; and a
 * pointer into data is still a pointer into the file. Normalised in place: `nullable`, boolean `exclusiveMinimum`, `example`,
 * siblings of `$ref` in 3.0, the targets of `$ref` and `mapping`. Recursion is a `$ref`. `readOnly` and `writeOnly` stay as
 * written; `projectSchema(contract, schema, 'request' | 'response')` applies them.
 */
export type Schema = boolean | SchemaObject;
/** The keywords that we read; every other one is kept untouched. The exception to rule 4: its objects have no prototype. */
export type SchemaObject = Readonly<{
  $ref?: `#/$defs/${SchemaId}`; // into `Contract.schemas`: with `{ $defs }` around it, it is JSON Schema as it stands
  type?: SchemaType | readonly SchemaType[];
  enum?: readonly Json[];
  const?: Json;
  properties?: Readonly<{ [name: string]: Schema }>;
  required?: readonly string[];
  items?: Schema;
  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  readOnly?: boolean;
  writeOnly?: boolean;
  [keyword: string]: unknown;
}>;
/** The types of JSON Schema. */
export type SchemaType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';
/** Unique in the contract; a component's own name where that is free. */
export type SchemaId = string;
/** A schema that is referred to: a component, a file, a `$defs` entry, the target of any other pointer. */
export type NamedSchema = Readonly<{
  schema: Schema;
  directed: boolean; // reaches a readOnly or writeOnly member: only these have two projections, all others are shared
  recursive: boolean;
  deprecations: readonly Readonly<{ property: JsonPointer; deprecation: Deprecation }>[];
  at: SourceLocation; // plus a pointer inside `schema`: the place of any of its parts
}>;

// ── requests and responses ──
/** Where OpenAPI lets a parameter stand. */
export type ParameterPlace = 'path' | 'query' | 'querystring' | 'header' | 'cookie';
/** How a value becomes text, OpenAPI's defaults filled in: by a style, or as content of a media type. */
export type Serialization = Readonly<
  { kind: 'style'; style: string; explode: boolean; allowReserved: boolean } | { kind: 'content'; mediaType: string }
>;
/** A header, or what a parameter has in common with one. Equal places are one cause: shared components have one place. */
export type Header = Readonly<{
  name: string;
  required: boolean;
  deprecation: Deprecation | null;
  description: string | null;
  schema: Schema;
  serialization: Serialization;
  examples: readonly Example[];
  at: SourceLocation;
}>;
/** A parameter of an operation, those of its path item included. */
export type Parameter = Header & Readonly<{ in: ParameterPlace }>;
/** The body of a request. */
export type Body = Readonly<{ required: boolean; description: string | null; content: readonly MediaType[]; at: SourceLocation }>;
/** One representation of a body. `schema` is null where there is none; `item` types the items of a stream (3.2). */
export type MediaType = Readonly<{
  type: string;
  schema: Schema | null;
  item: Schema | null;
  parts: readonly Part[];
  examples: readonly Example[];
  at: SourceLocation;
}>;
/** An entry of `encoding`: a member of a form, a part of a multipart body. */
export type Part = Readonly<{ name: string; contentType: string | null; serialization: Serialization; headers: readonly Header[] }>;
/** A response by status: `'200'`, `'4XX'`, `'default'`. `error` says what a reader finds in its body. */
export type Response = Readonly<{
  status: string;
  description: string;
  headers: readonly Header[];
  content: readonly MediaType[];
  error: ErrorFormat | null;
  links: readonly Link[];
  at: SourceLocation;
}>;
/** A named example of a parameter, header or body. */
export type Example = Readonly<{ name: string; summary: string | null; value: Json; at: SourceLocation }>;
/** What of a response goes where in another operation's request. */
export type Link = Readonly<{ operation: OperationKey; values: readonly Readonly<{ to: string; from: string }>[]; at: SourceLocation }>;
/** A snippet that the document brings along. */
export type CodeSample = Readonly<{ language: string; source: string; at: SourceLocation }>;
/** One request and its responses: what operations and webhooks share. */
export type Exchange = Readonly<{
  method: Method;
  summary: string | null;
  description: string | null;
  tags: readonly string[];
  parameters: readonly Parameter[];
  body: Body | null;
  responses: readonly Response[];
  samples: readonly CodeSample[];
  at: SourceLocation;
}>;

// ── operations and resources ──
/** `'POST /v1/orders'`, the path as written: unique whatever the document says; the key in config, reports and diff. */
export type OperationKey = `${string} ${string}`;
/** What a consumer can call. `id` is the operationId where that is unique, else made from the key. */
export type Operation = Readonly<{
  key: OperationKey;
  id: string;
  path: PathTemplate;
  servers: readonly Server[];
  role: Role;
  deprecation: Deprecation | null;
  conventions: OperationConventions;
}> &
  Exchange;
/** What a consumer receives: an entry of `webhooks`, or a callback of an operation. The receiver is a stranger's server. */
export type Webhook = Readonly<{ name: string; callback: Readonly<{ of: OperationKey; url: string }> | null }> & Exchange;
/** What an operation is for: exactly one. What it is besides (202, public, upload) is the answer of a convention. */
export type Role = Answer<
  | { kind: 'list'; resource: ResourceId } //                            many items of a collection
  | { kind: 'read'; resource: ResourceId } //                            one item, or a singleton
  | { kind: 'create'; resource: ResourceId; named: 'server' | 'client' } // a new item; `client`: its PUT names it
  | { kind: 'replace'; resource: ResourceId; creates: boolean } //       the whole item
  | { kind: 'update'; resource: ResourceId; patch: 'members' | 'merge-patch' | 'json-patch' } // some of its members
  | { kind: 'delete'; resource: ResourceId } //                          one item
  | { kind: 'bulk'; resource: ResourceId } //                            many items in one unsafe call
  | { kind: 'action'; resource: ResourceId | null; verb: string } //     `POST …/cancel`, `…:cancel`
  | { kind: 'search'; resource: ResourceId | null } //                   safe, whatever its method
  | { kind: 'probe' } //                                                 health
  | { kind: 'token' } //                                                 gives out credentials
  | { kind: 'other' } //                                                 none of these for certain
>;

/** `orders`, `customers.sources`. */
export type ResourceId = string;
/** The noun behind operations, found from paths and response schemas before roles are given out. */
export type Resource = Readonly<{
  id: ResourceId;
  collection: string | null; // path; null for a singleton
  item: string | null; // path
  identity: Readonly<{ parameter: string; property: JsonPointer | null }> | null; // the path parameter and the member equal to it
  parent: Readonly<{ resource: ResourceId; parameter: string }> | null;
  schema: Schema | null; // of one item
  scope: Stated<'consumer' | 'shared'>; // whose items they are; shared: no isolation is asked for
  viewOf: ResourceId | null; // another collection of the same items: `customers.orders` of `orders`
  references: readonly Readonly<{ property: JsonPointer; resource: ResourceId; certainty: Certainty }>[]; // `order_id`
  operations: Readonly<{ [role in 'list' | 'read' | 'create' | 'replace' | 'update' | 'delete']: OperationKey | null }>;
  actions: readonly OperationKey[];
}>;
/** Dates, what to use instead, and which of Deprecation, Sunset and Link the responses declare. */
export type Deprecation = Readonly<{
  since: Stated<string>;
  sunset: Stated<string>;
  replacement: Stated<string>;
  headers: readonly string[];
}>;

// ── conventions of one operation ──
/** The keys are the words of the glossary: file, folder, page, extension and JSON field are called the same. */
export type OperationConventions = Readonly<{
  authentication: Authentication;
  'rate-limiting': RateLimiting;
  pagination: Pagination;
  idempotency: Idempotency;
  'conditional-requests': ConditionalRequests;
  'long-running': LongRunning;
  'resumable-upload': ResumableUpload;
  timeouts: Answer<
    None | { kind: 'stated'; handler: Stated<number>; request: Stated<number>; bodyBytes: Stated<number>; objective: Stated<string> }
  >;
}>;

/** `none` is silence, `public` a decision. One alternative must be met, with each scheme in it. */
export type Authentication = Answer<
  | None
  | { kind: 'public' }
  | { kind: 'optional'; alternatives: readonly SecurityRequirement[] }
  | { kind: 'required'; alternatives: readonly SecurityRequirement[]; foreign: Stated<403 | 404> } // another consumer's object
>;
/** Schemes that are needed together. */
export type SecurityRequirement = readonly Readonly<{ scheme: string; scopes: readonly string[] }>[];
/** The kind is what an answer tells of the budget. */
export type RateLimiting = Answer<
  | None
  | { kind: 'exempt' }
  | ({ kind: 'retry-after' } & Budget) // only when refused
  | ({ kind: 'headers'; limit: string; remaining: string; reset: string; resetAs: Stated<'epoch' | 'delta'> } & Budget)
  | ({ kind: 'fields' } & Budget) // RateLimit and RateLimit-Policy, IETF draft
>;
/** `refusal` is 429, with some 403 or 503; `countedBy` names all whose budget is asked: consumer, address, tenant. */
export type Budget = {
  refusal: number | null;
  retryAfter: boolean;
  policies: Stated<readonly Readonly<{ name: string; quota: number; seconds: number; tier: string | null; of: string | null }>[]>; // of: consumer, user, tenant, address
  algorithm: Stated<'fixed-window' | 'sliding-log' | 'sliding-counter' | 'token-bucket' | 'leaky-bucket'>;
  countedBy: Stated<readonly string[]>;
};

/** The kind is how a request names its page; `next` is how an answer names the one after it. */
export type Pagination = Answer<
  | None
  | ({ kind: 'cursor'; cursor: RequestField; backward: RequestField | null } & Paging)
  | ({ kind: 'page'; page: RequestField; first: 0 | 1 } & Paging)
  | ({ kind: 'offset'; offset: RequestField } & Paging)
  | ({ kind: 'link' } & Paging) // only by following urls
>;
/** What all kinds of pagination have. */
export type Paging = {
  items: JsonPointer; // '' when the body is the list
  next: readonly NextPage[]; // best first; empty: count on until a page is short
  more: JsonPointer | null; // a boolean; null: a page that names no next one is the last
  send: readonly Readonly<{ field: RequestField; value: Json }>[]; // what else switches this kind on
  size: Readonly<{ field: RequestField; default: Stated<number>; maximum: Stated<number>; above: Stated<'clamped' | 'refused'> }> | null;
  order: Stated<readonly Readonly<{ property: JsonPointer; descending: boolean }>[]>;
  total: JsonPointer | null;
};
/** `next_cursor`, `next_page_uri`, `Link` with rel="next"; or the cursor is a member of the last item. */
export type NextPage = Readonly<(ResponseField & { as: 'cursor' | 'url' }) | { in: 'last-item'; name: JsonPointer; as: 'cursor' }>;
/** What makes a retry safe. Statuses as documented; `mode` is how a generated service keeps keys, invisible on the wire. */
export type Idempotency = Answer<
  | None
  | { kind: 'method' } // safe or idempotent by RFC 9110, section 9.2
  | { kind: 'precondition' } // If-Match is demanded: it cannot be applied twice
  | {
      kind: 'key';
      key: RequestField;
      required: boolean;
      seconds: Stated<number>;
      replayed: string | null; // header that marks a stored answer
      stored: Stated<readonly string[]>; // statuses that are kept: '2xx', '402'
      scope: Stated<'consumer' | 'key' | 'operation'>; // whose keys may collide
      refusals: Readonly<{ missing: number | null; reused: number | null; running: number | null }>;
      mode: 'atomic' | 'phased' | null;
    }
>;

/** By what a state is recognised, and whether a write must name the one it changes. */
export type ConditionalRequests = Answer<
  | None
  | { kind: 'etag'; strength: Stated<'strong' | 'weak'>; notModified: boolean; writes: 'unguarded' | 'optional' | 'required' }
  | { kind: 'last-modified'; notModified: boolean; writes: 'unguarded' | 'optional' | 'required' }
  | { kind: 'revision'; sent: RequestField; member: JsonPointer } // a number in body or query
>;

/** Both ends of work that outlives its request: who starts it, and who tells how it stands. */
export type LongRunning = Answer<
  | None
  | { kind: 'accepted'; status: OperationKey | null; via: ResponseField | null; retryAfter: boolean } // 202: look there
  | { kind: 'repeat'; retryAfter: boolean } // 202: the same request again
  | { kind: 'status'; members: JobMembers; succeeded: readonly Json[]; failed: readonly Json[]; retryAfter: boolean }
>;
/** Where the status of a job stands in its representation; the values that end it are beside it. */
export type JobMembers = Readonly<{ [member in 'state' | 'progress' | 'result' | 'error']: JsonPointer | null }>;

/** Operations with the same `upload` are the steps of one protocol. */
export type ResumableUpload = Answer<
  | None
  | { kind: 'single' } // all bytes in one request: nothing to resume
  | ({ kind: 'chunks'; range: RequestField | null; checksum: RequestField | null; expires: JsonPointer | null } & UploadStep)
  | ({ kind: 'tus'; version: string } & UploadStep)
  | ({ kind: 'draft'; interop: number | null } & UploadStep) // IETF resumable uploads
>;
/** The place of one operation in an upload. */
export type UploadStep = { upload: ResourceId; step: 'start' | 'append' | 'status' | 'extend' | 'complete' | 'abort' };

// ── conventions of the whole API ──
/** What is decided once for all operations. */
export type ApiConventions = Readonly<{
  versioning: Versioning;
  errors: Errors;
  webhooks: Webhooks;
  cors: Answer<None | { kind: 'origins'; origins: readonly string[]; credentials: boolean | null; exposed: readonly string[] }>;
  compression: Answer<None | { kind: 'negotiated'; codings: readonly string[]; minimumBytes: Stated<number> }>;
  health: Answer<None | { kind: 'probes'; live: OperationKey | null; ready: OperationKey | null; dependencies: JsonPointer | null }>;
  logging: Answer<None | { kind: 'request-id'; header: string; received: Stated<'kept' | 'replaced'> }>;
  documentation: Answer<None | { kind: 'linked'; reference: Stated<string>; start: Stated<string>; changelog: Stated<string> }>;
  naming: Answer<None | { kind: 'uniform' | 'mixed'; dominant: string; minority: readonly Fact<string>[] }>;
}>;

/** Where a consumer chooses the version; `dated` is the finer one inside a major. */
export type Versioning = Answer<
  | None
  | ({ kind: 'path'; major: string } & Dated)
  | ({ kind: 'header'; header: string } & Dated)
  | ({ kind: 'query'; parameter: string } & Dated)
  | ({ kind: 'media-type'; pattern: string } & Dated)
>;
/** The headers that ask for and tell a version, and the versions that are served. */
export type Dated = { asks: string | null; tells: string | null; current: Stated<string>; served: Stated<readonly string[]> };
/** One format everywhere, or several, the most used first. */
export type Errors = Answer<
  | None
  | { kind: 'envelope' | 'problem'; format: ErrorFormat; invalid: Invalid }
  | { kind: 'several'; formats: readonly Readonly<{ format: ErrorFormat; responses: number }>[]; invalid: Invalid }
>;
/** The status of what can be read but is wrong, by place; null: any of 400 and 422. */
export type Invalid = Readonly<{
  query: Stated<number>;
  body: Stated<number>;
  unknownQuery: Stated<'refused' | 'ignored'>;
  unknownMember: Stated<'refused' | 'ignored'>;
}>;
/** Where a reader finds what in the body of an error: a JSON shape of the API's own, or RFC 9457. */
export type ErrorFormat = Readonly<{
  kind: 'envelope' | 'problem';
  mediaType: string;
  schema: SchemaId | null;
  members: Readonly<{ [member in 'code' | 'message' | 'type' | 'param' | 'requestId' | 'details']: JsonPointer | null }>;
}>;
/** One machine-readable code, gathered from enums, examples, tables in descriptions and extensions. */
export type ErrorCode = Fact<string> &
  Readonly<{
    statuses: readonly number[];
    type: string | null;
    cause: string | null;
    fix: string | null;
    operations: readonly OperationKey[];
  }>;

/** How events are proved to be ours, and how one gets, tests and pulls them. */
export type Webhooks = Answer<
  | None
  | ({ kind: 'unsigned' | 'standard' } & Delivery) // Standard Webhooks
  | ({ kind: 'signed'; id: string | null; timestamp: string | null; signature: string } & Delivery)
>;
/** Where endpoints are registered, the operation that tests one, and the one that lists events. */
export type Delivery = { endpoints: ResourceId | null; test: OperationKey | null; feed: OperationKey | null; retries: Stated<string> };

// ── the contract ──
/** Operations, webhooks and schemas are in the order of the document; the first file is its root. */
export type Contract = Readonly<{
  info: Readonly<{ title: string; version: string; description: string | null }>;
  openapi: '3.0' | '3.1' | '3.2';
  audience: Stated<'public' | 'internal'>; // decides notice periods and presets
  servers: readonly Server[];
  tags: readonly Readonly<{ name: string; description: string | null }>[];
  operations: readonly Operation[];
  webhooks: readonly Webhook[];
  resources: readonly Resource[];
  errors: readonly ErrorCode[];
  conventions: ApiConventions;
  schemas: ReadonlyMap<SchemaId, NamedSchema>;
  security: ReadonlyMap<string, SecurityScheme>;
  files: ReadonlyMap<string, SourceFile>;
}>;
/** A base url, variables and all. */
export type Server = Readonly<{ url: string; variables: readonly ServerVariable[]; at: SourceLocation }>;
/** A hole in a base url. */
export type ServerVariable = Readonly<{ name: string; default: string; enum: readonly string[] }>;
/** A way to be known. */
export type SecurityScheme = Readonly<
  | { kind: 'api-key'; in: 'header' | 'query' | 'cookie'; name: string; at: SourceLocation }
  | { kind: 'http'; scheme: string; at: SourceLocation } // basic, bearer …
  | { kind: 'oauth2'; flows: readonly Readonly<{ flow: string; tokenUrl: string | null; scopes: readonly string[] }>[]; at: SourceLocation }
  | { kind: 'openid-connect'; url: string; at: SourceLocation }
  | { kind: 'mutual-tls'; at: SourceLocation }
>;

/** All conventions by their words. */
export type Conventions = OperationConventions & ApiConventions;
/** The words. */
export type ConventionName = keyof Conventions;
/** What a rule or check is handed that names a convention and one kind or several. */
export type Convention<Name extends ConventionName, Kind extends Conventions[Name]['kind']> = Conventions[Name] & { kind: Kind };

// ── diagnostics ──
/** A mistake in a document: from the build, from Redocly's structural rules or from ours. A rule's id never changes meaning. */
export type Diagnostic = Readonly<{
  rule: string; // 'pagination/page-size-maximum'
  items: readonly string[]; // of the checklist, the owner first
  severity: 'error' | 'warning' | 'note';
  message: string;
  hint: string | null;
  at: SourceLocation; // the shared component, or the parent of what is missing
  also: readonly SourceLocation[];
  operations: readonly OperationKey[]; // the fan-out of this one cause
  fix: readonly Edit[]; // empty: a person must decide
}>;
/** One change to a document as data (`put: undefined` removes): an Overlay and an edit in place are two printings of it. */
export type Edit = Readonly<{ at: SourceLocation; put: Json | undefined; review: boolean }>;
/** Reading never throws for a document's fault: no contract only when there is nothing to build one from. */
export type Built = Readonly<{ contract: Contract | null; diagnostics: readonly Diagnostic[] }>;
