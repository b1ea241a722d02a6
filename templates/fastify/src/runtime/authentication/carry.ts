/** How a key is sent. */
import type { SchemeDescriptor } from '../descriptors.ts';

/** The headers that carry a key by the first scheme that has one; none for an API whose keys stand in queries only. */
export function credentialHeaders(schemes: readonly SchemeDescriptor[], key: string): Readonly<Record<string, string>> {
  for (const scheme of schemes) {
    if (scheme.kind === 'bearer') return { authorization: `Bearer ${key}` };
    if (scheme.kind === 'basic') return { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
    if (scheme.in === 'header') return { [scheme.parameter.toLowerCase()]: key };
    if (scheme.in === 'cookie') return { cookie: `${scheme.parameter}=${key}` };
  }
  return {};
}
