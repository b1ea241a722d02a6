/** What is usual in a document: the ground on which an outlier stands. */

/** At least this share of comparable places, and at least this many of them, make a habit. */
export const habit = { share: 0.75, places: 3 } as const;

/**
 * The value that at least three quarters of comparable places have.
 *
 * @param values one per place; equal values are one habit
 * @returns null where the document has no habit
 */
export function usual<Value extends string | number | boolean>(values: readonly Value[]): Value | null {
  if (values.length < habit.places) return null;
  const counts = Map.groupBy(values, (value) => value);
  const [top] = [...counts].sort((one, other) => other[1].length - one[1].length);
  return top !== undefined && top[1].length >= habit.share * values.length ? top[0] : null;
}
