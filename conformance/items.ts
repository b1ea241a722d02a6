/** From results to items to the verdict of a run (surface §2: exit codes, three outcomes). */
import type { CheckResult, ConformItem, Level, RunVerdict } from '../generator/report/report.ts';

type Standing = ConformItem['verdict'];

const decides = (result: CheckResult): boolean => result.waived === undefined;

/** How one law stands: failed anywhere, else held somewhere, else not judged at all. */
const standingOf = (results: readonly CheckResult[], strict: boolean): Standing => {
  const asked = results.filter(decides);
  if (asked.some(({ verdict }) => verdict === 'fail')) return 'fail';
  // Where every item binds, what holds on one operation does not speak for another that declares nothing.
  if (strict && asked.some(({ verdict, supply }) => verdict === 'not-testable' && supply !== undefined)) return 'not-supplied';
  if (asked.some(({ verdict }) => verdict === 'pass')) return 'pass';
  const untested = asked.filter(({ verdict, blockedBy }) => verdict === 'not-testable' && blockedBy === undefined);
  if (untested.some(({ supply }) => supply === undefined)) return 'incomplete';
  if (untested.length > 0) return 'not-supplied';
  return 'not-applicable';
};

const looseWeight: readonly Standing[] = ['fail', 'incomplete', 'pass', 'not-supplied', 'not-applicable'];
const strictWeight: readonly Standing[] = ['fail', 'incomplete', 'not-supplied', 'pass', 'not-applicable'];

const countsOf = (results: readonly CheckResult[]): ConformItem['counts'] => {
  const count = (verdict: CheckResult['verdict']): number => results.filter((result) => result.verdict === verdict).length;
  return { pass: count('pass'), fail: count('fail'), notTestable: count('not-testable'), notApplicable: count('not-applicable') };
};

/**
 * How each item stands. A check belongs to the items it lists; an item is as bad as its worst check: a law of which nothing could be
 * judged makes it incomplete although another one holds. `strict`: what was not supplied or not declared is never made good for by it.
 */
export const itemsOf = (results: readonly CheckResult[], levelOf: (item: string) => Level, strict = false): readonly ConformItem[] => {
  const ids = [...new Set(results.flatMap(({ items }) => items))].sort();
  return ids.map((id) => {
    const own = results.filter(({ items }) => items.includes(id));
    const standings = [...Map.groupBy(own, ({ check }) => check).values()].map((one) => standingOf(one, strict));
    const weight = strict ? strictWeight : looseWeight;
    const verdict = weight.find((each) => standings.includes(each)) ?? 'not-applicable';
    return { id, level: levelOf(id), verdict, counts: countsOf(own) };
  });
};

/** What decides beside the verdicts: `failOn: 'should'` lets a `should` decide, `strict` lets what was not supplied decide. */
export type Decision = Readonly<{ failOn: 'must' | 'should'; strict: boolean }>;

/**
 * The verdict of a run. It fails with an item that decides; it is incomplete where such an item could not be judged, and where
 * nothing at all succeeded. A failed check of a lower level than its item decides by its own level.
 */
export const runVerdict = (results: readonly CheckResult[], items: readonly ConformItem[], { failOn, strict }: Decision): RunVerdict => {
  const counts = (level: Level): boolean => level === 'must' || (failOn === 'should' && level === 'should');
  if (results.some((result) => result.verdict === 'fail' && decides(result) && counts(result.level))) return 'fail';
  const open = items.filter(({ level, verdict }) => counts(level) && (verdict === 'incomplete' || (strict && verdict === 'not-supplied')));
  const something = results.some(({ verdict }) => verdict === 'pass');
  return open.length > 0 || !something ? 'incomplete' : 'pass';
};
