/** JSON in one form (RFC 8785): names sorted, no blanks. Numbers that a double cannot hold stay as they were written. */

type Member = Readonly<{ source?: string }>;

/** Takes JSON text; two texts of the same meaning give the same text. Throws for what is no JSON. */
export function canonicalJson(text: string): string {
  const exact = new Map<object, Map<string, string>>();
  // The third argument of a reviver tells how a number was written (ES2026, Node 22): 9007199254740993 is not …992.
  const value: unknown = JSON.parse(text, function (this: object, name: string, inner: unknown, context?: Member) {
    if (typeof inner === 'number' && !isExact(inner)) {
      const numbers = exact.get(this) ?? new Map<string, string>();
      exact.set(this, numbers.set(name, context?.source ?? String(inner)));
    }
    return inner;
  });
  return print(value, exact, undefined);
}

const isExact = (number: number): boolean => !Number.isInteger(number) || Number.isSafeInteger(number);

function print(value: unknown, exact: ReadonlyMap<object, ReadonlyMap<string, string>>, written: string | undefined): string {
  if (written !== undefined && typeof value === 'number') return written;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const numbers = exact.get(value);
  if (Array.isArray(value)) return `[${value.map((entry, index) => print(entry, exact, numbers?.get(String(index)))).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${print(entry, exact, numbers?.get(name))}`).join(',')}}`;
}
