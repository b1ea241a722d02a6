/**
 * A dialect: everything that an API may choose without breaking a law. The server speaks it and the document is rendered from it,
 * so neither can say anything that the other does not. Names are written as they stand on the wire, except those of members and
 * path parameters of resources, which `casing` spells.
 */

/** How the names of members and parameters are spelled. */
export type Casing = 'snake' | 'camel' | 'kebab' | 'pascal';
/** A member of a body by its names from the root down; empty: the body itself. */
export type Path = readonly string[];

/** How a consumer shows its key; `scheme` is the name of the security scheme in the document. */
export type AuthenticationDialect = Readonly<
  { scheme: string; foreign: 403 | 404 } & ({ kind: 'bearer' } | { kind: 'basic' } | { kind: 'header'; name: string })
>;

/** The headers that tell and ask for a dated version; `asks: null`: it cannot be chosen. */
export type VersioningDialect = Readonly<{ tells: string; asks: string | null; current: string; served: readonly string[] }>;

/** What of an error stands where: plain members, below `wrapper` in an envelope, beside RFC 9457's own in a problem; `null`: not told. */
export type ErrorDialect = Readonly<
  { casing: 'snake' | 'kebab' | 'camel' | 'upper' } & (
    | {
        kind: 'envelope';
        wrapper: string | null;
        code: string;
        message: string;
        type: string | null;
        param: string | null;
        requestId: string | null;
        details: string | null;
      }
    | { kind: 'problem'; typeBase: string; code: string; param: string | null; requestId: string | null; details: string | null }
  )
>;

/** The status of what can be read but is wrong, and what becomes of unknown names. */
export type InvalidDialect = Readonly<{
  query: 400 | 422;
  body: 400 | 422;
  unknownQuery: 'refused' | 'ignored';
  unknownMember: 'refused' | 'ignored';
}>;

/** The next page, told in the body: as what its parameter takes, or as an address; `end` is what stands there on the last page. */
export type NextDialect = Readonly<{ at: Path; as: 'cursor' | 'url'; end: 'null' | 'absent' }>;

/** How lists are cut. `link`: a `Link` header with rel="next" besides; kind `link` has nothing else (its position is part of the address). */
export type PaginationDialect = Readonly<
  {
    items: Path;
    more: Path | null;
    total: Path | null;
    size: { name: string; default: number; maximum: number; above: 'refused' | 'clamped' };
  } & (
    | { kind: 'cursor'; cursor: string; next: NextDialect; link: boolean }
    | { kind: 'offset'; offset: string; next: NextDialect | null; link: boolean }
    | { kind: 'page'; page: string; first: 0 | 1; next: NextDialect | null; link: boolean }
    | { kind: 'link'; position: string; next: null; link: true }
  )
>;

/** How much a tier may ask: `quota` requests in `seconds`. */
export type TierLimit = Readonly<{ quota: number; seconds: number }>;
/** The names of the tiers: of every usual consumer, and of the one whose budget may be used up. */
export type Tier = 'standard' | 'trial';
/** What an answer tells of the budget. `token-bucket` refills steadily; `fixed-window` starts with the first request and ends at once. */
export type RateLimitDialect = Readonly<
  { algorithm: 'token-bucket' | 'fixed-window'; tiers: Readonly<Record<Tier, TierLimit>> } & (
    | { kind: 'headers'; limit: string; remaining: string; reset: string; resetAs: 'epoch' | 'delta' }
    | { kind: 'fields'; policy: string }
    | { kind: 'retry-after' }
  )
>;

/** Which requests name a key, in which header, and what its faults are answered with; `replayed` marks a stored answer. */
export type IdempotencyDialect = Readonly<{
  header: string;
  methods: readonly ('POST' | 'PATCH' | 'PUT' | 'DELETE')[];
  required: boolean;
  spelling: 'bare' | 'quoted' | 'either';
  longest: number;
  replayed: string | null;
  statuses: { missing: 400 | 422 | 428; reused: 400 | 409 | 422; running: 409 | 425 };
  seconds: number;
}>;

/** Validators; a weak one guards no write (RFC 9110, 13.1.1: If-Match compares strongly). */
export type ConditionalDialect = Readonly<
  { strength: 'strong'; writes: 'unguarded' | 'optional' | 'required' } | { strength: 'weak'; writes: 'unguarded' }
>;

/** The probes: paths from the root, and the members of the readiness answer. */
export type HealthDialect = Readonly<{
  live: string;
  ready: string;
  status: string;
  up: string;
  dependencies: { at: string; as: 'list' | 'map' };
}>;

/** All choices of one API. */
export type Dialect = Readonly<{
  name: string;
  title: string;
  /** In front of every path but the probes, with the major version; no slash at its end. */
  prefix: string;
  casing: Casing;
  ids: 'prefixed' | 'uuid' | 'integer';
  /** Words of ours that are called otherwise here: `created_at` → `created`. Spelled by `casing` afterwards. */
  renamed: Readonly<Record<string, string>>;
  authentication: AuthenticationDialect;
  versioning: VersioningDialect;
  requestId: Readonly<{ header: string; received: 'kept' | 'replaced' }>;
  errors: ErrorDialect;
  invalid: InvalidDialect;
  pagination: PaginationDialect;
  rateLimiting: RateLimitDialect;
  idempotency: IdempotencyDialect;
  conditional: ConditionalDialect;
  update: Readonly<{ method: 'PATCH' | 'PUT'; status: 200 | 204 }>;
  delete: Readonly<{ status: 200 | 204 }>;
  health: HealthDialect;
}>;
