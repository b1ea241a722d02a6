/** Texts that a schema allows: by format, by pattern, by length. Only values on which validators agree. */
import fc, { type Arbitrary } from 'fast-check';
import type { Json, SchemaObject } from '../../generator/contract/model.ts';

/** Letters first, so that a shrunk value is readable; accents and another plane, because servers cut there. */
const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789'.split(''), 'é', 'ß', '日', '🜁');

/** Texts of the schema, or `null` where its pattern cannot be satisfied by what is known. */
export function textArbitrary(schema: SchemaObject): Arbitrary<Json> | null {
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined;
  const fits = fitting(schema);
  if (format !== undefined) return format.filter(fits);
  if (typeof schema.pattern === 'string') return patterned(schema.pattern, examplesOf(schema))?.filter(fits) ?? null;
  const minimum = typeof schema.minLength === 'number' ? schema.minLength : 1;
  const maximum = Math.max(minimum, Math.min(typeof schema.maxLength === 'number' ? schema.maxLength : 20, minimum + 20));
  return fc.array(letters, { minLength: minimum, maxLength: maximum }).map((parts) => parts.join(''));
}

const examplesOf = (schema: SchemaObject): readonly string[] =>
  (Array.isArray(schema.examples) ? schema.examples : []).filter((example): example is string => typeof example === 'string');

function patterned(pattern: string, examples: readonly string[]): Arbitrary<string> | null {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return examples.length === 0 ? null : fc.constantFrom(...examples);
  }
}

/** Lengths are counted in code points (JSON Schema validation, section 6.3). */
const fitting =
  (schema: SchemaObject) =>
  (value: string): boolean => {
    const length = [...value].length;
    return (
      (typeof schema.minLength !== 'number' || length >= schema.minLength) &&
      (typeof schema.maxLength !== 'number' || length <= schema.maxLength)
    );
  };

const two = (number: number): string => String(number).padStart(2, '0');
const dates = fc
  .record({ year: fc.integer({ min: 2020, max: 2035 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`);
const times = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }), second: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute, second }) => `${two(hour)}:${two(minute)}:${two(second)}`);
const words = fc.array(fc.constantFrom(...'abcdefghijklmnop'.split('')), { minLength: 3, maxLength: 10 }).map((parts) => parts.join(''));

const formats: Readonly<Record<string, Arbitrary<string>>> = {
  date: dates,
  'date-time': fc.tuple(dates, times).map(([date, time]) => `${date}T${time}Z`),
  time: times.map((time) => `${time}Z`),
  email: words.map((word) => `${word}@example.com`),
  hostname: words.map((word) => `${word}.example.com`),
  uuid: fc.uuid({ version: 4 }),
  uri: words.map((word) => `https://example.com/${word}`),
  url: words.map((word) => `https://example.com/${word}`),
  ipv4: fc.ipV4(),
  ipv6: fc.constantFrom('2001:db8::1', '::1'),
  byte: words.map((word) => Buffer.from(word).toString('base64')),
};
