/** Colour and shape for a terminal. Without a terminal nothing is added, so that a log reads like the screen. */
import { replaceUnseen } from '../text/unseen.ts';

/** How words are painted; every member is the identity where there is no colour. */
export type Style = Readonly<Record<'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold', (text: string) => string>>;

const codes = { red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39], dim: [2, 22], bold: [1, 22] } as const;

const painter =
  (colour: boolean, [on, off]: readonly [number, number]) =>
  (text: string): string =>
    colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;

/** The style of an output. */
export const style = (colour: boolean): Style => ({
  red: painter(colour, codes.red),
  green: painter(colour, codes.green),
  yellow: painter(colour, codes.yellow),
  cyan: painter(colour, codes.cyan),
  dim: painter(colour, codes.dim),
  bold: painter(colour, codes.bold),
});

/** Text of a document or a server on one line of a terminal: no control sequence of its own, no line break. */
export const plain = (text: string): string =>
  replaceUnseen(text.replaceAll(/\s*\n\s*/g, ' '), (unit) => `\\u${unit.toString(16).padStart(4, '0')}`, true);

/** `1 error`, `2 errors`, `1,418 requests`. */
export const count = (number: number, word: string, plural = `${word}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? word : plural}`;

/** Cells in columns as wide as their widest cell, two blanks apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>((widest, row) => {
    row.forEach((cell, index) => {
      widest[index] = Math.max(widest[index] ?? 0, cell.length);
    });
    return widest;
  }, []);
  return rows.map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  '));
}
