import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const commands = ['lint', 'diff', 'generate', 'conform', 'explain', 'init', 'inspect'];

test.each([
  ['lnit', 'lint'],
  ['genrate', 'generate'],
  ['confrom', 'conform'],
  ['LINT', 'lint'],
  ['inti', 'init'],
])('%s is near to %s', (word, expected) => expect(nearest(word, commands)).toBe(expected));

test.each(['', 'serve', 'x', 'gen'])('nothing is near to %o', (word) => expect(nearest(word, commands)).toBeNull());

test('case and separators do not count', () => expect(nearest('PageSize', ['order', 'page_size'])).toBe('page_size'));

test('a long word may be further off than a short one', () => {
  expect(nearest('pagination/page-sise-maximun', ['pagination/page-size-maximum'])).toBe('pagination/page-size-maximum');
  expect(nearest('fix', ['out'])).toBeNull();
});
