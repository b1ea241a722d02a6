/**
 * The known word that a mistyped one most likely meant, or null when none is near: at most one edit for every three letters,
 * where an edit adds, drops or replaces a letter or swaps two neighbours. Compared without case and separators, by the first
 * 64 letters. Of equally near words, the first.
 *
 * @param word what was written
 * @param known what would have been understood
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  const written = plain(word);
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(written, plain(candidate));
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, '').slice(0, 64);

/** Edits between two words (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const edits = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1)];
      current.push(Math.min(...edits, swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY));
    }
    [before, last] = [last, current];
  }
  return at(last, other.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
