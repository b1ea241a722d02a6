import type { Dialect } from '../dialect.ts';
import { type ErrorCode, errorCodes } from '../error-codes.ts';

/** The codes that a server of this dialect can answer with, in the order of the catalogue. */
export function knownCodes(dialect: Dialect): readonly ErrorCode[] {
  const impossible = new Set<string>([
    ...(dialect.versioning.asks === null ? ['unknown_version'] : []),
    ...(dialect.pagination.kind === 'cursor' || dialect.pagination.kind === 'link' ? [] : ['invalid_cursor']),
    ...(dialect.conditional.writes === 'required' ? [] : ['precondition_required']),
    ...(dialect.conditional.writes === 'unguarded' ? ['precondition_failed'] : []),
    ...(dialect.idempotency.required ? [] : ['idempotency_key_required']),
  ]);
  return allCodes.filter((code) => !impossible.has(code));
}

/** The codes that share a status. */
export function codesOf(dialect: Dialect, status: number): readonly ErrorCode[] {
  return knownCodes(dialect).filter((code) => errorCodes[code].status(dialect) === status);
}

const allCodes: readonly ErrorCode[] = [
  'malformed_request',
  'unknown_version',
  'invalid_query',
  'invalid_cursor',
  'invalid_body',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'already_lent',
  'precondition_failed',
  'payload_too_large',
  'unsupported_media_type',
  'idempotency_key_required',
  'idempotency_key_invalid',
  'idempotency_key_reused',
  'idempotency_key_in_progress',
  'precondition_required',
  'rate_limited',
  'internal',
];
