/** The key that makes a retry safe. */
import type { Call } from '../call.ts';
import type { IdempotencyDescriptor } from '../descriptors.ts';
import { refuse } from '../errors/api-error.ts';
import { readPointer } from '../json/pointer.ts';

/** An operation that takes keys. */
export type Keyed = Extract<IdempotencyDescriptor, { kind: 'key' }>;

/** 400 for a key that is missing or malformed; null where none is needed. A quoted one (RFC 9651) is the same as its content. */
export function readKey(call: Call, keyed: Keyed): string | null {
  const { key, required, refusals } = keyed;
  const sent = key.in === 'header' ? call.request.headers[key.name.toLowerCase()] : readPointer(call.body, key.name);
  if (sent === undefined || sent === null || sent === '') {
    return required ? refuse('idempotency_key_required', { status: refusals.missing, param: key.name }) : null;
  }
  const text = typeof sent === 'string' ? unquoted(sent) : '';
  if (!/^[\x21-\x7e]{1,255}$/.test(text)) {
    refuse('idempotency_key_invalid', { status: refusals.missing, param: key.name, allowed: '1 to 255 visible ASCII characters' });
  }
  return text;
}

function unquoted(text: string): string {
  const found = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text.trim());
  return found?.[1] === undefined ? text : found[1].replaceAll(/\\(["\\])/g, '$1');
}
