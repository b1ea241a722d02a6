import type { FrameworkRefusal } from './behaviour.ts';
import { canonical } from './canonical.ts';
import type { Dialect } from './dialect.ts';
import { type Problem, problemOf } from './errors.ts';
import type { Json, Request } from './exchange.ts';

/** A body that was read: its members, and its canonical text; or why it cannot be read. */
export type ReadBody =
  | Readonly<{ kind: 'read'; members: Readonly<Record<string, Json>>; text: string }>
  | Readonly<{ kind: 'refused'; refusal: FrameworkRefusal; problem: Problem }>;

/** Reads the JSON object in a request. `optional`: nothing at all is an empty object. */
export async function readBody(dialect: Dialect, request: Request, optional: boolean): Promise<ReadBody> {
  const bytes = await request.read();
  if (bytes === 'too-large') return refused(dialect, 'too-large', 'payload_too_large', 'The body is longer than 65536 bytes.');
  if (bytes.length === 0 && optional) return { kind: 'read', members: {}, text: '' };
  const type = request.header('Content-Type') ?? '';
  if (!/^application\/json *(;|$)/i.test(type)) {
    const message = `The body must be application/json; received ${type === '' ? 'no Content-Type' : type.slice(0, 60)}.`;
    return refused(dialect, 'media-type', 'unsupported_media_type', message);
  }
  return parse(bytes) ?? refused(dialect, 'malformed-body', 'malformed_request', 'The body is not one JSON object in UTF-8.');
}

function parse(bytes: Buffer): ReadBody | null {
  try {
    const value: Json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    // Nesting too deep to be walked throws here, and is refused like what is no JSON.
    return isObject(value) ? { kind: 'read', members: value, text: canonical(value) } : null;
  } catch {
    return null;
  }
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(
  dialect: Dialect,
  refusal: FrameworkRefusal,
  code: 'payload_too_large' | 'unsupported_media_type' | 'malformed_request',
  message: string,
): ReadBody {
  return { kind: 'refused', refusal, problem: problemOf(dialect, code, message) };
}
