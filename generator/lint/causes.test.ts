import { expect, test } from 'vitest';
import type { Operation } from '../contract/model.ts';
import { causesOf, commonParent } from './causes.ts';
import type { Asked, Finding } from './rule.ts';

const operation = (key: string) => ({ key }) as Operation;
const asked = (key: string, ...findings: readonly Finding[]): Asked => ({ operation: operation(key), guessed: false, findings });
const at = (pointer: string) => ({ file: 'a.yaml', pointer });

test('equal places and messages are one cause with its fan-out', () => {
  const finding = { message: 'no maximum', at: at('/components/parameters/Size') };
  const causes = causesOf([asked('GET /a', finding), asked('GET /b', finding), asked('GET /c')]);
  expect(causes).toHaveLength(1);
  expect(causes[0]?.operations.map(({ key }) => key)).toEqual(['GET /a', 'GET /b']);
});

test('what nearly everybody lacks is one cause at the nearest common parent, with all places beside it', () => {
  const causes = causesOf(['a', 'b', 'c'].map((name) => asked(`GET /${name}`, { message: 'nothing', at: at(`/paths/~1${name}/get`) })));
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ at: at('/paths'), also: [at('/paths/~1a/get'), at('/paths/~1b/get'), at('/paths/~1c/get')] });
});

test('an outlier keeps its place', () => {
  const causes = causesOf([
    asked('GET /a', { message: 'nothing', at: at('/paths/~1a/get') }),
    asked('GET /b'),
    asked('GET /c'),
    asked('GET /d'),
  ]);
  expect(causes.map((cause) => cause.at.pointer)).toEqual(['/paths/~1a/get']);
});

test('a guess is a cause of its own', () => {
  const finding = { message: 'nothing', at: at('/x') };
  const causes = causesOf([asked('GET /a', finding), { ...asked('GET /b', finding), guessed: true }]);
  expect(causes.map(({ guessed }) => guessed)).toEqual([false, true]);
});

test('the common parent ends at a whole token', () => {
  expect(commonParent(['/paths/~1a/get', '/paths/~1ab/get'])).toBe('/paths');
  expect(commonParent(['/a/b', '/a/b'])).toBe('/a/b');
  expect(commonParent(['/a', '/b'])).toBe('');
});
