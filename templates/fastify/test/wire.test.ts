import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cookies } from '../src/runtime/authentication/credentials.ts';
import type { ParameterDescriptor } from '../src/runtime/descriptors.ts';
import { isObject } from '../src/runtime/json/pointer.ts';
import { readForm } from '../src/runtime/request/form.ts';
import { readQuery } from '../src/runtime/request/query.ts';
import { decodeParameter } from '../src/runtime/validation/decode.ts';

type Vector = Readonly<{ in: ParameterDescriptor['in']; name: string; style: string; explode: boolean; value: unknown; text: string }>;
const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('../../../specs/wire/parameters.json', import.meta.url), 'utf8'));

function schemaOf(value: unknown): unknown {
  if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0]) };
  if (isObject(value))
    return { type: 'object', properties: Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, schemaOf(entry)])) };
  return value === undefined ? {} : { type: value === null ? 'null' : typeof value };
}

test.each(vectors)('$in $style explode=$explode: $text', (vector) => {
  const { name, style, explode, value, text } = vector;
  const parameter: ParameterDescriptor = {
    name,
    in: vector.in,
    required: false,
    schema: null,
    serialization: { kind: 'style', style, explode },
  };
  const texts = {
    path: new Map([[name, vector.in === 'path' ? decodeURIComponent(text) : '']]),
    query: vector.in === 'query' ? (readQuery(text) ?? []) : [],
    header: () => text,
    cookie: cookies(text),
  };
  const decoded = decodeParameter(parameter, texts, schemaOf(value), () => undefined);
  expect(decoded.present ? decoded.value : undefined).toEqual(text === '' && !decoded.present ? undefined : value);
});

test('a form becomes an object of the types that its schema has', () => {
  const schema = {
    properties: { amount: { type: 'integer' }, tags: { type: 'array', items: {} }, card: { properties: { exp: { type: 'integer' } } } },
  };
  const pairs = readQuery('amount=5&tags[]=a&tags[]=b&card[exp]=27&card[name]=A+B&items[0][id]=x&items[1000000][id]=y') ?? [];
  expect(readForm(pairs, schema, () => undefined)).toEqual({
    amount: 5,
    tags: ['a', 'b'],
    card: { exp: 27, name: 'A B' },
    items: [{ id: 'x' }, { id: 'y' }],
  });
});

test('a name like __proto__ is a name', () => {
  const value = readForm([['__proto__[admin]', 'yes']], {}, () => undefined);
  expect(Object.keys(value ?? {})).toEqual(['__proto__']);
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});
