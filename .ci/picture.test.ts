import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './program.ts';
import { screens } from './screens.ts';
import { terminalPicture } from './terminal-picture.ts';

/** The words of a picture, without what hangs on the order in which parallel lanes arrive: ids, and how many requests there were. */
const words = (picture: string): readonly string[] =>
  [...picture.matchAll(/<text class="(?!title)[^>]*>([^<]*)</g)].map(([, run = '']) =>
    run.replaceAll(/_[0-9a-f]+/g, '_id').replaceAll(/[\d,]+ requests/g, 'n requests'),
  );

test('the picture of the README is what these commands show: npx node .ci/picture.ts', async () => {
  const kept = readFileSync(join(root, '.ci', 'picture.svg'), 'utf8');
  expect(words(kept)).toEqual(words(terminalPicture('', await screens())));
});

test('runs keep their column and their look, and text cannot leave its element', () => {
  const picture = terminalPicture('<b>', ['  \u001b[31m✗\u001b[39m  a < b']);
  expect(picture).toContain('<text class="red" x="34" y="59" textLength="8">✗</text>');
  expect(picture).toContain('<text class="plain" x="58" y="59" textLength="40">a &lt; b</text>');
  expect(picture).not.toContain('<b>');
});

test('a line that is too wide is cut', () => {
  const [run] = words(terminalPicture('', [`\u001b[1m${'a'.repeat(300)}\u001b[22m`]));
  expect(run).toBe(`${'a'.repeat(131)}…`);
});
