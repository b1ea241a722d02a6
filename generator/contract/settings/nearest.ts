/** Edits (insert, remove, replace) between two short words. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/**
 * The known word that a mistyped one most likely meant: compared without case and separators.
 * @returns null when none is near enough to be worth saying.
 */
export const nearest = (word: string, known: Iterable<string>): string | null => {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '').slice(0, 64);
  let best: { word: string; edits: number } | null = null;
  for (const candidate of known) {
    const edits = distance(plain(word), plain(candidate));
    if (edits <= Math.max(1, Math.floor(candidate.length / 3)) && (best === null || edits < best.edits)) best = { word: candidate, edits };
  }
  return best?.word ?? null;
};
