/** One violation, unless something holds. */
export function unless(holds: boolean, violation: string): readonly string[] {
  return holds ? [] : [violation];
}
