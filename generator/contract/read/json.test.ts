import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../limits.ts';
import { parseJson } from './json.ts';
import { SyntaxFault } from './parsed.ts';

const attempt = <T>(run: () => T): T | 'refused' => {
  try {
    return run();
  } catch {
    return 'refused';
  }
};

test('what JSON.parse reads is read the same, however it is spaced', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const spaced = JSON.stringify(JSON.parse(text), null, indent);
      expect(JSON.stringify(parseJson(spaced, { ...LIMITS, depth: 1000 }).value)).toBe(JSON.stringify(JSON.parse(spaced)));
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('what JSON.parse refuses is refused', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '01', '\\', '\u0001', 'tru', '+1', '1.', '.5', '\\u12'))
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(put === '' ? place + 1 : place);
    });
  fc.assert(
    fc.property(broken, (text) => {
      const expected = attempt(() => JSON.stringify(JSON.parse(text)));
      const { duplicates, value } =
        attempt(() => parseJson(text, LIMITS)) === 'refused' ? { duplicates: [], value: 'refused' } : parseJson(text, LIMITS);
      if (duplicates.length === 0) expect(value === 'refused' ? 'refused' : JSON.stringify(value)).toBe(expected);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

test('a name that stands twice is seen', () => {
  expect(parseJson('{"a": {"b": 1, "b": 2}}', LIMITS).duplicates).toEqual([{ name: 'b', first: 7, offset: 15 }]);
});

test('objects have no prototype', () => {
  const { value } = parseJson('{"__proto__": {"admin": true}}', LIMITS);
  expect(Object.keys(value ?? {})).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBeNull();
});

test('deep nesting and a long string are no danger', () => {
  expect(() => parseJson('['.repeat(100_000), LIMITS)).toThrow(SyntaxFault);
  expect(parseJson(`"${'x'.repeat(3_000_000)}"`, LIMITS).value).toHaveLength(3_000_000);
});

test('a fault has its place', () => {
  const fault = attempt(() => {
    try {
      return parseJson('{"a": 1,}', LIMITS);
    } catch (error) {
      return error;
    }
  });
  expect(fault).toMatchObject({ offset: 8, message: 'a string in double quotes was expected, found `}`' });
});
