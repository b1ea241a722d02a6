/** What was judged, as a report holds it: redacted, with as much evidence as was asked for. */
import type { CheckResult } from '../../generator/report/report.ts';
import type { Judged } from '../attribute.ts';
import type { PlannedSkip } from '../plan.ts';
import { evidenceOf } from '../session/evidence.ts';
import type { RunContext } from './context.ts';
import { levelOf } from './result.ts';

/** The result of what was left out of the plan. */
export const untested = ({ check, ...why }: PlannedSkip): CheckResult => ({
  check: check.id,
  items: check.items,
  level: levelOf(check),
  verdict: why.verdict,
  reason: why.reason,
  ...('operation' in why && why.operation ? { operation: why.operation.id } : {}),
  source: 'document',
  ...(why.verdict === 'not-testable' ? { supply: why.supply, remedy: why.supply } : {}),
});

/** One result. `evidence`: whether `all` results carry their exchanges, only those that did not pass (`failures`), or none. */
export const printed = (
  judged: Judged,
  context: RunContext,
  redact: (text: string) => string,
  evidence: 'none' | 'failures' | 'all',
): CheckResult => {
  const { result, exchanges } = judged;
  const wanted = evidence === 'all' || (evidence !== 'none' && result.verdict !== 'pass');
  const texts = Object.fromEntries(
    (['message', 'expected', 'actual', 'reason', 'remedy'] as const).flatMap((name) =>
      result[name] === undefined ? [] : [[name, redact(result[name])]],
    ),
  );
  const shown = exchanges.slice(-6).map((exchange) => evidenceOf(context.contract, exchange, redact));
  return { ...result, ...texts, ...(wanted && shown.length > 0 ? { evidence: shown } : {}) };
};
