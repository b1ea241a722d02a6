/** What an editor does not show, or shows in another order than a program reads it: controls, bidi marks, separators, lone surrogates. */

/** One unseen character. Space, tab and line feed are seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|\p{Variation_Selector}/gu;

/** `text` with each unseen UTF-16 unit replaced by what `as` makes of it; tab and line feed stay unless `all`. */
export function replaceUnseen(text: string, as: (unit: number) => string, all = false): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(unseen, (character) =>
    !all && (character === '\n' || character === '\t') ? character : units(character).map(as).join(''),
  );
}

function units(character: string): number[] {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
}

/** `\u202e`: the escape that JavaScript, JSON and YAML's double quotes share. */
export function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
