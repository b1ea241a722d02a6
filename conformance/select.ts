/** Which checks a run asks for: words, items and ids (surface §2). */
import type { Check } from './check.ts';

/** Parts of a run, selected by the same words: the checks proper, and what else proves a server. */
export const parts = ['checks', 'properties', 'pact', 'load'] as const;

/** `only` empty: everything; `without` is taken away last. */
export type Selection = Readonly<{ only: readonly string[]; without: readonly string[] }>;

/** What a check is called by: its part, its word, its items, its id. */
const names = (check: Check): readonly string[] => [
  check.part ?? 'checks',
  check.convention,
  check.id.split('/')[0] ?? '',
  ...check.items,
  check.id,
];

const matches = (check: Check, selectors: readonly string[]): boolean =>
  selectors.some((selector) => names(check).some((name) => name.toLowerCase() === selector.toLowerCase()));

/** The checks that are asked for, in their order. */
export const selectChecks = <Kind extends Check>(checks: readonly Kind[], { only, without }: Selection): readonly Kind[] =>
  checks.filter((check) => (only.length === 0 || matches(check, only)) && !matches(check, without));

/** Everything that a selector may be: parts, words, ids of items (those that no check asks for too) and ids of checks. */
export const knownSelectors = (checks: readonly Check[], items: readonly string[]): readonly string[] => [
  ...new Set([...parts, ...checks.flatMap(names), ...items]),
];

/** Selectors that name nothing. */
export const unknownSelectors = (known: readonly string[], { only, without }: Selection): readonly string[] => {
  const lower = new Set(known.map((name) => name.toLowerCase()));
  return [...only, ...without].filter((selector) => !lower.has(selector.toLowerCase()));
};
