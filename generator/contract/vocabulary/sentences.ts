/** Prose as a list of sentences, list items and table rows. A row knows its header line, and everything its heading. */
import type { SourceLocation } from '../model.ts';

/** One sentence, list item or table row. `cells` are those of a row; `columns` the folded titles above them. */
export type Sentence = Readonly<{
  text: string;
  heading: string;
  cells: readonly string[] | null;
  columns: readonly string[];
  at: SourceLocation;
}>;

const longest = 100_000;
const tag = /<\/?(?:p|br|ul|ol|li|strong|em|b|i|code|a|h\d|div|span|table|tr|td|th)\b[^<>]{0,300}>/gi;
const breaking = /<\/?(?:p|br|li|h\d|div|tr)\b[^<>]{0,300}>/gi;
const plain = (line: string): string =>
  line
    .replace(breaking, '\n')
    .replace(tag, ' ')
    .replace(/\*\*|__/g, '');
const cut = /(?<=[.!?])[ \t]+(?=[A-Z`"'(*[]|\d+ )/;
const isSeparator = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-+:?$/.test(cell));
const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());

type State = { heading: string; columns: readonly string[]; above: readonly string[] | null; paragraph: string[]; found: Sentence[] };

const flush = (state: State, at: SourceLocation): void => {
  const text = state.paragraph.join(' ').replace(/\s+/g, ' ').trim();
  state.paragraph = [];
  for (const sentence of text === '' ? [] : text.split(cut))
    state.found.push({ text: sentence.trim(), heading: state.heading, cells: null, columns: [], at });
};
const row = (state: State, line: string, at: SourceLocation): void => {
  const cells = cellsOf(line);
  if (isSeparator(cells)) {
    state.columns = (state.above ?? []).map((title) =>
      title
        .toLowerCase()
        .replaceAll('/', ' ')
        .replace(/[^a-z0-9 ]/g, '')
        .replace(/ {2,}/g, ' ')
        .trim(),
    );
    if (state.above !== null) state.found.pop();
    state.above = null;
    return;
  }
  state.found.push({ text: cells.join(' | '), heading: state.heading, cells, columns: state.columns, at });
  state.above = cells;
};
const line = (state: State, text: string, at: SourceLocation): void => {
  const isRow = /^\s*\|.*\|\s*$/.test(text);
  if (!isRow) {
    state.columns = [];
    state.above = null;
  }
  const heading = /^\s{0,3}#{1,6}\s+(.*?)#*\s*$/.exec(text)?.[1];
  const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(text)?.[1];
  if (isRow || heading !== undefined || item !== undefined || text.trim() === '') flush(state, at);
  if (isRow) row(state, text, at);
  else if (heading !== undefined) state.heading = heading;
  else state.paragraph.push(item ?? text);
};

/**
 * Splits Markdown, or the HTML that documents use for it.
 * @param title the heading until the text gives one: the name of its chapter or field.
 */
export const sentencesOf = (text: string, title: string, at: SourceLocation): readonly Sentence[] => {
  const state: State = { heading: title, columns: [], above: null, paragraph: [], found: [] };
  for (const each of plain(text.slice(0, longest)).split('\n')) line(state, each, at);
  flush(state, at);
  return state.found;
};

/** The parts of a sentence that say one thing each. */
export const clausesOf = (text: string): readonly string[] => text.split(/[;:]\s+|,\s+(?=(?:and|but|while|else|otherwise)\b)|\.\s+/);

/**
 * The parts of a clause around each of its error statuses. A status ends its part (`reuse is 422, running is 409`), unless nothing
 * that is asked for stands before the first one (`422 when it is reused, 409 while it runs`): then it begins it.
 */
export const partsByStatus = (clause: string, asked: RegExp): readonly string[] => {
  const places = [...clause.matchAll(/(?<![\w.,-])[45]\d\d(?![\w-]|[.,]\d)/g)].map(({ index }) => index);
  const [first] = places;
  if (first === undefined || places.length === 1) return [clause];
  const ends = asked.test(clause.slice(0, first)) ? places.map((place) => place + 3) : [...places.slice(1), clause.length];
  return ends.map((end, index) => clause.slice(ends[index - 1] ?? 0, end));
};
