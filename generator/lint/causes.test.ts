import { expect, test } from 'vitest';
import type { Operation } from '../contract/model.ts';
import { causesOf as causesIn, commonParent } from './causes.ts';
import type { Asked, Finding } from './rule.ts';

const operation = (key: string) => ({ key }) as Operation;
const asked = (key: string, ...findings: readonly Finding[]): Asked => ({ operation: operation(key), guessed: false, findings });
const at = (pointer: string) => ({ file: 'a.yaml', pointer });

const root = { file: 'root.yaml', pointer: '/paths' };
const causesOf = (list: readonly Asked[]) => causesIn(list, root);

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

test('what a good part lacks is one cause, though it is not everybody', () => {
  const missing = ['a', 'b'].map((name) => asked(`GET /${name}`, { message: 'nothing', at: at(`/paths/~1${name}/get`) }));
  expect(causesOf([...missing, asked('GET /c'), asked('GET /d')])).toMatchObject([{ at: at('/paths'), subjects: 2 }]);
});

test('a shared component and the places of single operations are apart', () => {
  const shared = { message: 'nothing', at: at('/components/responses/Limited') };
  const causes = causesOf([
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => asked(`GET /${name}`, shared)),
    asked('GET /h', { message: 'nothing', at: at('/paths/~1h/get/responses/429') }),
  ]);
  expect(causes.map((cause) => cause.at.pointer)).toEqual(['/components/responses/Limited', '/paths/~1h/get/responses/429']);
});

test('over several files the place is that of the root', () => {
  const causes = causesOf(
    ['a', 'b', 'c'].map((name) => asked(`GET /${name}`, { message: 'nothing', at: { file: `${name}.yaml`, pointer: '/get' } })),
  );
  expect(causes).toMatchObject([{ at: root }]);
});

test('more than ten outliers are told as one', () => {
  const names = Array.from({ length: 100 }, (_, index) => `p${index}`);
  const causes = causesOf(
    names.map((name, index) => asked(`GET /${name}`, ...(index < 11 ? [{ message: 'nothing', at: at(`/paths/~1${name}/get`) }] : []))),
  );
  expect(causes).toHaveLength(1);
  expect(causes[0]?.also).toHaveLength(11);
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
