/** JSON as text. Everything that a reader would not see is escaped, so that a file can be reviewed. */
import { safe, type Text } from './text.ts';
import { replaceUnseen, unicodeEscape } from './unseen.ts';

/** A whole JSON document, or a value in one. */
export type JsonText = Text<'json'>;

/** Two spaces a level and a line feed at the end, or one line without either. Members keep their order. */
export function json(value: unknown, layout: 'pretty' | 'line' = 'pretty'): JsonText {
  const text = JSON.stringify(value, undefined, layout === 'pretty' ? 2 : undefined);
  if (text === undefined) throw new TypeError('only what JSON can hold becomes JSON');
  return safe(replaceUnseen(text, unicodeEscape) + (layout === 'pretty' ? '\n' : ''));
}
