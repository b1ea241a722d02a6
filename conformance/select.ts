/** Which checks a run asks for: words, items and ids (surface §2). */
import type { Check } from './check.ts';

/** Parts of a run beside the checks, selected by the same words. */
export const parts = ['checks', 'properties', 'pact', 'load'] as const;
/** One of the parts. */
export type Part = (typeof parts)[number];

/** `only` empty: everything; `without` is taken away last. */
export type Selection = Readonly<{ only: readonly string[]; without: readonly string[] }>;

/** What a check is called by: its word, its items, its id. */
const names = (check: Check): readonly string[] => [check.convention, check.id.split('/')[0] ?? '', ...check.items, check.id];

const matches = (check: Check, selectors: readonly string[]): boolean =>
  selectors.some((selector) => names(check).some((name) => name.toLowerCase() === selector.toLowerCase()));

/** Whether a part of the run is asked for. A run for a word, an item or an id asks for the checks alone. */
export const selectsPart = (part: Part, { only, without }: Selection): boolean => {
  if (without.includes(part)) return false;
  const asked = only.filter((selector) => parts.some((each) => each === selector));
  return only.length === 0 || asked.includes(part) || (part === 'checks' && asked.length < only.length);
};

/** The checks that are asked for, in their order. */
export const selectChecks = <Kind extends Check>(checks: readonly Kind[], selection: Selection): readonly Kind[] => {
  if (!selectsPart('checks', selection)) return [];
  const only = selection.only.filter((selector) => !parts.some((each) => each === selector));
  return checks.filter((check) => (only.length === 0 || matches(check, only)) && !matches(check, selection.without));
};

/** Everything that a selector may be: parts, words, ids of items (those that no check asks for too) and ids of checks. */
export const knownSelectors = (checks: readonly Check[], items: readonly string[]): readonly string[] => [
  ...new Set([...parts, ...checks.flatMap(names), ...items]),
];

/** Selectors that name nothing. */
export const unknownSelectors = (known: readonly string[], { only, without }: Selection): readonly string[] => {
  const lower = new Set(known.map((name) => name.toLowerCase()));
  return [...only, ...without].filter((selector) => !lower.has(selector.toLowerCase()));
};
