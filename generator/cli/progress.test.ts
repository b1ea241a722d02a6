import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';

const written = (isTerminal: boolean, quiet: boolean): string => {
  let text = '';
  const line = progressLine(
    {
      write: (more) => {
        text += more;
      },
      isTerminal,
      columns: 10,
    },
    quiet,
  );
  line.say('a long line of words');
  line.end();
  return text;
};

test('a terminal gets one line, cut and wiped; a log and --quiet get nothing', () => {
  expect(written(true, false)).toBe('\r\u001b[2Ka long li\r\u001b[2K');
  expect(written(false, false)).toBe('');
  expect(written(true, true)).toBe('');
});
