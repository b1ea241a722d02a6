import type { SecurityScheme } from '../descriptor.ts';

/** For one scheme: a key or token; a name and password (or a key that is the name) for basic. */
export type Credential = string | Readonly<{ username: string; password: string }>;

type Told<T> = T | (() => T | Promise<T>);

/** One key for whatever scheme takes one, or one for each scheme by its name in the document; each may be told by a function. */
export type Credentials = Told<Credential | Readonly<{ [scheme: string]: Told<Credential | undefined> }>>;

/** A scheme and what to prove it with. */
export type Proof = Readonly<{ scheme: SecurityScheme; credential: Credential }>;

const isCredential = (value: object | string): value is Credential =>
  typeof value === 'string' || (typeof Reflect.get(value, 'username') === 'string' && typeof Reflect.get(value, 'password') === 'string');

/**
 * What to send for the first alternative that the credentials cover: a single credential covers one with a single scheme.
 * Empty where nothing is needed, or where nothing fits: then the server says what is missing.
 */
export async function proofs(
  alternatives: readonly (readonly SecurityScheme[])[],
  credentials: Credentials | undefined,
): Promise<readonly Proof[]> {
  if (alternatives.length === 0) return [];
  const told = typeof credentials === 'function' ? await credentials() : credentials;
  if (told === undefined) return [];
  for (const alternative of alternatives) {
    const needed = alternative.filter((scheme) => scheme.kind !== 'none');
    const found = await Promise.all(needed.map((scheme) => credentialFor(scheme, needed.length, told)));
    const proven = needed.flatMap((scheme, index) => proof(scheme, found[index]));
    if (proven.length === needed.length && proven.length > 0) return proven;
  }
  return [];
}

const proof = (scheme: SecurityScheme, credential: Credential | undefined): Proof[] =>
  credential === undefined ? [] : [{ scheme, credential }];

async function credentialFor(
  scheme: SecurityScheme,
  needed: number,
  told: Exclude<Credentials, () => unknown>,
): Promise<Credential | undefined> {
  if (isCredential(told)) return needed === 1 ? told : undefined;
  const own = Object.hasOwn(told, scheme.scheme) ? told[scheme.scheme] : undefined;
  return typeof own === 'function' ? await own() : own;
}
