import { type Mutant, mutant } from './mutant.ts';

const walk = { item: 'PAGE-6', killedBy: 'pagination/walk' } as const;
const maximum = { item: 'PAGE-3', killedBy: 'pagination/maximum' } as const;

/**
 * Lists that lose, repeat or pour out. What happens between pages happens from the third one on, so that whoever counts a list in
 * large pages counts right: only a walk shall see it.
 */
export const pagination: readonly Mutant[] = [
  mutant(
    'page-edge-skips',
    { ...walk, describes: 'Pages behind the second leave out one item at their beginning.' },
    'pageAt',
    () => (sorted, start, size) => {
      const from = start > size ? start + 1 : start;
      return { items: sorted.slice(from, from + size), end: from + size };
    },
  ),
  mutant(
    'page-edge-repeats',
    { ...walk, describes: 'Pages behind the second begin with the last item of the one before.' },
    'pageAt',
    () => (sorted, start, size) => {
      const from = start > size ? start - 1 : start;
      return { items: sorted.slice(from, from + size), end: start + size };
    },
  ),
  mutant(
    'page-drops-ties',
    { ...walk, describes: 'Pages behind the second begin behind all items of the same moment: their cursor forgot the tie-breaker.' },
    'pageAt',
    () => (sorted, start, size, sameAge) => {
      const last = start > size ? sorted[start - 1] : undefined;
      const behind = sorted.findIndex((item, index) => index >= start && (last === undefined || !sameAge(item, last)));
      const from = behind < 0 ? sorted.length : behind;
      return { items: sorted.slice(from, from + size), end: from + size };
    },
  ),
  mutant(
    'page-one-more',
    { ...maximum, describes: 'A page has one item more than was asked for.' },
    'pageAt',
    () => (sorted, start, size) => ({ items: sorted.slice(start, start + size + 1), end: start + size + 1 }),
  ),
  mutant(
    'size-above-maximum-served',
    { ...maximum, describes: 'More than the maximum is served as asked.' },
    'sizeAbove',
    () => (asked) => asked,
  ),
  mutant(
    'size-above-maximum-pours-out',
    { ...maximum, describes: 'A size above the maximum answers with the whole list.' },
    'sizeAbove',
    () => () => Number.MAX_SAFE_INTEGER,
  ),
];
