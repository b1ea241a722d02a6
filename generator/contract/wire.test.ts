import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPath } from './draft/paths.ts';
import type { Json, ParameterPlace, Serialization, Server } from './model.ts';
import { baseUrl, fillPath, readParameter, serverPath, type Written, wirePath, writeFormBody, writeParameter } from './wire.ts';

const style = (name: string, explode: boolean, allowReserved = false): Serialization => ({
  kind: 'style',
  style: name,
  explode,
  allowReserved,
});
const color = (place: ParameterPlace, serialization: Serialization): Written => ({ in: place, name: 'color', serialization });
const LIST = ['blue', 'black'];
const OBJECT = { R: 100, G: 200 };

// The table of OpenAPI 3.1, section "Style Examples", and RFC 6570.
test.each<[ParameterPlace, string, boolean, Json, string]>([
  ['path', 'matrix', false, '', ';color'],
  ['path', 'matrix', false, 'blue', ';color=blue'],
  ['path', 'matrix', false, LIST, ';color=blue,black'],
  ['path', 'matrix', false, OBJECT, ';color=R,100,G,200'],
  ['path', 'matrix', true, LIST, ';color=blue;color=black'],
  ['path', 'matrix', true, OBJECT, ';R=100;G=200'],
  ['path', 'label', false, 'blue', '.blue'],
  ['path', 'label', false, LIST, '.blue,black'],
  ['path', 'label', true, LIST, '.blue.black'],
  ['path', 'label', true, OBJECT, '.R=100.G=200'],
  ['path', 'simple', false, 'a b/c', 'a%20b%2Fc'],
  ['path', 'simple', false, OBJECT, 'R,100,G,200'],
  ['path', 'simple', true, OBJECT, 'R=100,G=200'],
  ['query', 'form', true, LIST, 'color=blue&color=black'],
  ['query', 'form', false, LIST, 'color=blue,black'],
  ['query', 'form', true, OBJECT, 'R=100&G=200'],
  ['query', 'form', false, OBJECT, 'color=R,100,G,200'],
  ['query', 'form', true, 'a&b=c d+e', 'color=a%26b%3Dc%20d%2Be'],
  ['query', 'form', true, true, 'color=true'],
  ['query', 'form', true, [], ''],
  ['query', 'spaceDelimited', false, LIST, 'color=blue%20black'],
  ['query', 'pipeDelimited', false, LIST, 'color=blue%7Cblack'],
  ['query', 'deepObject', true, OBJECT, 'color[R]=100&color[G]=200'],
  ['query', 'deepObject', true, { a: { b: 1 } }, 'color[a][b]=1'],
  ['header', 'simple', false, LIST, 'blue,black'],
  ['header', 'simple', true, OBJECT, 'R=100,G=200'],
  ['cookie', 'form', true, 'blue', 'color=blue'],
])('%s %s explode=%s %j is %s', (place, name, explode, value, text) => {
  expect(writeParameter(color(place, style(name, explode)), value)).toBe(text);
});

// The same vectors that the generated client obeys: what is asked for and what is understood cannot drift apart.
type Vector = Readonly<{
  in: ParameterPlace;
  name: string;
  style: string;
  explode: boolean;
  reserved?: boolean;
  value: Json;
  text: string;
}>;
const vectors: Vector[] = JSON.parse(readFileSync(new URL('../../specs/wire/parameters.json', import.meta.url), 'utf8'));

test.each(vectors)('$in $style explode=$explode $value is $text', ({ in: place, name, style: styled, explode, reserved, value, text }) => {
  const parameter = { in: place, name, serialization: style(styled, explode, reserved === true) };
  expect(writeParameter(parameter, value)).toBe(text);
});

test('reserved characters stay where the document says so, but those that split a query', () => {
  expect(writeParameter(color('query', style('form', true, true)), 'a/b?c:d&e=f#g')).toBe('color=a/b?c:d%26e=f%23g');
});

test('a parameter that is content is that', () => {
  const json: Serialization = { kind: 'content', mediaType: 'application/json' };
  expect(writeParameter(color('query', json), { a: 1 })).toBe('color=%7B%22a%22%3A1%7D');
  expect(writeParameter(color('header', json), { a: 1 })).toBe('{"a":1}');
});

test('a form body: objects as everybody nests them, unless its encoding says otherwise', () => {
  const encoding = (name: string) => (name === 'tags' ? style('form', false) : null);
  expect(writeFormBody({ amount: 5, meta: { a: 'b c' }, tags: ['x', 'y'] }, encoding)).toBe('amount=5&meta[a]=b%20c&tags=x,y');
});

// What is written is read again: the types tell what a text means.
test.each<[ParameterPlace, string, boolean, 'string' | 'integer' | 'boolean' | 'array' | 'object', Json]>([
  ['path', 'simple', false, 'string', 'a b/c,d'],
  ['path', 'simple', false, 'integer', 5],
  ['path', 'simple', false, 'array', ['a,b', 'c']],
  ['path', 'simple', true, 'object', { a: 'x=y', b: 'z' }],
  ['path', 'label', true, 'array', ['a', 'b']],
  ['path', 'matrix', true, 'array', ['a', 'b']],
  ['path', 'matrix', false, 'object', { a: 'x' }],
  ['query', 'form', true, 'array', ['a&b', '=']],
  ['query', 'form', false, 'array', ['a,b', 'c']],
  ['query', 'form', false, 'object', { a: 'b' }],
  ['query', 'form', true, 'boolean', false],
  ['query', 'pipeDelimited', false, 'array', ['a', 'c']],
  ['query', 'spaceDelimited', false, 'array', ['a', 'c']],
  ['query', 'pipeDelimited', false, 'object', { a: 'x y', b: 'z' }],
  ['query', 'spaceDelimited', false, 'object', { a: 'x|y', b: 'z' }],
  ['query', 'deepObject', true, 'object', { a: 'x', b: 'y&z' }],
  ['header', 'simple', false, 'array', ['a', 'b']],
  ['cookie', 'form', true, 'string', 'a;b'],
])('%s %s explode=%s: a %s comes back', (place, name, explode, type, value) => {
  const parameter = color(place, style(name, explode));
  const schema = type === 'array' ? { type, items: { type: 'string' as const } } : { type };
  expect(readParameter({ schemas: new Map() }, { ...parameter, schema }, writeParameter(parameter, value))).toEqual(value);
});

test('what was not sent is undefined, what is no number stays text', () => {
  const parameter = { ...color('query', style('form', true)), schema: { type: 'integer' as const } };
  expect(readParameter({ schemas: new Map() }, parameter, 'other=1')).toBeUndefined();
  expect(readParameter({ schemas: new Map() }, parameter, 'color=12x')).toBe('12x');
  expect(readParameter({ schemas: new Map() }, parameter, 'color=%E0%A4%A')).toBe('%E0%A4%A');
});

const server = (url: string, defaults: Record<string, string> = {}): Server => ({
  url,
  variables: Object.entries(defaults).map(([name, value]) => ({ name, default: value, enum: [] })),
  at: { file: 'a.yaml', pointer: '/servers/0' },
});

test('a request goes to the path of the server and that of the operation', () => {
  expect(serverPath(server('https://{host}/{base}/', { host: 'api.test', base: 'v2' }))).toBe('/v2');
  expect(serverPath(server('/v1'))).toBe('/v1');
  expect(serverPath(server('https://api.test'))).toBe('');
  expect(serverPath(undefined)).toBe('');
  expect(wirePath({ servers: [server('https://api.test/v1/')], path: readPath('/a/{b}#x') })).toBe('/v1/a/{b}');
});

test('--url without a path keeps the path of the document, with one replaces it', () => {
  expect(baseUrl('http://127.0.0.1:8080', server('https://api.test/v71'))).toBe('http://127.0.0.1:8080/v71');
  expect(baseUrl('http://127.0.0.1:8080/x/', server('https://api.test/v71'))).toBe('http://127.0.0.1:8080/x');
  expect(fillPath(readPath('/ü/{a}...{b}'), (name) => (name === 'a' ? '1' : undefined))).toBe('/%C3%BC/1...{b}');
});
