/** JSON pointers (RFC 6901): the words of a dialect are places in a body. */
import type { Json, Pointer } from '../descriptors.ts';

/** A JSON value under construction. */
export type Draft = null | boolean | number | string | Draft[] | { [name: string]: Draft };

const tokens = (pointer: Pointer): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** One name as a token of a pointer. */
export const pointerToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Whether a value is an object with names, not a list and not null. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member of an object; `undefined` where there is none. */
export const member = (value: unknown, name: string): unknown => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);

/** The value at a pointer; `undefined` where the way ends. */
export function readPointer(value: unknown, pointer: Pointer): unknown {
  return tokens(pointer).reduce<unknown>((at, token) => (Array.isArray(at) ? at[Number(token)] : member(at, token)), value);
}

/**
 * Puts a value at a pointer and returns the root: the same one, or a new one where there was none. A way that is missing is made of
 * objects, and of lists where a token is a number.
 */
export function writePointer(root: Draft | undefined, pointer: Pointer, value: Draft): Draft {
  const [first, ...rest] = tokens(pointer);
  return first === undefined ? value : put(root, first, rest, value);
}

function put(at: Draft | undefined, token: string, rest: readonly string[], value: Draft): Draft {
  const below = (old: Draft | undefined): Draft => {
    const [next, ...after] = rest;
    return next === undefined ? value : put(old, next, after, value);
  };
  if (Array.isArray(at) || (at === undefined && /^\d+$/.test(token))) {
    const list = Array.isArray(at) ? at : [];
    // Never beyond the end: `[999999999]` would make a list that nobody can walk.
    const index = Math.min(/^\d+$/.test(token) ? Number(token) : list.length, list.length);
    list[index] = below(list[index]);
    return list;
  }
  const object = isDraftObject(at) ? at : {};
  const old = Object.hasOwn(object, token) ? object[token] : undefined;
  // A plain assignment to `__proto__` would change the object's nature instead of giving it a member.
  Object.defineProperty(object, token, { value: below(old), enumerable: true, configurable: true, writable: true });
  return object;
}

const isDraftObject = (value: Draft | undefined): value is { [name: string]: Draft } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy that may be changed. */
export function draft(value: Json): Draft {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(draft);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, draft(inner)]));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
