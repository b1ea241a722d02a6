import type { SourceFile, SourceLocation } from './model.ts';
import { type Position, position } from './position.ts';

/** A location with its lines. */
export type PlaceOf = SourceLocation & Position;

/** A location as a place that a person can open: of what begins below its name or has several lines, its name; of what is missing, what is around it. */
export function placeOf(files: ReadonlyMap<string, SourceFile>, at: SourceLocation): PlaceOf {
  const file = files.get(at.file);
  return {
    file: at.file,
    pointer: at.pointer,
    ...(file === undefined ? { line: 1, column: 1, endLine: 1, endColumn: 1 } : shown(file, at)),
  };
}

function shown(file: SourceFile, { pointer }: SourceLocation): Position {
  const value = position(file, pointer);
  const name = position(file, pointer, 'name');
  return value.line === value.endLine && name.line === value.line ? value : name;
}
