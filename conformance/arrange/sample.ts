/** A small value that fits a schema, where a document gives no example. */
import type { Contract, Schema, SchemaObject } from '../../generator/contract/model.ts';
import { merged, numberIn, resolved, textIn, typesOf } from './schema-at.ts';

const formats: Readonly<Record<string, string>> = {
  email: 'groma@example.com',
  uri: 'https://example.com/groma',
  url: 'https://example.com/groma',
  uuid: '3f1c9a52-6a0e-4b8b-9d53-0f6a1c2e7b10',
  date: '2030-01-15',
  'date-time': '2030-01-15T12:00:00Z',
  time: '12:00:00Z',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
};

const text = (schema: SchemaObject): string => {
  const known = formats[textIn(schema, 'format') ?? ''];
  if (known !== undefined) return known;
  const least = numberIn(schema, 'minLength') ?? 0;
  const most = numberIn(schema, 'maxLength') ?? 12;
  return 'groma'.padEnd(least, 'a').slice(0, Math.max(most, least));
};

const amount = (schema: SchemaObject): number => {
  const step = numberIn(schema, 'multipleOf') ?? 1;
  const above = numberIn(schema, 'exclusiveMinimum');
  const least = numberIn(schema, 'minimum') ?? (above === null ? 1 : above + step);
  const most = numberIn(schema, 'maximum') ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.ceil(least / step) * step, most);
};

const stated = (schema: SchemaObject): readonly unknown[] => {
  const { const: only, enum: choices, default: usual, examples, example } = schema;
  const listed = Array.isArray(examples) ? examples : [];
  return [only, ...listed, example, usual, choices?.find((each) => each !== null)].filter((each) => each !== undefined);
};

const sampleObject = (contract: Contract, schema: SchemaObject, depth: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (schema.required ?? []).flatMap((name) => {
      const property = schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      const own = resolved(contract, property);
      return own?.readOnly === true ? [] : [[name, sampleOf(contract, property ?? true, depth + 1)]];
    }),
  );

const sampleList = (contract: Contract, schema: SchemaObject, depth: number): readonly unknown[] =>
  Array.from({ length: numberIn(schema, 'minItems') ?? 0 }, () => sampleOf(contract, schema.items ?? true, depth + 1));

const sampleTyped = (contract: Contract, schema: SchemaObject, depth: number): unknown => {
  const [type] = typesOf(schema).filter((each) => each !== 'null');
  switch (type) {
    case 'array':
      return sampleList(contract, schema, depth);
    case 'integer':
    case 'number':
      return amount(schema);
    case 'boolean':
      return true;
    default:
      return text(schema);
  }
};

/** The smallest value that fits as far as can be told: what the schema itself names, else required members only. */
export const sampleOf = (contract: Contract, schema: Schema, depth = 0): unknown => {
  const own = depth > 12 ? null : resolved(contract, schema);
  if (own === null) return 'groma';
  const whole = merged(contract, own);
  const [first] = stated(whole);
  if (first !== undefined) return first;
  const [branch] = whole.oneOf ?? whole.anyOf ?? [];
  const chosen = branch === undefined ? undefined : sampleOf(contract, branch, depth + 1);
  if (typesOf(whole).includes('object') || whole.properties !== undefined)
    return { ...sampleObject(contract, whole, depth), ...(typeof chosen === 'object' ? chosen : {}) };
  return chosen ?? sampleTyped(contract, whole, depth);
};
