/** One name space: a name is given once, and names that differ only in case count as one. */

/** Names that have been given out, in lower case. */
export type NameTable = Readonly<{ take: (wanted: string, otherwise: readonly string[]) => string }>;

/**
 * A table in which `reserved` is taken already.
 *
 * `take` gives the first of `wanted` and `otherwise` that is free, and then the last of them with a number: `Order2`.
 */
export function nameTable(reserved: Iterable<string>): NameTable {
  const taken = new Set([...reserved].map(fold));
  const claim = (name: string): boolean => {
    if (name === '' || taken.has(fold(name))) return false;
    taken.add(fold(name));
    return true;
  };
  return {
    take: (wanted, otherwise) => {
      const candidates = [wanted, ...otherwise];
      const free = candidates.find(claim);
      if (free !== undefined) return free;
      const base = candidates.findLast((name) => name !== '') ?? 'name';
      for (let count = 2; ; count++) if (claim(`${base}${count}`)) return `${base}${count}`;
    },
  };
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
