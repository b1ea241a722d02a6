/** Budgets as a document writes them: an extension, a table with a row a tier, sentences with a number and a period. */
import type { Extension } from '../../draft.ts';
import type { Budget, Json } from '../../model.ts';
import { durationsOf, ratesOf } from '../../vocabulary/amounts.ts';
import { fold } from '../../vocabulary/names.ts';
import type { Sentence } from '../../vocabulary/sentences.ts';
import { extensionsFor, known, objectOf } from '../../world.ts';
import { fromRow, type Policy, subject } from './tier-row.ts';

const quotaNames = ['limit', 'quota', 'requests', 'max', 'budget', 'rate', 'count', 'maxrequests'];
const secondsNames = [
  'windowseconds',
  'window',
  'seconds',
  'period',
  'interval',
  'per',
  'periodseconds',
  'duration',
  'every',
  'timewindow',
];
const timeOf = (value: Json | undefined): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? (durationsOf(value)[0] ?? durationsOf(`1 ${value}`)[0] ?? null) : null;
const memberOf = (object: Readonly<{ [name: string]: Json }>, names: readonly string[]): Json | undefined => {
  const entries = Object.entries(object);
  for (const name of names) for (const [key, value] of entries) if (fold(key) === name) return value;
  return undefined;
};
/** `{ limit: 100, window_seconds: 60 }`, `{ requests: 100, per: minute }`, `'100 per minute'`, below a tier's name or not. */
const fromValue = (value: Json, name: string, of: string | null): readonly Policy[] => {
  if (typeof value === 'string')
    return ratesOf(value).map((rate) => ({ name, ...rate, tier: name === 'default' ? null : name, of: of ?? subject(value) }));
  if (Array.isArray(value))
    return value.flatMap((each, index) =>
      fromValue(each, String(memberOf(objectOf(each), ['name', 'tier', 'plan']) ?? `${name}-${index + 1}`), of),
    );
  const object = objectOf(value);
  const quota = memberOf(object, quotaNames);
  const time = timeOf(memberOf(object, secondsNames));
  const key = memberOf(object, ['key', 'of', 'scope', 'by', 'subject', 'countedby']);
  const counted = typeof key === 'string' ? (subject(key) ?? key) : of;
  if (typeof quota === 'number' && time !== null) {
    const tier = memberOf(object, ['tier', 'plan', 'level']);
    return [{ name, quota, seconds: time, tier: typeof tier === 'string' ? tier : name === 'default' ? null : name, of: counted }];
  }
  return Object.entries(object).flatMap(([inner, each]) =>
    fromValue(each, ['tiers', 'plans', 'limits', 'policies', 'default'].includes(fold(inner)) ? 'default' : inner, counted),
  );
};

/** The budgets that hold for an operation; the certainty is that of the strongest place that names a number. */
export const policiesOf = (extensions: readonly Extension[], sentences: readonly Sentence[]): Budget['policies'] => {
  for (const extension of extensionsFor(extensions, 'rate-limits')) {
    const found = fromValue(extension.value, 'default', null);
    if (found.length > 0) return known(found, 'declared', extension.at);
  }
  const rows = sentences.filter(
    ({ cells, columns }) => cells !== null && !columns.some((column) => /\bcode\b|\bstatus\b|\berror\b/.test(column)),
  );
  const tabled = rows.flatMap((row) => fromRow(row, sentences));
  const [row] = rows;
  if (row !== undefined && tabled.length > 0) return known(tabled, 'described', row.at);
  for (const sentence of sentences) {
    const rates = ratesOf(sentence.text);
    if (rates.length === 0) continue;
    const all = sentences.flatMap((each) => ratesOf(each.text).map((rate) => ({ rate, text: each.text })));
    return known(
      all.map(({ rate, text }, index) => ({
        name: index === 0 ? 'default' : `default-${index + 1}`,
        ...rate,
        tier: null,
        of: subject(text),
      })),
      'described',
      sentence.at,
    );
  }
  return null;
};
