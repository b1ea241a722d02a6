/** Selectors in three sizes (surface §2): a word (`pagination`), an item (`PAGE-6`), an id (`pagination/walk`). */
import { nearest } from '../../contract/nearest.ts';
import { UsageError } from '../usage-error.ts';

type Selectable = Readonly<{ id: string; items: readonly string[] }>;

/** Whether a selector means this rule or check. */
export const selects = (selector: string, { id, items }: Selectable): boolean =>
  id === selector || id.startsWith(`${selector}/`) || items.some((item) => item.toLowerCase() === selector.toLowerCase());

/** Those that `only` means (all where it is empty), less those of `without`. A selector that means nothing is a `UsageError`. */
export function chosenRules<Rule extends Selectable>(
  rules: readonly Rule[],
  only: readonly string[],
  without: readonly string[],
): readonly Rule[] {
  for (const selector of [...only, ...without]) refuseUnknown(selector, rules);
  return rules.filter(
    (rule) =>
      (only.length === 0 || only.some((selector) => selects(selector, rule))) && !without.some((selector) => selects(selector, rule)),
  );
}

function refuseUnknown(selector: string, rules: readonly Selectable[]): void {
  if (rules.some((rule) => selects(selector, rule))) return;
  const known = new Set(rules.flatMap(({ id, items }) => [id, id.split('/')[0] ?? id, ...items]));
  const near = nearest(selector, known);
  throw new UsageError(
    `${selector} selects nothing.`,
    near === null ? 'Name a word, an item or an id; `groma explain` lists them.' : `Did you mean ${near}?`,
  );
}
