/** One row of a table of tiers: its number, its time, and whose budget it is. */
import type { Budget } from '../../model.ts';
import { durationsOf, numberOf, type Rate, ratesOf } from '../../vocabulary/amounts.ts';
import type { Sentence } from '../../vocabulary/sentences.ts';

/** One budget. */
export type Policy = NonNullable<Budget['policies']>['value'][number];

const subjects: readonly (readonly [RegExp, string])[] = [
  [/\baddress|\bIPs?\b|anonymous/i, 'address'],
  [/\btenant/i, 'tenant'],
  [/\busers?\b/i, 'user'],
  [/\bconsumer|\bkeys?\b|\btoken\b|\baccount\b|\bclient\b/i, 'consumer'],
];
/** Whose budget a text speaks of: consumer, user, tenant, address; null where it names nobody. */
export const subject = (text: string): string | null => subjects.find(([names]) => names.test(text))?.[1] ?? null;

const amount = /^(?:up to |max\.? )?(\d{1,3}(?:[,  ]\d{3})+|\d+k?)(?:\s*(?:requests?|calls?|req|reqs))?$/i;
const often: readonly (readonly [RegExp, string])[] = [
  [/\bhourly\b/i, '1 hour'],
  [/\bdaily\b/i, '1 day'],
  [/\bmonthly\b/i, '1 month'],
];
const units = /^(?:per |an? |each |every |\/ ?)?(?:1 )?(ms|s|secs?|seconds?|mins?|minutes?|h|hours?|days?|weeks?|months?)$/i;
/** A time that a cell is: `1 minute`, `hour`, and a bare number in a column with a unit. */
const timeIn = (cell: string, column: string): number | null => {
  const unit = units.exec(cell)?.[1];
  if (unit !== undefined) return durationsOf(`1 ${unit}`)[0] ?? null;
  const bare =
    /^\d+$/.test(cell) && isTime(column) ? /\b(ms|s|secs?|seconds?|mins?|minutes?|hours?|days?)\b/i.exec(column)?.[1] : undefined;
  if (bare !== undefined) return durationsOf(`${cell} ${bare}`)[0] ?? null;
  return isTime(column) && ratesOf(cell).length === 0 ? (durationsOf(cell)[0] ?? null) : null;
};
const isTime = (column: string): boolean =>
  /\b(?:window|period|interval|duration|time|per|every|reset)\b|^(?:in )?seconds$/i.test(column) && !isCount(column);
const isCount = (column: string): boolean =>
  /\b(?:requests?|calls?|limits?|quotas?|budgets?|rates?)\b/i.test(column) &&
  !/\b(?:concurren\w*|parallel|simultaneous\w*|prices?|costs?|storage)\b/i.test(column);
const saysRequests = /\b(?:requests?|calls?|reqs?)$/i;

/** The time that a column's title gives to the numbers below it: `Per minute`, `Requests / minute`, `Hourly limit`. */
const periodOf = (column: string): number | null => {
  if (/\b(?:price|cost)/i.test(column)) return null;
  const adverb = often.find(([names]) => names.test(column))?.[1];
  const unit = /(?:\bper|\b(?:requests?|calls?|limit|quota|rate)\s+(?:an?\s+|in a\s+)?) ?(sec(?:ond)?|min(?:ute)?|hour|day|month)s?$/i.exec(
    column,
  )?.[1];
  const time = adverb ?? (unit === undefined ? null : `1 ${unit}`);
  return time === null ? null : (durationsOf(time)[0] ?? null);
};

type Cell = Readonly<{ text: string; column: string }>;
/** The number of requests and the time, in one cell, in two, or in a cell and the title above it. */
const rateIn = (cells: readonly Cell[]): Rate | null => {
  const [whole] = cells.flatMap(({ text }) => ratesOf(text.replace(/ ?\/ ?/g, ' / ')));
  if (whole !== undefined) return whole;
  const count = cells.find(
    ({ text, column }) => amount.test(text) && (isCount(column) || periodOf(column) !== null || saysRequests.test(text)),
  );
  const quota = count === undefined ? undefined : amount.exec(count.text)?.[1];
  if (count === undefined || quota === undefined) return null;
  const beside = cells.filter((cell) => cell !== count).map(({ text, column }) => timeIn(text, column));
  const seconds = periodOf(count.column) ?? beside.find((time) => time !== null) ?? null;
  return seconds === null ? null : { quota: numberOf(quota), seconds };
};

/** Whose budget it is: a cell of the row says it, its name, the titles, or a sentence beside the table. */
const ownerOf = (name: string, cells: readonly Cell[], sentence: Sentence, around: readonly Sentence[]): string | null => {
  const own = cells.map(({ text }) => subject(text)).find((each) => each !== null);
  if (own !== undefined) return own;
  if (subject(name) === 'address') return 'address';
  const beside = around.find(
    ({ heading, text, cells: row }) =>
      row === null && heading === sentence.heading && /\b(?:per|by)\b/i.test(text) && subject(text) !== null,
  );
  return subject(beside?.text ?? '') ?? subject(cells.map(({ column }) => column).join(' ')) ?? subject(sentence.heading);
};

/** The budget of a row; none where it has no number with a time. `around` are the sentences among which the table stands. */
export const fromRow = (sentence: Sentence, around: readonly Sentence[]): readonly Policy[] => {
  const [first = '', ...rest] = sentence.cells ?? [];
  const name = first.replaceAll('`', '');
  const cells = rest.map((text, index) => ({ text: text.replaceAll('`', ''), column: sentence.columns[index + 1] ?? '' }));
  const rate = rateIn(cells);
  return rate === null ? [] : [{ name, ...rate, tier: name, of: ownerOf(name, cells, sentence, around) }];
};
