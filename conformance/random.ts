/** Randomness that a seed replays. */

const hash = (text: string): number => {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
};

/** A source of numbers in [0, 1), the same for the same seed and name (mulberry32). */
export const randomOf = (seed: number, ...name: readonly string[]): (() => number) => {
  let state = hash([String(seed), ...name].join('\n'));
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** `length` characters of an alphabet. */
export const randomText = (random: () => number, length: number, alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');

/** At most `count` entries of a list, drawn without repetition, of every kind in turns. */
export const ofEveryKind = <T extends Readonly<{ kind: string }>>(
  list: readonly T[],
  count: number,
  random: () => number,
): readonly T[] => {
  const ranked = list.map((entry) => ({ entry, rank: random() })).toSorted((a, b) => a.rank - b.rank);
  const turns = [...Map.groupBy(ranked, ({ entry }) => entry.kind).values()].flatMap((alike) =>
    alike.map(({ entry }, turn) => ({ entry, turn })),
  );
  return turns
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, count)
    .map(({ entry }) => entry);
};

/** A random UUID, version 4. */
export const randomUuid = (random: () => number): string => {
  const hex = randomText(random, 30, '0123456789abcdef');
  const variant = '89ab'[Math.floor(random() * 4)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
};
