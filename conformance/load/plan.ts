/**
 * What a load run sends, as data: concrete requests that were arranged beforehand. Two engines read it, the embedded one and k6.
 * This file and `request.ts` import nothing at run time, because k6 can import neither Node nor packages.
 */

/** How hard, how long, by how many at once. Every `repeats` iterations in a row send the same request under the same key. */
export type Profile = Readonly<{ name: 'smoke' | 'load' | 'stress'; iterations: number; vus: number; repeats: number }>;

/** The profiles by name: enough to collide on purpose, to measure, to hurt. */
export const profiles = {
  smoke: { name: 'smoke', iterations: 200, vus: 10, repeats: 5 },
  load: { name: 'load', iterations: 5_000, vus: 50, repeats: 5 },
  stress: { name: 'stress', iterations: 50_000, vus: 200, repeats: 5 },
} as const satisfies Record<Profile['name'], Profile>;

/** Where a value of a request stands: a header by name, or a member of the JSON body by pointer (RFC 6901); `quoted`: in double quotes. */
export type Field = Readonly<{ in: 'header' | 'body'; name: string; quoted?: boolean }>;

/** One kind of call. `kind: 'write'` has an effect that must happen once per key. */
export type Step = Readonly<{
  kind: 'write' | 'read';
  operation: string;
  method: string;
  /** Absolute. */
  url: string;
  headers: Readonly<Record<string, string>>;
  /** JSON text. */
  body: string | null;
  /** Where the key goes; null where the operation takes none: then nothing is repeated. */
  key: Field | null;
  /** Text members that must differ between two effects (names, e-mail addresses), by pointer. */
  unique: readonly string[];
  /** Where the answer tells the id of what was made, by pointer. */
  id: string | null;
  /** The header that marks a stored answer, in lower case. */
  replayed: string | null;
}>;

/** A run. `credential` headers are kept apart, so that the plan can be printed without them. */
export type LoadPlan = Readonly<{ seed: number; profile: Profile; steps: readonly Step[]; credential: Readonly<Record<string, string>> }>;
