/** A pointer as line and column: found only for what is printed. */
import { LIMITS } from './limits.ts';
import type { JsonPointer, SourceFile } from './model.ts';
import { segmentsOf } from './pointer.ts';
import { type Outline, rowAt } from './read/outline.ts';
import { parseText } from './read/text.ts';

/** Lines and columns count from 1, columns in UTF-16 units as editors do; the end is exclusive. */
export type Position = Readonly<{ line: number; column: number; endLine: number; endColumn: number }>;

/**
 * Where a value stands, or with `of: 'name'` the name before it (a list item and the root have none: the value).
 * What does not exist (something missing, an alias's inside, a merged key) has the position of the nearest thing around it.
 * A file that was loaded is not parsed again.
 */
export function position(file: SourceFile, to: JsonPointer, of: 'value' | 'name' = 'value'): Position {
  const outline = outlineOf(file);
  if (outline === null) return span(file, 0, 0);
  const { row, exact } = rowAt(outline, segmentsOf(to) ?? []);
  const nameStart = outline.nameStarts[row] ?? -1;
  // Of what is missing, the name of the object around it says more than all its lines.
  if (nameStart >= 0 && (of === 'name' || !exact)) return span(file, nameStart, outline.nameEnds[row] ?? nameStart);
  return span(file, outline.starts[row] ?? 0, outline.ends[row] ?? 0);
}

/** The position of a part of a text, by offsets. */
export function span(file: SourceFile, start: number, end: number): Position {
  const [line, column] = lineAndColumn(file, start);
  const [endLine, endColumn] = lineAndColumn(file, Math.max(start, end));
  return { line, column, endLine, endColumn };
}

const outlines = new WeakMap<SourceFile, Outline>();
const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** Keeps what parsing found out about a file, for as long as the file lives. */
export function rememberOutline(file: SourceFile, outline: Outline): void {
  outlines.set(file, outline);
}

function outlineOf(file: SourceFile): Outline | null {
  const known = outlines.get(file);
  if (known !== undefined) return known;
  const parsed = parseText(file, LIMITS);
  if (parsed.kind === 'fault') return null;
  outlines.set(file, parsed.parsed.outline);
  return parsed.parsed.outline;
}

function lineAndColumn(file: SourceFile, offset: number): readonly [number, number] {
  const starts = lineStartsOf(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] ?? 0) + 1];
}

function lineStartsOf(file: SourceFile): readonly number[] {
  const known = lineStarts.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1);
  lineStarts.set(file, starts);
  return starts;
}
