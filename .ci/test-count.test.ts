import { expect, test } from 'vitest';
import { countLine, countTests, exitCodeOf, type TestReport } from './test-count.ts';

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) });
const report: TestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [file('passed', 4), file('failed', 2), file('failed', 0)],
};

test('passed, failed and skipped, and a file that broke before its first test', () => {
  expect(countLine(countTests(report))).toBe('3 passed, 2 failed, 2 skipped');
});

test('without a report nothing was tested, and that is a failure', () => {
  const count = countTests(null);
  expect(countLine(count)).toBe('0 passed, 0 failed, 0 skipped');
  expect(exitCodeOf(count, 0)).toBe(1);
});

test.each([
  [{ passed: 1, failed: 0, skipped: 0 }, 0, 0],
  [{ passed: 0, failed: 0, skipped: 5 }, 0, 1],
  [{ passed: 1, failed: 1, skipped: 0 }, 0, 1],
  // vitest fails for an error outside of tests: nothing counted failed, and the run did.
  [{ passed: 1, failed: 0, skipped: 0 }, 1, 1],
])('%o, vitest ended with %i: %i', (count, vitest, expected) => expect(exitCodeOf(count, vitest)).toBe(expected));
