import { expect, test } from 'vitest';
import { LIMITS } from '../limits.ts';
import { SyntaxFault } from './parsed.ts';
import { parseYaml } from './yaml.ts';

const value = (text: string) => parseYaml(text, LIMITS).value;
const fault = (text: string, limits = LIMITS): SyntaxFault => {
  try {
    parseYaml(text, limits);
  } catch (error) {
    if (error instanceof SyntaxFault) return error;
    throw error;
  }
  throw new Error('it was parsed');
};

test('names that objects inherit are names like any other', () => {
  const parsed = value('__proto__: 1\nconstructor: 2\nhasOwnProperty: 3\n');
  expect(Object.getPrototypeOf(parsed)).toBeNull();
  expect(Object.entries(parsed ?? {})).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
    ['hasOwnProperty', 3],
  ]);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test('scalars are those of YAML 1.2: words, dates and old octals are text', () => {
  expect(JSON.stringify(value("[yes, no, on, 2026-01-01, 0777, '1', 1, 1.5, true, null, ~, .inf, 0x1f]"))).toBe(
    '["yes","no","on","2026-01-01",777,"1",1,1.5,true,null,null,".inf",31]',
  );
});

test('names are as written', () => {
  expect(Object.keys(value('200: a\n1.0: b\ntrue: c\nnull: d\n') ?? {})).toEqual(['200', '1.0', 'true', 'null']);
});

test('a name that stands twice is seen, with both places, and the first one counts', () => {
  const { value: parsed, duplicates } = parseYaml('a: 1\nb: 2\na: 3\n', LIMITS);
  expect(JSON.stringify(parsed)).toBe('{"a":1,"b":2}');
  expect(duplicates).toEqual([{ name: 'a', first: 0, offset: 10 }]);
});

test('aliases share, and merge keys give way to own names', () => {
  const parsed = JSON.stringify(value('base: &b {x: 1, y: 2}\none: {<<: *b, x: 3}\ntwo: {<<: [*b, {z: 4}]}\nthree: *b\n'));
  expect(parsed).toBe('{"base":{"x":1,"y":2},"one":{"x":3,"y":2},"two":{"x":1,"y":2,"z":4},"three":{"x":1,"y":2}}');
});

test('aliases of aliases count as if they were written out', () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) =>
      `l${level}: &l${level} [${Array(9)
        .fill(level === 0 ? 'x' : `*l${level - 1}`)
        .join(', ')}]`,
  );
  expect(fault(levels.join('\n')).message).toMatch(/values, aliases written out/);
});

test.each([
  ['a: [1, 2', /./],
  ['a: *missing', /no anchor `&missing`/],
  ['a: &x [*x]', /inside its own anchor/],
  ['? [a]\n: 1', /a name that is a list/],
  ['a: 1\n---\nb: 2', /more than one document/],
  ['[[[[[[]]]]]]', /nested more than 4 levels deep/],
])('%j is refused', (text, message) => {
  expect(fault(text, { ...LIMITS, depth: 4 }).message).toMatch(message);
});
