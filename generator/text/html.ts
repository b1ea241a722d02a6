/** HTML: text and attribute values. There is no emitter for scripts and styles: data goes into attributes or files. */
import { safe, type Text, tag } from './text.ts';
import { replaceUnseen } from './unseen.ts';

/** A piece of HTML. */
export type Html = Text<'html'>;

/** HTML with holes for other HTML; a hole in an attribute takes `text(…)` and stands in quotes. */
export const html = tag<'html'>();

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** The content of an element, or of a quoted attribute. Unseen characters are shown as U+202E and the like. */
export function text(value: string): Html {
  const escaped = value.replaceAll(/[&<>"'`]/g, (character) => named[character] ?? '');
  return safe(replaceUnseen(escaped, (unit) => `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`));
}

/** An address that a browser may follow: http, https, mailto, or inside the same site; `#` for every other one (`javascript:`). */
export function address(value: string): Html {
  const inside = /^[#?/.]/.test(value) && !/^[/\\]{2}/.test(value.replaceAll('\\', '/'));
  return inside || /^(https?:\/\/|mailto:)/i.test(value) ? text(value) : text('#');
}
