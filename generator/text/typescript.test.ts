import vm from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostile, unseenCharacters } from './testing.ts';
import { join } from './text.ts';
import { comment, head, identifier, isIdentifier, key, literal, string, ts } from './typescript.ts';

const evaluate = (source: string): unknown => JSON.parse(JSON.stringify(vm.runInNewContext(source)));

test('a string literal evaluates to its text, and shows all of it', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(vm.runInNewContext(string(text))).toBe(text);
      expect(string(text)).not.toMatch(unseenCharacters);
      expect(string(text)).not.toContain('\n');
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('any JSON evaluates to itself', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(hostile, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(hostile, tie('any'), { maxKeys: 3 }),
  })).any;
  fc.assert(
    fc.property(value, (json) => {
      expect(evaluate(`(${literal(json)})`)).toEqual(JSON.parse(JSON.stringify(json)));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('`__proto__` is a member of a literal, not its prototype', () => {
  const json: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
  expect(vm.runInNewContext(`Object.keys(${literal(json)})`)).toHaveLength(1);
});

test('a comment is a comment: what follows it runs, and nothing in it does', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const source of [comment(text), head(text)]) {
        expect(vm.runInNewContext(`let ran = 'all';\n${source}ran`)).toBe('all');
        expect(source).not.toMatch(unseenCharacters);
        expect(source).not.toMatch(/(^|[\s*{(])@/m);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(comment('ends here */ throw 1')).toBe('/** ends here *\\/ throw 1 */\n');
  expect(comment('One.\n\n@ts-nocheck')).toBe('/**\n * One.\n *\n * \\@ts-nocheck\n */\n');
  expect(comment(null)).toBe('');
});

test('a key names the member it says', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      expect(vm.runInNewContext(`Object.keys({ ${key(name, 'object')}: 1 })[0]`)).toBe(name);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('an identifier is refused where it is none', () => {
  for (const name of ['', '1a', 'a-b', 'a b', 'a\u200d', 'a\u202e', "a'", 'e\u0301']) {
    expect(isIdentifier(name)).toBe(false);
    expect(() => identifier(name)).toThrow('not an identifier');
  }
  expect(['a', '$1', '_', '订单', 'é'].every(isIdentifier)).toBe(true);
});

test('source takes source and numbers, and nothing else', () => {
  expect(ts`const ${identifier('a')} = ${join([ts`1`, ts`2`], ' | ')} + ${3};`).toBe('const a = 1 | 2 + 3;');
  // @ts-expect-error a plain string may hold anything
  expect(ts`${'a'}`).toBe('a');
});
