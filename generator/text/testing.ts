/** Strings that attack a context, for the tests of the emitters. */
import fc from 'fast-check';

/** What ends strings, comments, templates, blocks and lines in one language or another. */
export const breakouts: readonly string[] = [
  "'",
  '"',
  '`',
  '\\',
  '${',
  '}',
  '*/',
  '/*',
  '//',
  '--',
  '#',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u2029',
  '\0',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\ud800',
  '</script>',
  '<!--',
  ']]>',
  '&',
  '|',
  ';',
  '$(',
  '!',
  '@ts-ignore',
  '@ts-nocheck',
  '\\u0027',
  '%2e%2e',
  '../',
  '..',
  '.',
  '__proto__',
  'constructor',
  ': ',
  '- ',
  '? ',
  '{',
  '[',
  '```',
  '~~~',
  'null',
  'yes',
  '\u0085',
  '\u{e0001}',
  '\x7f',
  "E'",
  '$$',
  ' ',
  '\t',
]; // prettier-ignore

/** Text of a document that means harm: breakouts among words and arbitrary characters. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...breakouts) },
      fc.string({ maxLength: 5 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(''));

/** What a reviewer would not see; no output of an emitter holds any. */
export const unseenCharacters = /[^\n\t\P{C}]|[\p{Zl}\p{Zp}]/u;
