import { expect, test } from 'vitest';
import { fits } from './lock.mjs';

const lock = (packages: object): string => JSON.stringify({ packages });
const a = { version: '1.0.0', integrity: 'sha512-a' };
const b = { version: '2.0.0', integrity: 'sha512-b', optional: true };
const wanted = lock({ '': { name: 'groma' }, 'node_modules/a': a, 'node_modules/b': b });

test.each([
  ['all of it', lock({ 'node_modules/a': a, 'node_modules/b': b }), true],
  ['all but an optional package of another platform', lock({ 'node_modules/a': a }), true],
  ['a package short', lock({ 'node_modules/b': b }), false],
  ['another version', lock({ 'node_modules/a': { ...a, version: '1.0.1' } }), false],
  ['another archive of the same version', lock({ 'node_modules/a': { ...a, integrity: 'sha512-c' } }), false],
  ['a package more', lock({ 'node_modules/a': a, 'node_modules/c': a }), false],
  ['nothing', null, false],
])('installed: %s', (_, installed, expected) => expect(fits(wanted, installed)).toBe(expected));

test('without a lock file nothing fits', () => expect(fits(null, lock({}))).toBe(false));
