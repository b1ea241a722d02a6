/** Markdown (CommonMark and GitHub's tables): text from a document is text, never markup. */
import { safe, type Text, tag } from './text.ts';
import { replaceUnseen } from './unseen.ts';

/** A piece of Markdown. */
export type Markdown = Text<'markdown'>;

/** Markdown with holes for other Markdown. */
export const markdown = tag<'markdown'>();

function shown(value: string): string {
  return replaceUnseen(value, (unit) => `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`);
}

/** Text in a paragraph, heading or table cell: one line, with no markup, HTML, link, mention or automatic link in it. */
export function text(value: string): Markdown {
  const line = shown(value.replaceAll(/\s+/g, ' ').trim());
  const escaped = line.replaceAll(/[\\`*_{}[\]()#+\-.!|~^=$@:/]/g, (character) => `\\${character}`);
  return safe(
    escaped
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/^(\d+)\\?([.)])/, '$1\\$2'),
  );
}

/** Code within a line; a table cell may hold it. */
export function code(value: string): Markdown {
  const line = shown(value.replaceAll(/[\r\n]+/g, ' ')).replaceAll('|', '\\|');
  const fence = '`'.repeat(longestRun(line) + 1);
  const padded = line === '' || /^[` ]|[` ]$/.test(line) ? ` ${line} ` : line;
  return safe(`${fence}${padded}${fence}`);
}

/** A block of code with its line feed. `language` is ours. */
export function block(language: string, value: string): Markdown {
  const fence = '`'.repeat(Math.max(3, longestRun(value) + 1));
  return safe(`${fence}${language}\n${shown(value.replaceAll(/\r\n?/g, '\n')).replace(/\n$/, '')}\n${fence}\n`);
}

function longestRun(value: string): number {
  return Math.max(0, ...(value.match(/`+/g) ?? []).map((run) => run.length));
}
