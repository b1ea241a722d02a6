/** What a check sees of a load run. */
import type { Seen } from '../check.ts';
import type { LoadFinding } from './judge.ts';
import type { LoadRun } from './run-load.ts';

const talliedStatuses = (finding: LoadFinding): string =>
  finding.lines.length === 0
    ? finding.message
    : [...Map.groupBy(finding.lines, ({ status }) => status)].map(([status, lines]) => `${lines.length} × ${status}`).join(', ');

/** The verdict on some laws of a run. What was found counts even where a part of the run is missing; its absence then does not. */
export const seenOf = ({ judgement, plan, reason, supply }: LoadRun, laws: readonly LoadFinding['law'][], expected: string): Seen => {
  const [first] = judgement.findings.filter(({ law }) => laws.includes(law));
  if (first !== undefined)
    return {
      verdict: 'fail',
      message: `Under load, on ${first.operation}: ${first.message}`,
      expected,
      actual: `${talliedStatuses(first)} (profile ${plan.profile.name}, ${plan.profile.iterations} iterations, ${plan.profile.vus} at once)`,
      exchanges: [],
      source: 'document',
    };
  const remedy = supply ?? 'look at the statuses of the load in the report';
  if (reason !== null) return { verdict: 'not-testable', reason, remedy, exchanges: [], ...(supply === null ? {} : { supply }) };
  return { verdict: 'pass', exchanges: [] };
};
