/** Texts and numbers that a schema allows: the simplest that its format, pattern and bounds leave. */
import type { Json, Schema, SchemaObject } from '../model.ts';
import { isSchemaObject } from './normalize.ts';
import { textMatching } from './pattern.ts';

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['uuid', '3fa85f64-5717-4562-b3fc-2c963f66afa6'],
  ['date-time', '2026-01-01T00:00:00Z'],
  ['date', '2026-01-01'],
  ['time', '00:00:00Z'],
  ['duration', 'P1D'],
  ['email', 'someone@example.com'],
  ['idn-email', 'someone@example.com'],
  ['hostname', 'example.com'],
  ['uri', 'https://example.com'],
  ['url', 'https://example.com'],
  ['uri-reference', '/example'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['byte', 'ZXhhbXBsZQ=='],
  ['json-pointer', '/example'],
]);

/** A text of the schema's format or pattern, as long as it asks. */
export function textOf(schema: SchemaObject): string {
  const least = numberIn(schema.minLength) ?? 0;
  const most = numberIn(schema.maxLength) ?? Number.POSITIVE_INFINITY;
  const matching = typeof schema.pattern === 'string' ? textMatching(schema.pattern, least) : null;
  if (matching !== null) return matching;
  const text = TEXTS.get(String(schema.format)) ?? 'example';
  return text.padEnd(Math.min(least, 10_000), 'x').slice(0, most);
}

/** The number nearest to 1 within the bounds, a multiple where it must be one. */
export function numberOf(schema: SchemaObject, type: 'integer' | 'number'): number {
  const smallest = type === 'integer' ? 1 : 0.5;
  const exclusiveMinimum = numberIn(schema.exclusiveMinimum);
  const exclusiveMaximum = numberIn(schema.exclusiveMaximum);
  const least = numberIn(schema.minimum) ?? (exclusiveMinimum === null ? null : exclusiveMinimum + smallest);
  const most = numberIn(schema.maximum) ?? (exclusiveMaximum === null ? null : exclusiveMaximum - smallest);
  const step = numberIn(schema.multipleOf);
  const wanted = Math.min(Math.max(1, least ?? 1), most ?? Number.POSITIVE_INFINITY);
  if (step !== null && step > 0)
    return Math.ceil(wanted / step) * step <= (most ?? Number.POSITIVE_INFINITY)
      ? Math.ceil(wanted / step) * step
      : Math.floor(wanted / step) * step;
  return type === 'integer' ? Math.ceil(wanted) : wanted;
}

/** Another value of the same schema, where that is easy. */
export function distinct(item: Json, index: number, schema: Schema | undefined): Json {
  if (index === 0) return item;
  const values = isSchemaObject(schema) ? schema.enum : undefined;
  if (values !== undefined) return values[index % values.length] ?? item;
  if (typeof item === 'number') return item + index;
  return typeof item === 'string' ? `${item}${index}` : item;
}

/** A number, or null for what is none. */
export function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
