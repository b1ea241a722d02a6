import { operationCheck, type Seen } from '../../check.ts';
import type { Paged } from '../../dialect/page.ts';
import { isUnarranged } from '../../means.ts';
import { unarranged } from '../../steps/not-testable.ts';
import { type Walk, walkPages } from '../../steps/walk-pages.ts';

/** Enough for the sizes below to have several pages each. */
const wanted = 7;
/** Long lists are walked whole once, at the largest size; the smaller sizes are compared as far as this. */
const pages = 60;

const repeated = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** What a walk does differently from the one at the largest size; null where it is the same list. */
const deviation = (walk: Walk, whole: Walk): string | null => {
  if (walk.problem !== null) return walk.problem;
  const twice = repeated(walk.ids);
  if (twice !== undefined) return `${twice} comes twice`;
  const due = walk.complete && whole.complete ? whole.ids : whole.ids.slice(0, walk.ids.length);
  const seen = new Set(walk.ids);
  const lost = due.find((id) => !seen.has(id));
  if (lost !== undefined) return `${lost} is left out`;
  const expected = new Set(whole.ids);
  const extra = walk.complete && whole.complete ? walk.ids.find((id) => !expected.has(id)) : undefined;
  return extra === undefined ? null : `${extra} appears, which the walk with the largest pages does not show`;
};

/** Steps that end in the middle, at the edges, and exactly at the end of the list. */
const sizesFor = (answer: Paged, count: number): readonly (number | null)[] => {
  if (answer.size === null) return [null];
  const maximum = answer.size.maximum?.value ?? Number.POSITIVE_INFINITY;
  const divisor = [4, 6, 7, 8, 9, 10].find((each) => count % each === 0);
  return [null, ...new Set([1, 2, 3, 5, ...(divisor === undefined ? [] : [divisor])])].filter((size) => size === null || size <= maximum);
};

/** PAGE-6: page by page is the whole list. */
export const walk = operationCheck({
  id: 'pagination/walk',
  items: ['PAGE-6'],
  law: 'A full walk returns each item once, whatever the page size.',
  page: {
    why: 'Whoever copies a list page by page must get all of it. A cursor that forgets ties, or an offset off by one, loses items silently.',
    mend: 'Order by a total key (a unique column last), and continue strictly behind the last item of the page.',
  },
  subject: 'operation',
  convention: 'pagination',
  kinds: ['cursor', 'page', 'offset', 'link'],
  lane: 'reads',
  after: ['pagination/maximum'],
  run: async (operation, answer, means) => {
    const count = await means.populate(operation, wanted);
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const largest = answer.size === null ? null : (answer.size.maximum?.value ?? 100);
    const whole = await walkPages(operation, answer, arranged.request, means, { size: largest, pages });
    if (whole.exchanges.length === 1 && whole.problem !== null)
      return { verdict: 'not-testable', reason: whole.problem, remedy: 'correct the document, or the server', exchanges: whole.exchanges };
    if (count < 2)
      return {
        verdict: 'not-testable',
        reason: `the list holds ${whole.ids.length} items, and nothing makes more`,
        remedy: 'seed the list with a few items',
        exchanges: whole.exchanges,
      };
    const failure = (one: Walk, size: number | null, what: string): Seen => ({
      verdict: 'fail',
      message: `Walking ${size === null ? 'with the default size' : `in pages of ${size}`}, ${what}.`,
      expected: `the ${whole.ids.length} items of the walk in pages of ${largest ?? 'the default size'}, each once`,
      actual: `${one.ids.length} items in ${one.exchanges.length} pages: ${what}`,
      exchanges: one.exchanges.slice(-4),
      source: 'document',
    });
    const own = whole.problem ?? (repeated(whole.ids) === undefined ? null : `${repeated(whole.ids)} comes twice`);
    if (own !== null) return failure(whole, largest, own);
    for (const size of sizesFor(answer, whole.ids.length)) {
      const one = await walkPages(operation, answer, arranged.request, means, { size, pages });
      const what = deviation(one, whole);
      if (what !== null) return failure(one, size, what);
    }
    return { verdict: 'pass', exchanges: whole.exchanges.slice(-1) };
  },
});
