/** Where a request carries its key, by the schemes of the document. */
import type { Call } from '../call.ts';
import type { SchemeDescriptor } from '../descriptors.ts';

/** The key that a request sends for one scheme; null where it sends none. */
export function credentialOf(scheme: SchemeDescriptor, call: Pick<Call, 'request' | 'queryPairs'>): string | null {
  const authorization = call.request.headers.authorization ?? '';
  if (scheme.kind === 'bearer') return afterScheme(authorization, 'bearer');
  if (scheme.kind === 'basic') return fromBasic(afterScheme(authorization, 'basic'));
  if (scheme.in === 'header') return call.request.headers[scheme.parameter.toLowerCase()] ?? null;
  if (scheme.in === 'query') return call.queryPairs.find(([name]) => name === scheme.parameter)?.[1] ?? null;
  return cookies(call.request.headers.cookie ?? '').get(scheme.parameter) ?? null;
}

/** The names in a query that carry keys. */
export const keysInQuery = (schemes: readonly SchemeDescriptor[]): ReadonlySet<string> =>
  new Set(schemes.flatMap((scheme) => (scheme.kind === 'api-key' && scheme.in === 'query' ? [scheme.parameter] : [])));

function afterScheme(header: string, scheme: string): string | null {
  const space = header.indexOf(' ');
  return space > 0 && header.slice(0, space).toLowerCase() === scheme ? header.slice(space + 1).trim() : null;
}

// `key:` as curl -u sends it, or `anything:key`.
function fromBasic(encoded: string | null): string | null {
  if (encoded === null) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const password = colon < 0 ? '' : text.slice(colon + 1);
  return password === '' ? text.slice(0, colon < 0 ? text.length : colon) : password;
}

/** The cookies of a request by name. */
export function cookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim());
  return new Map(
    pairs.filter((pair) => pair.includes('=')).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}
