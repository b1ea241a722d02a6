import { expect, test } from 'vitest';
import type { CheckResult, Level } from '../generator/report/report.ts';
import { itemsOf, runVerdict } from './items.ts';

const must = (): Level => 'must';
const result = (check: string, verdict: CheckResult['verdict'], more: Partial<CheckResult> = {}): CheckResult => ({
  check,
  items: ['IDEM-2'],
  level: 'must',
  verdict,
  source: 'document',
  ...more,
});
const decide = (
  results: readonly CheckResult[],
  level = must,
  decision: Parameters<typeof runVerdict>[2] = { failOn: 'must', strict: false },
) => {
  const items = itemsOf(results, level);
  return [items[0]?.verdict, runVerdict(results, items, decision)];
};

test('one failure fails the item and the run, unless it is waived', () => {
  expect(decide([result('a', 'pass'), result('a', 'fail')])).toEqual(['fail', 'fail']);
  expect(decide([result('a', 'pass'), result('a', 'fail', { waived: 'until May' })])).toEqual(['pass', 'pass']);
});

test('a law of which nothing could be judged makes its item incomplete although another one holds', () => {
  expect(decide([result('a', 'pass'), result('b', 'not-testable')])).toEqual(['incomplete', 'incomplete']);
  expect(decide([result('a', 'pass'), result('a', 'not-testable')])).toEqual(['pass', 'pass']);
});

test('what is not supplied decides only against the checklist', () => {
  const results = [result('a', 'not-testable', { supply: 'add --key other=K' }), { ...result('b', 'pass'), items: ['PAGE-6'] }];
  expect(decide(results)).toEqual(['not-supplied', 'pass']);
  expect(decide(results, must, { failOn: 'must', strict: true })).toEqual(['not-supplied', 'incomplete']);
});

test('what is blocked by a failure is not open besides', () => {
  expect(decide([result('a', 'fail'), result('b', 'not-testable', { blockedBy: 'a' })])).toEqual(['fail', 'fail']);
});

test('a should is shown and decides on demand', () => {
  const results = [result('a', 'fail', { level: 'should' }), result('b', 'pass')];
  expect(decide(results, () => 'should')).toEqual(['fail', 'pass']);
  expect(decide(results, () => 'should', { failOn: 'should', strict: false })).toEqual(['fail', 'fail']);
});

test('a run in which nothing succeeded is never a pass', () => {
  expect(decide([])).toEqual([undefined, 'incomplete']);
  expect(decide([result('a', 'not-applicable')])).toEqual(['not-applicable', 'incomplete']);
});
