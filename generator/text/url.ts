/** URLs from pieces, percent-encoded by the unreserved characters of RFC 3986. */
import { safe, type Text } from './text.ts';

/** A piece of a URL. */
export type Url = Text<'url'>;

/** One segment of a path; `null` for what no path can name: nothing, `.` and `..`, which readers remove even when they are encoded. */
export function segment(value: string): Url | null {
  return value === '' || value === '.' || value === '..' ? null : part(value);
}

/** A name or a value in a query or a fragment. */
export function part(value: string): Url {
  const encoded = encodeURIComponent(value.toWellFormed());
  return safe(encoded.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`));
}
