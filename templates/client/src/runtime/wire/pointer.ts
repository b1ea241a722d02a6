/** JSON pointers (RFC 6901) into values that came over the wire: own members only. */

const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value that the pointer names; undefined where there is none, or where there is no pointer. */
export function valueAt(value: unknown, pointer: string | null): unknown {
  if (pointer === null) return undefined;
  return segments(pointer).reduce<unknown>((at, name) => member(at, name), value);
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

/** A copy of the value with another one where the pointer says; objects on the way are made. */
export function withValueAt(value: unknown, pointer: string, put: unknown): unknown {
  return segments(pointer).reduceRight<(at: unknown) => unknown>(
    (inner, name) => (at) => ({ ...(isObject(at) ? at : {}), [name]: inner(member(at, name)) }),
    () => put,
  )(value);
}

/** An object of JSON, no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
