/** "Did you mean …": the nearest known word, where one is near. */

/** At most one word of `known`, by edit distance with swaps; a difference of case only wins. */
export function nearest(word: string, known: readonly string[]): string | null {
  const folded = word.toLowerCase();
  const same = known.find((candidate) => candidate.toLowerCase() === folded);
  if (same !== undefined) return same;
  if (word.length > 60 || known.length > 1_000) return null;
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near = known.map((candidate) => ({ candidate, distance: distance(folded, candidate.toLowerCase(), limit) }));
  return near.filter((entry) => entry.distance <= limit).sort((a, b) => a.distance - b.distance)[0]?.candidate ?? null;
}

/** A sentence to append, or nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found === null ? '' : ` Did you mean '${found}'?`;
}

function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) rows.push(nextRow(a, b, i, rows));
  return rows[a.length]?.[b.length] ?? limit + 1;
}

function nextRow(a: string, b: string, i: number, rows: readonly (readonly number[])[]): number[] {
  const row = [i];
  const cell = (up: number, left: number): number => rows[i - up]?.[left] ?? Number.POSITIVE_INFINITY;
  for (let j = 1; j <= b.length; j++) {
    const change = cell(1, j - 1) + Number(a[i - 1] !== b[j - 1]);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(2, j - 2) + 1 : Number.POSITIVE_INFINITY;
    row.push(Math.min(cell(1, j) + 1, (row[j - 1] ?? 0) + 1, change, swapped));
  }
  return row;
}
