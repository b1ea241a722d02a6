/** RFC 6901. */
import type { JsonPointer } from './model.ts';

/** The pointer one step further: `pointer('/paths', '/a')` is `/paths/~1a`. */
export function pointer(base: JsonPointer, ...segments: readonly (string | number)[]): JsonPointer {
  let result = base;
  for (const segment of segments) result += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
  return result;
}

/** The steps of a pointer, unescaped; null when it is none (it does not begin with `/`). */
export function segmentsOf(text: JsonPointer): readonly string[] | null {
  if (text === '') return [];
  if (!text.startsWith('/')) return null;
  return text.slice(1).split('/').map(unescapeSegment);
}

function escapeSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

function unescapeSegment(segment: string): string {
  return segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment;
}
