/** Keeps credentials out of everything that is recorded, printed or written. */
import type { Credential, UnderTest } from '../settings.ts';

/** What stands for a secret in texts. */
export const redacted = '[redacted]';

const textsOf = (credential: Credential): readonly string[] => (typeof credential === 'string' ? [credential] : Object.values(credential));
const sensitive = /authorization|cookie|token|secret|key|password/i;

/** A secret as it may come back: bare, its password alone, in base64 and in a url. */
const forms = (secret: string): readonly string[] => {
  const password = secret.slice(secret.indexOf(':') + 1);
  const encoded = Buffer.from(secret.includes(':') ? secret : `${secret}:`).toString('base64');
  return [secret, password, encoded, encodeURIComponent(secret)].filter((form) => form.length >= 4);
};

/**
 * Makes the function that replaces every credential of the settings in a text, whole or as it is encoded on the wire.
 * Credentials of fewer than four characters cannot be told from other text and stay.
 */
export const redactor = (settings: UnderTest): ((text: string) => string) => {
  const consumers = Object.values(settings.consumers).flatMap((each) => [...each.keys, ...(each.revoked ?? []), ...(each.expired ?? [])]);
  const headers = Object.entries(settings.headers ?? {}).flatMap(([name, value]) =>
    sensitive.test(name) ? [value, value.replace(/^\S+\s+/, '')] : [],
  );
  const found = [...new Set([...consumers.flatMap(textsOf), ...headers].flatMap(forms))].sort((a, b) => b.length - a.length);
  return (text) => found.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
};
