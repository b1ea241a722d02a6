/** JSON values as answers hold them: reading by pointer, changing without touching the original, comparing by meaning. */

import type { Json } from '../generator/contract/model.ts';

/** A JSON object, its own members only. */
export type JsonRecord = { readonly [name: string]: unknown };

/** Whether a value is a JSON object. */
export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value can be held by JSON, all the way down. */
export const isJson = (value: unknown): value is Json => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return Array.isArray(value) ? value.every(isJson) : isRecord(value) && Object.values(value).every(isJson);
};

/** The steps of a JSON pointer; `''` has none. */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer === ''
    ? []
    : pointer
        .replace(/^\//, '')
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const member = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

/** The value at a pointer; `undefined` where there is none. */
export const valueAt = (value: unknown, pointer: string): unknown => stepsOf(pointer).reduce(member, value);

const put = (value: unknown, steps: readonly string[], to: unknown): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === step ? put(item, rest, to) : item));
  const record = isRecord(value) ? value : {};
  if (to === undefined && rest.length === 0) return Object.fromEntries(Object.entries(record).filter(([name]) => name !== step));
  return Object.fromEntries([
    ...Object.entries(record).filter(([name]) => name !== step || rest.length === 0),
    [step, put(member(record, step), rest, to)],
  ]);
};

/** A copy with another value at a pointer; `undefined` removes the member. Objects on the way are made where they are missing. */
export const withValue = (value: unknown, pointer: string, to: unknown): unknown => put(value, stepsOf(pointer), to);

/** Text that is equal for values with the same meaning: members in one order. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined';
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
};

/** All values in a JSON value with their pointers, parents first. */
export function* walk(value: unknown, pointer = ''): Generator<readonly [pointer: string, value: unknown]> {
  yield [pointer, value];
  const entries = Array.isArray(value) ? value.entries() : isRecord(value) ? Object.entries(value) : [];
  for (const [name, below] of entries) yield* walk(below, `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`);
}
