/** The one table that completes silence: what a generated service does where the document says nothing. Nothing here enters a contract. */
import type { Stated } from '../contract/model.ts';

/** By convention; times in the unit of their name. */
export const defaults = {
  pagination: { size: 20, maximum: 100, above: 'refused', order: [{ name: 'created_at', descending: true }] },
  idempotency: { header: 'Idempotency-Key', replayed: 'Idempotent-Replayed', seconds: 86_400, missing: 400, reused: 422, running: 409 },
  conditional: { strength: 'strong' },
  rateLimiting: { refusal: 429, quota: 6000, seconds: 60, resetAs: 'epoch' },
  authentication: { foreign: 404 },
  timeouts: { handlerMilliseconds: 30_000, bodyBytes: 1_048_576 },
  compression: { codings: ['br', 'gzip'], minimumBytes: 1024 },
  logging: { header: 'X-Request-Id', received: 'kept' },
  errors: { query: 422, body: 422 },
} as const;

/** What is stated, else the default. */
export function stated<Value>(fact: Stated<Value>, fallback: NoInfer<Value>): Value {
  return fact === null ? fallback : fact.value;
}
