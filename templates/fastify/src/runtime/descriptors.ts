/**
 * What the contract tells the runtime, as data. `generated/descriptors.ts` is written in these types; no module of the runtime knows
 * a name of one API: header names, members (JSON pointers, RFC 6901), codes and statuses all stand here.
 *
 * The generated folder, and who reads it (only `service.ts` imports it):
 *
 * | module                     | exports                                                                                               |
 * |----------------------------|-------------------------------------------------------------------------------------------------------|
 * | `generated/descriptors.ts` | `api: ApiDescriptor`, `operations: Readonly<Record<string, OperationDescriptor>>` (by operation id)     |
 * | `generated/schemas.json`   | `{ "$defs": { [SchemaId]: JSON Schema 2020-12 } }`; references between them are `#/$defs/<id>`          |
 * | `generated/wiring.ts`      | re-exports only, named by kind: `envelope` or `problem`, `headers` or `fields`, `cursor`, `page`, `offset` (see `wiring.ts`) |
 * | `generated/schemas.ts`     | one interface per schema: `Payment`, `PaymentInput`                                                    |
 * | `generated/operations.ts`  | one interface per operation (`OperationShape` of `handler.ts`) and `Operations { createPayment: CreatePayment; … }` |
 * | `generated/handlers.ts`    | `Handlers { payments: { createPayment: Handler<CreatePayment, Database>; listPayments: ReadHandler<…> } }`; probes have no handler |
 * | `generated/database.ts`    | `Database { payments: PaymentsTable }` in Kysely's column types, and `type PaymentRow = Selectable<PaymentsTable>` |
 * | `generated/errors.ts`      | `errorCodes`, `as const`                                                                               |
 *
 * Schemas in descriptors are ids: each schema of a parameter, body or response has an entry in `$defs` (a component keeps its own id; an
 * inline one gets an id of the emitter's choosing). A schema with readOnly or writeOnly members has two entries, one per direction.
 * Groma's own tables are `runtime/store/groma.sql`; the generator writes that text as `migrations/0001_groma.sql`, before the resources'.
 */

/** An entry of `$defs` in `generated/schemas.json`. */
export type SchemaId = string;
/** RFC 6901; `''` is the whole body. */
export type Pointer = string;
/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Where a value stands in a request; in a body by pointer. */
export type RequestField = Readonly<{ in: 'path' | 'query' | 'header' | 'cookie' | 'body'; name: string }>;
/** A member of a response body that always has the same value (`object: "list"`). */
export type Constant = Readonly<{ at: Pointer; value: Json }>;

// ── operations ──
/** One operation: route, request, replies, and one answer per convention. */
export type OperationDescriptor = Readonly<{
  id: string;
  method: string; // in capitals
  /** The server's path and the operation's own: `['/v1/orders/', { parameter: 'order_id' }, '/cancel']`. */
  path: readonly (string | Readonly<{ parameter: string }>)[];
  /** Which member of `Handlers` answers; null for a probe, which the runtime answers itself. */
  handler: Readonly<{ group: string; member: string }> | null;
  role: Role;
  /** GET, HEAD, QUERY and searches: nothing is written, no transaction is opened. */
  safe: boolean;
  parameters: readonly ParameterDescriptor[];
  /** What a query parameter that the document does not know leads to. */
  unknownQuery: 'refused' | 'ignored';
  body: BodyDescriptor | null;
  /** The documented statuses of success, the one that a bare result gets first. */
  replies: readonly ReplyDescriptor[];
  deprecation: DeprecationDescriptor | null;
  /** Codes that this operation documents; `fail` takes these and no other. */
  codes: readonly string[];
  authentication: AuthenticationDescriptor;
  'rate-limiting': RateLimitingDescriptor;
  pagination: PaginationDescriptor;
  idempotency: IdempotencyDescriptor;
  'conditional-requests': ConditionalRequestsDescriptor;
  timeouts: TimeoutsDescriptor;
}>;

/** What an operation is for. `table` is the row store of its resource (`TableDescriptor.name`), null where it has none. */
export type Role = Readonly<{
  kind: 'list' | 'read' | 'create' | 'replace' | 'update' | 'delete' | 'bulk' | 'action' | 'search' | 'probe' | 'token' | 'other';
  table: string | null;
  /** The path parameter that names the item, and its column; null for collections. */
  item: Readonly<{ parameter: string; column: string }> | null;
  /** Path parameters before it that name parents, each with the column of `table` that holds it. */
  parents: readonly Readonly<{ parameter: string; column: string; table: string | null }>[];
  /** Query parameters that filter a list: equal to a column, or at or beyond it. */
  filters: readonly Readonly<{ parameter: string; column: string; compare: '=' | '<' | '<=' | '>' | '>=' }>[];
  /** Query parameters that no row knows how to apply: `store.*` refuses a request that sends one. */
  unapplied: readonly string[];
  /** Of updates. */
  patch: 'members' | 'merge-patch' | null;
  /** Of a replace, or of a PUT that creates: an item that is not there is made under the name in the path. */
  creates: boolean;
  /** What an action sets in its item, where the document says so; an action without it must be written by hand. */
  sets: readonly Readonly<{ column: string; value: Json }>[];
  /** Required members of the reply that no column, parameter or body member can supply: `store.*` refuses with these names. */
  sourceless: readonly string[];
}>;

/** A parameter. `kind: 'content'`: its text is a document of that media type. */
export type ParameterDescriptor = Readonly<{
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required: boolean;
  schema: SchemaId | null;
  serialization: Readonly<{ kind: 'style'; style: string; explode: boolean } | { kind: 'content'; mediaType: string }>;
}>;

/** A request body by media type, the preferred first. */
export type BodyDescriptor = Readonly<{ required: boolean; content: readonly Readonly<{ mediaType: string; schema: SchemaId | null }>[] }>;

/** A reply of success. `location`: a 201 tells where the new item is (`/v1/orders/{id}` as parts). */
export type ReplyDescriptor = Readonly<{
  status: number;
  mediaType: string | null; // null: no body
  schema: SchemaId | null;
  /** What a row or a list of rows becomes: the members of this table. Null: the body is sent as the handler made it. */
  table: string | null;
  location: readonly (string | Readonly<{ column: string } | { parameter: string }>)[] | null;
}>;

/** Dates are Unix seconds. `link` explains the deprecation, `successor` replaces it. */
export type DeprecationDescriptor = Readonly<{
  since: number | null;
  sunset: number | null;
  link: string | null;
  successor: string | null;
}>;

// ── conventions of operations ──
/** One alternative must be met, with each scheme in it. `foreign` is the status for another consumer's object. */
export type AuthenticationDescriptor = Readonly<
  | { kind: 'public' }
  | {
      kind: 'optional' | 'required';
      alternatives: readonly (readonly Readonly<{ scheme: string; scopes: readonly string[] }>[])[];
      foreign: 403 | 404;
    }
>;

/** `headers` and `fields` tell the budget on every answer, `retry-after` only when it is used up. Equal policy names share a budget. */
export type RateLimitingDescriptor = Readonly<
  { kind: 'exempt' } | ({ kind: 'retry-after' } & Budget) | HeadersBudget | ({ kind: 'fields' } & Budget)
>;
/** Three headers; `reset` is a Unix time or seconds from now. */
export type HeadersBudget = Readonly<{ kind: 'headers'; limit: string; remaining: string; reset: string; resetAs: 'epoch' | 'delta' }> &
  Budget;
/** What is counted. The refusal is 429 unless the document has another status. */
export type Budget = Readonly<{ refusal: number; policies: readonly PolicyDescriptor[] }>;
/** `quota` requests in `seconds`. `of: 'address'` counts calls without a consumer; `tier: null` holds for every tier that has no own policy. */
export type PolicyDescriptor = Readonly<{ name: string; quota: number; seconds: number; tier: string | null; of: 'consumer' | 'address' }>;

/** How a list is cut into pages, where a request names one, and where the answer tells of the next. */
export type PaginationDescriptor = Readonly<
  | { kind: 'none' }
  | ({ kind: 'cursor'; position: RequestField } & Paging)
  | ({ kind: 'page'; position: RequestField; first: 0 | 1 } & Paging)
  | ({ kind: 'offset'; position: RequestField } & Paging)
>;
/** What the kinds have in common. Every `next` is written; `last-item`: the cursor is that column of the last item. */
export type Paging = Readonly<{
  size: Readonly<{ field: RequestField | null; default: number; maximum: number; above: 'refused' | 'clamped' }>;
  items: Pointer;
  next: readonly Readonly<
    | { in: 'body'; at: Pointer; as: 'cursor' | 'url'; absent: 'null' | 'omitted' }
    | { in: 'header'; name: string; as: 'link' | 'cursor' | 'url' }
    | { in: 'last-item'; column: string }
  >[];
  more: Pointer | null;
  total: Pointer | null;
  constants: readonly Constant[];
  /** A total order: its last column is unique. */
  order: readonly Readonly<{ column: string; descending: boolean }>[];
}>;

/** What makes a retry safe. Statuses are those of the document, else 400, 422 and 409. */
export type IdempotencyDescriptor = Readonly<
  | { kind: 'none' }
  | {
      kind: 'key';
      key: RequestField; // header, or a member of the body
      required: boolean;
      seconds: number;
      replayed: string | null; // the header that marks a stored answer
      refusals: Readonly<{ missing: number; reused: number; running: number }>;
    }
>;

/** An entity tag from the row's version; `writes` says whether a change must name the state it changes. */
export type ConditionalRequestsDescriptor = Readonly<
  { kind: 'none' } | { kind: 'etag'; strength: 'strong' | 'weak'; notModified: boolean; writes: 'unguarded' | 'optional' | 'required' }
>;

/** Milliseconds until 504, and bytes until 413. */
export type TimeoutsDescriptor = Readonly<{ handler: number; bodyBytes: number }>;

// ── the API ──
/** What is decided once. */
export type ApiDescriptor = Readonly<{
  title: string;
  schemes: readonly SchemeDescriptor[];
  /** What a key of this API begins with: `shop_`. */
  keyPrefix: string;
  /** Every scope that an operation asks for; a key made for all rights has these. */
  scopes: readonly string[];
  versioning: VersioningDescriptor;
  errors: ErrorsDescriptor;
  /** The budget of calls that reach no operation (404, 405). */
  'rate-limiting': RateLimitingDescriptor;
  cors: Readonly<{ kind: 'none' } | { kind: 'origins'; origins: readonly string[]; credentials: boolean; exposed: readonly string[] }>;
  compression: Readonly<{ kind: 'none' } | { kind: 'negotiated'; codings: readonly string[]; minimumBytes: number }>;
  health: HealthDescriptor;
  logging: Readonly<{ requestId: string; received: 'kept' | 'replaced' }>; // the header's name
  /** The limits of calls that reach no operation. */
  timeouts: TimeoutsDescriptor;
  tables: readonly TableDescriptor[];
}>;

/** A way to be known. Keys are looked up the same way whatever carries them. */
export type SchemeDescriptor = Readonly<
  { name: string } & (
    | { kind: 'bearer' }
    | { kind: 'basic' } // the key is the user name, the password is empty; or any user name and the key as password
    | { kind: 'api-key'; in: 'header' | 'query' | 'cookie'; parameter: string }
  )
>;

/** Where a version is asked for and told; null: never. `served` is oldest first and holds `current`. */
export type VersioningDescriptor = Readonly<{
  asks: Readonly<{ in: 'header' | 'query'; name: string }> | null;
  tells: string | null;
  current: string | null;
  served: readonly string[];
}>;

/** The one format of all errors. Members that the dialect lacks are null. */
export type ErrorsDescriptor = Readonly<{
  kind: 'envelope' | 'problem';
  mediaType: string;
  members: Readonly<{
    code: Pointer | null;
    message: Pointer | null;
    type: Pointer | null;
    param: Pointer | null;
    requestId: Pointer | null;
    details: Pointer | null;
    status: Pointer | null;
    title: Pointer | null;
    docUrl: Pointer | null;
  }>;
  /** Names inside one entry of `details`. */
  detail: Readonly<{ code: string | null; message: string | null; param: string | null }>;
  constants: readonly Constant[];
  /** Where a code is explained, `{code}` in it; null: nowhere. */
  docUrl: string | null;
  /** What readable but wrong input leads to, by place. */
  invalid: Readonly<{ query: number; body: number }>;
  /** The catalogue: every code that handlers may raise. A status of null must be given to `fail`. */
  codes: readonly ErrorCodeDescriptor[];
  /** The document's own code, type and status for what the runtime refuses, by our word for it; what is left out gets `errors/reasons.ts`. */
  reasons: Readonly<{ [reason: string]: Readonly<{ code: string; status: number | null; type: string | null }> }>;
}>;
/** One machine-readable code. `message` is used when the handler gives none. */
export type ErrorCodeDescriptor = Readonly<{ code: string; status: number | null; type: string | null; message: string | null }>;

/** Probes by operation id, and how their bodies tell it. */
export type HealthDescriptor = Readonly<{
  probes: readonly Readonly<{ operation: string; kind: 'live' | 'ready' }>[];
  members: Readonly<{
    status: Readonly<{ at: Pointer; up: Json; down: Json }> | null;
    /** Each dependency as an entry of a list (`name` is a member) or of an object (`name: null`: it is the key). */
    dependencies: Readonly<{
      at: Pointer;
      name: string | null;
      status: Readonly<{ member: string; up: Json; down: Json }> | null;
      latency: string | null; // milliseconds
      error: string | null;
    }> | null;
    constants: readonly Constant[];
  }>;
}>;

// ── the store ──
/** The types of `generate/store/lock.ts`. */
export type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/**
 * The rows of one resource: its members, its writeOnly members, and the columns that every table has: `consumer_id` (where scoped),
 * `version` (bigint), `created_at`, `updated_at` (timestamptz). A member of the same name as one of those is that column.
 */
export type TableDescriptor = Readonly<{
  name: string;
  scoped: boolean;
  identity: Readonly<{ column: string; prefix: string | null }>; // `cus_`; null: a UUID; the client may name it
  columns: readonly ColumnDescriptor[];
  /** The code for an item that is not there or not the consumer's; null: the reason `not_found`. */
  missing: string | null;
}>;

/**
 * A column with a member of the representation. `source` says who fills it: the request, or the runtime
 * (`id`, `created`, `updated`, `version`); `server`: readOnly and left to handlers, it starts with `fallback`.
 */
export type ColumnDescriptor = Readonly<{
  column: string;
  member: string;
  type: ColumnType;
  source: 'request' | 'id' | 'created' | 'updated' | 'version' | 'server';
  /** Kept, but never in a reply. */
  writeOnly: boolean;
  /** Absent members of replies are left out; a nullable one is `null`. */
  absent: 'omitted' | 'null';
  /** The default that the document states, `undefined` never: null where there is none. */
  fallback: Json;
  /** The resource whose item it names: the row must be the consumer's own. `code` is what a stranger's id is refused with. */
  references: Readonly<{ table: string; column: string; code: string | null }> | null;
}>;
