/** Where each value of a file stands in its text. Made while the file is parsed, read only when a position is printed. */

/** One row for each value, in the order of the text; offsets into the text, the end exclusive. */
export type Outline = Readonly<{
  /** The name in the object that holds the value; null in a list and at the root. */
  names: readonly (string | null)[];
  /** Where the name stands; -1 where there is none. */
  nameStarts: readonly number[];
  nameEnds: readonly number[];
  starts: readonly number[];
  ends: readonly number[];
  /** The row after the value and all that is in it. */
  nexts: readonly number[];
}>;

/** Fills an outline: `open` when a value begins, `close` when it has ended. */
export class OutlineBuilder implements Outline {
  readonly names: (string | null)[] = [];
  readonly nameStarts: number[] = [];
  readonly nameEnds: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly nexts: number[] = [];

  /** Begins a row and returns it. */
  open(name: string | null, nameStart: number, nameEnd: number, start: number): number {
    this.names.push(name);
    this.nameStarts.push(nameStart);
    this.nameEnds.push(nameEnd);
    this.ends.push(start);
    this.nexts.push(0);
    return this.starts.push(start) - 1;
  }

  /** Ends a row: what was opened since is inside it. */
  close(row: number, end: number): void {
    this.ends[row] = end;
    this.nexts[row] = this.starts.length;
  }
}

/** The row that a pointer leads to, or the last one on its way (`exact` false): an alias, a merged key, something missing. */
export function rowAt(outline: Outline, segments: readonly string[]): { row: number; exact: boolean } {
  let row = 0;
  for (const segment of segments) {
    const inner = childRow(outline, row, segment);
    if (inner === null) return { row, exact: false };
    row = inner;
  }
  return { row, exact: true };
}

function childRow(outline: Outline, row: number, segment: string): number | null {
  const end = outline.nexts[row] ?? 0;
  let index = 0;
  for (let child = row + 1; child < end; child = outline.nexts[child] ?? end) {
    const name = outline.names[child];
    if (name === null ? String(index) === segment : name === segment) return child;
    index++;
  }
  return null;
}

/** The steps to the value whose name begins at an offset; none where there is no such value. */
export function stepsTo(outline: Outline, nameStart: number): readonly string[] {
  const wanted = outline.nameStarts.indexOf(nameStart);
  const steps: string[] = [];
  for (let row = 0; wanted > 0 && row !== wanted; ) {
    const end = outline.nexts[row] ?? 0;
    let child = row + 1;
    let index = 0;
    while (child < end && (outline.nexts[child] ?? end) <= wanted) {
      child = outline.nexts[child] ?? end;
      index++;
    }
    steps.push(outline.names[child] ?? String(index));
    row = child;
  }
  return steps;
}
