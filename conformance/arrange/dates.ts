/** Documented examples grow old: pairs of dates are moved into the future, keeping their distance (checks §3.4). */
import { isRecord, walk, withValue } from '../json.ts';

const day = 86_400_000;
const dated = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[-+]\d{2}:?\d{2})?)?$/;

const moved = (text: string, days: number): string => {
  const [date = '', ...time] = text.split(/(?=[Tt ])/);
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10) + time.join('');
};

const isDate = (value: unknown): value is string => typeof value === 'string' && dated.test(value) && !Number.isNaN(Date.parse(value));

/** Moves the dates of one object by whole days. */
const shifted = (value: unknown, pointer: string, names: readonly string[], days: number): unknown =>
  names.reduce<unknown>((rest, name) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = [...walk(rest)].find(([place]) => place === at)?.[1];
    return isDate(found) ? withValue(rest, at, moved(found, days)) : rest;
  }, value);

/**
 * The body with its dates in the future: of every object that holds at least `least` dates, moved together so that the earliest is
 * `ahead` days from now. Objects whose dates are all in the future already stay as they are.
 */
export const withFutureDates = (body: unknown, now: number, least = 2, ahead = 30): unknown => {
  let result = body;
  for (const [pointer, value] of walk(body)) {
    if (!isRecord(value)) continue;
    const names = Object.keys(value).filter((name) => isDate(value[name]));
    if (names.length < least) continue;
    const first = Math.min(...names.map((name) => Date.parse(String(value[name]))));
    if (first > now + day) continue;
    result = shifted(result, pointer, names, Math.ceil((now - first) / day) + ahead);
  }
  return result;
};
