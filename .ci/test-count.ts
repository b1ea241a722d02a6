/** What vitest's JSON report says of a file: its tests, and whether the file itself could be read and run. */
export type TestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};

/** How many tests passed, failed and were skipped. */
export type TestCount = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** Counts a report; a file that failed before its first test counts as one failure. No report, no test: all zero. */
export function countTests(report: TestReport | null): TestCount {
  if (report === null) return { passed: 0, failed: 0, skipped: 0 };
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The line that ends every run of the tests: `12 passed, 0 failed, 1 skipped`. */
export function countLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** The exit code of a run: the one of vitest, but never 0 when something failed or nothing passed. */
export function exitCodeOf(count: TestCount, vitest: number): number {
  return vitest === 0 && (count.failed > 0 || count.passed === 0) ? 1 : vitest;
}
