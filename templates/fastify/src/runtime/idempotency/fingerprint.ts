/** What makes two requests the same: method, path, query and the meaning of the body. */
import { createHash } from 'node:crypto';
import type { Call } from '../call.ts';
import { canonicalJson } from './canonical-json.ts';

/** `body` is of the raw bytes: where it is equal, nothing needs to be understood. Both are SHA-256 in base64url. */
export type Fingerprint = Readonly<{ meaning: string; body: string }>;

/** Order of query parameters and of members, and blanks, do not count. */
export function fingerprintOf(call: Call): Fingerprint {
  const query = call.queryPairs.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const head = `${call.request.method}\n${call.request.path}\n${JSON.stringify(query)}\n`;
  const isJson = call.mediaType?.endsWith('json') ?? false;
  const body = isJson
    ? canonicalJson(
        Buffer.from(call.raw)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      )
    : Buffer.from(call.raw).toString('base64');
  return { meaning: hash(head + body), body: hash(head + Buffer.from(call.raw).toString('latin1')) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
