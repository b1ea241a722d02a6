/** Other values that fit: so that what must be unique is, and that a second request differs from the first. */
import type { Contract, Schema, SchemaObject } from '../../generator/contract/model.ts';
import { walk, withValue } from '../json.ts';
import { randomText, randomUuid } from '../random.ts';
import { numberIn, schemaAt, textIn, typesOf } from './schema-at.ts';

const uniqueLooking = /email|mail|name|slug|code|number|title|reference|sku|handle|login|label|external/i;

/** Whether a text keeps what a schema says of lengths and pattern. A pattern that cannot be read is not kept. */
export const fits = (schema: SchemaObject | null, text: string): boolean => {
  const length = [...text].length;
  const maximum = numberIn(schema, 'maxLength');
  const minimum = numberIn(schema, 'minLength');
  const pattern = textIn(schema, 'pattern');
  if ((maximum !== null && length > maximum) || (minimum !== null && length < minimum)) return false;
  if (pattern === null) return true;
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
};

const fixed = (schema: SchemaObject | null): boolean => schema?.enum !== undefined || schema?.const !== undefined;

/** Candidates from the most readable to the most changed; the first that fits is taken. */
const candidates = (text: string, random: () => number): readonly string[] => {
  const tag = randomText(random, 6);
  const digits = randomText(random, 6, '0123456789');
  const cut = text.slice(0, Math.max(0, text.length - 7));
  const shuffled = text
    .replace(/[0-9]/g, () => randomText(random, 1, '0123456789'))
    .replace(/[a-z]/g, () => randomText(random, 1, 'abcdefghijklmnopqrstuvwxyz'))
    .replace(/[A-Z]/g, () => randomText(random, 1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
  return [
    `${text} ${tag}`,
    `${text}-${tag}`,
    `${cut} ${tag}`,
    `${text}${tag}`,
    `${cut}${tag}`,
    `${text}${digits}`,
    `${cut}${digits}`,
    shuffled,
  ];
};

/** Another text for a member; null where what is said about it leaves no other. */
export const variedText = (text: string, schema: SchemaObject | null, random: () => number): string | null => {
  if (fixed(schema)) return null;
  const format = textIn(schema, 'format');
  if (format === 'email' || /^[^\s@]+@[^\s@]+$/.test(text)) {
    const [local = '', domain = ''] = text.split('@');
    const other = `${local.split('+')[0] ?? ''}+${randomText(random, 8)}@${domain}`;
    return fits(schema, other) ? other : null;
  }
  if (format === 'uuid') return randomUuid(random);
  if (format !== null) return null;
  return candidates(text, random).find((other) => other !== text && fits(schema, other)) ?? null;
};

/** The body with other values in all members that look as if they had to be unique, or in those at the given pointers. */
export const withUniqueMembers = (
  contract: Contract,
  schema: Schema | null,
  body: unknown,
  random: () => number,
  only: ReadonlySet<string> | null,
): unknown => {
  let varied = body;
  for (const [pointer, value] of walk(body)) {
    const name = pointer.split('/').at(-1) ?? '';
    if (typeof value !== 'string' || !(only === null ? uniqueLooking.test(name) : only.has(pointer))) continue;
    const other = variedText(value, schemaAt(contract, schema, pointer), random);
    if (other !== null) varied = withValue(varied, pointer, other);
  }
  return varied;
};

const otherNumber = (value: number, schema: SchemaObject | null): number | null => {
  const step = numberIn(schema, 'multipleOf') ?? 1;
  const minimum = numberIn(schema, 'minimum') ?? 0;
  const maximum = numberIn(schema, 'maximum') ?? Number.POSITIVE_INFINITY;
  if (value - step >= minimum) return value - step;
  return value + step <= maximum ? value + step : null;
};

const free = /note|description|comment|text|remark|message|summary|reason|name|title|label|request/i;

/** How good a member is for a harmless difference: free text first, then other text, numbers, choices. */
const preference = (pointer: string, value: unknown): number => {
  if (typeof value === 'string') return free.test(pointer.split('/').at(-1) ?? '') ? 0 : 1;
  return typeof value === 'number' ? 2 : 3;
};

const otherValue = (value: unknown, schema: SchemaObject | null, random: () => number): unknown => {
  if (schema?.enum !== undefined) return schema.enum.find((each) => each !== value && each !== null);
  if (schema?.const !== undefined) return undefined;
  if (typeof value === 'string') return variedText(value, schema, random) ?? undefined;
  if (typeof value === 'number') return otherNumber(value, schema) ?? undefined;
  if (typeof value === 'boolean' && schema !== null && typesOf(schema).includes('boolean')) return !value;
  return undefined;
};

/** A change of one member that leaves a body valid as far as its schema tells. */
export type Difference = Readonly<{ pointer: string; value: unknown }>;

/**
 * Changes of one member each that still fit the schema, the most harmless first. `keep` are pointers that must not change: ids of
 * other items.
 */
export const differences = (
  contract: Contract,
  schema: Schema | null,
  body: unknown,
  random: () => number,
  keep: ReadonlySet<string>,
): readonly Difference[] =>
  [...walk(body)]
    .filter(([pointer, value]) => pointer !== '' && typeof value !== 'object' && !keep.has(pointer))
    .toSorted(([a, one], [b, other]) => preference(a, one) - preference(b, other))
    .flatMap(([pointer, before]) => {
      const value = otherValue(before, schemaAt(contract, schema, pointer), random);
      return value === undefined ? [] : [{ pointer, value }];
    });
