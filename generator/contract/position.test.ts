import { expect, test } from 'vitest';
import { position } from './position.ts';

const yaml = {
  path: 'a.yaml',
  text: [
    'paths:',
    '  /a/b:',
    '    get: {operationId: x, tags: [one, two]}',
    '    description: >',
    '      long',
    '      text',
    '  "q\\"r": 5',
    'base: &b {k: v}',
    'copy: *b',
    'empty:',
    'last: 1',
    '',
  ].join('\n'),
};
const json = { path: 'a.json', text: '{\n  "a": [\n    1,\n    {"b/c": true}\n  ]\n}\n' };
/** The text between the ends of a position. */
const shown = (file: { path: string; text: string }, pointer: string, of?: 'value' | 'name'): string => {
  const { line, column, endLine, endColumn } = position(file, pointer, of);
  const lines = file.text.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines.map((text, index) => text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined)).join('\n');
};

test('a value and its name, in YAML', () => {
  expect(shown(yaml, '/paths/~1a~1b/get/operationId')).toBe('x');
  expect(shown(yaml, '/paths/~1a~1b/get/operationId', 'name')).toBe('operationId');
  expect(shown(yaml, '/paths/~1a~1b', 'name')).toBe('/a/b');
  expect(shown(yaml, '/paths/~1a~1b/get/tags/1')).toBe('two');
  expect(shown(yaml, '/paths/q"r')).toBe('5');
  expect(position(yaml, '/last')).toEqual({ line: 11, column: 7, endLine: 11, endColumn: 8 });
});

test('a value and its name, in JSON', () => {
  expect(shown(json, '/a/0')).toBe('1');
  expect(shown(json, '/a/1')).toBe('{"b/c": true}');
  expect(shown(json, '/a/1/b~1c')).toBe('true');
  expect(shown(json, '/a/1/b~1c', 'name')).toBe('"b/c"');
  expect(shown(json, '')).toBe(json.text.trim());
});

test('what is missing is shown at the name around it', () => {
  expect(shown(yaml, '/paths/~1a~1b/post/summary')).toBe('/a/b');
  expect(shown(json, '/a/1/other')).toBe('{"b/c": true}');
  expect(position(yaml, '/nothing/at/all').line).toBe(1);
});

test('the inside of an alias is shown at the alias', () => {
  expect(shown(yaml, '/copy')).toBe('*b');
  expect(position(yaml, '/copy/k').line).toBe(9);
});

test('an empty value stands where it would be written', () => {
  expect(position(yaml, '/empty')).toMatchObject({ line: 10, column: 6 });
});

test('a file that is no data has one position', () => {
  expect(position({ path: 'x.yaml', text: 'a: [' }, '/a')).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 });
});
