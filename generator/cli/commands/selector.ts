/** Selectors in three sizes (surface §2): a word (`pagination`), an item (`PAGE-6`), an id (`pagination/walk`). */
import { checklist } from '../../contract/checklist.ts';
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
  refuseUnknownSelectors(
    [...only, ...without],
    [...checklist.map(({ id }) => id), ...rules.flatMap(({ id }) => [id, id.split('/')[0] ?? id])],
  );
  return rules.filter(
    (rule) =>
      (only.length === 0 || only.some((selector) => selects(selector, rule))) && !without.some((selector) => selects(selector, rule)),
  );
}

/** Refuses the first selector that is none of the known ones, in any case; says the nearest. */
function refuseUnknownSelectors(selectors: readonly string[], known: readonly string[]): void {
  const lower = new Set(known.map((name) => name.toLowerCase()));
  const unknown = selectors.find((selector) => !lower.has(selector.toLowerCase()));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new UsageError(
    `${unknown} selects nothing.`,
    near === null ? 'Name a word, an item or an id; `groma explain` lists them.' : `Did you mean ${near}?`,
  );
}
