/** Keeps credentials out of everything that is recorded, printed or written. */
import type { Credential, UnderTest } from '../settings.ts';

/** What stands for a secret in texts. */
export const redacted = '[redacted]';

/** So many characters of a secret in a row give it away: texts are cut, and servers show the end of a key. */
const telling = 12;

const textsOf = (credential: Credential): readonly string[] => (typeof credential === 'string' ? [credential] : Object.values(credential));
const sensitive = /auth|cookie|token|secret|key|password|credential|session|signature/i;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A secret as it may come back: bare, its password alone, in base64, in a url, in JSON. */
const forms = (secret: string): readonly string[] => {
  const password = secret.slice(secret.indexOf(':') + 1);
  const plain = [secret, password, base64(secret), base64(`${secret}:`), Buffer.from(secret).toString('base64url')];
  const encoded = [secret, password, base64(secret)].flatMap((text) => [
    encodeURIComponent(text),
    new URLSearchParams([['', text]]).toString().slice(1),
    JSON.stringify(text).slice(1, -1),
  ]);
  return [...plain, ...encoded].filter((form) => form.length >= 4);
};

const piecesOf = (secrets: readonly string[]): ReadonlySet<string> =>
  new Set(
    secrets.flatMap((secret) =>
      Array.from({ length: Math.max(0, secret.length - telling + 1) }, (_, from) => secret.slice(from, from + telling)),
    ),
  );

/** Where the run of characters ends that begins at `from` and is made of pieces of secrets. */
const endOf = (text: string, from: number, pieces: ReadonlySet<string>): number => {
  let end = from;
  for (let at = from; pieces.has(text.slice(at, at + telling)); at++) end = at + telling;
  return end;
};

/** Replaces what is a part of a secret, long enough to tell it. */
const withoutPieces = (text: string, pieces: ReadonlySet<string>): string => {
  let clean = '';
  let from = 0;
  for (let at = 0; at + telling <= text.length; at++) {
    const end = endOf(text, at, pieces);
    if (end === at) continue;
    clean += text.slice(from, at) + redacted;
    from = end;
    at = end - 1;
  }
  return clean + text.slice(from);
};

/**
 * Makes the function that replaces every credential of the settings in a text: whole, in part, or as it is encoded on the wire.
 * Credentials of fewer than four characters cannot be told from other text and stay.
 */
export const redactor = (settings: UnderTest): ((text: string) => string) => {
  const consumers = Object.values(settings.consumers).flatMap((each) => [...each.keys, ...(each.revoked ?? []), ...(each.expired ?? [])]);
  const headers = Object.entries(settings.headers ?? {}).flatMap(([name, value]) =>
    sensitive.test(name) ? [value, value.replace(/^\S+\s+/, '')] : [],
  );
  const found = [...new Set([...consumers.flatMap(textsOf), ...headers].flatMap(forms))].sort((a, b) => b.length - a.length);
  const pieces = piecesOf(found);
  return (text) =>
    withoutPieces(
      found.reduce((rest, secret) => rest.replaceAll(secret, redacted), text),
      pieces,
    );
};
