/** What JSON can say and no database of ours can keep. */
import type { Detail } from '../errors/api-error.ts';
import { isObject, pointerToken } from '../json/pointer.ts';

/** The first text, or name of a member, with U+0000 or half of a surrogate pair in it; null where all can be kept. */
export function unkept(value: unknown, place: string): Detail | null {
  if (typeof value === 'string') return isKept(value) ? null : refusal(place);
  if (Array.isArray(value))
    return firstOf(
      value.map((entry, index) => [String(index), entry] as const),
      place,
    );
  return isObject(value) ? firstOf(Object.entries(value), place) : null;
}

function firstOf(entries: readonly (readonly [name: string, value: unknown])[], place: string): Detail | null {
  for (const [name, value] of entries) {
    const found = isKept(name) ? unkept(value, `${place}/${pointerToken(name)}`) : refusal(place);
    if (found !== null) return found;
  }
  return null;
}

const isKept = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

const refusal = (place: string): Detail => ({
  code: 'invalid_format',
  message: 'Must be text without U+0000 and without halves of surrogate pairs.',
  param: place,
});
