/** Runs one check on one operation, and reproduces what fails before it is reported (checks §1.7). */
import { type Judged, ownerOf } from '../attribute.ts';
import type { Seen } from '../check.ts';
import type { PlannedCase } from '../plan.ts';
import { RunEnded } from '../session/run-ended.ts';
import { meansOf, type RunContext } from './context.ts';
import { judgedOf } from './result.ts';

const attempts = 3;

const stopped = (over: RunEnded): Seen => ({
  verdict: 'not-testable',
  reason: over.message,
  remedy:
    over.kind === 'interrupted'
      ? 'run it again; --only selects what is missing'
      : 'raise conform.budget in the config, or run fewer checks with --only',
});

const attempt = async ({ check, case: one }: PlannedCase, context: RunContext, number: number): Promise<Seen> => {
  const over = context.session.ended();
  if (over !== null) return stopped(over);
  const name = [check.id, one.operation?.key ?? '', String(number)];
  try {
    return await one.run(meansOf(context, { name, patient: check.lane !== 'limits' }));
  } catch (error) {
    if (error instanceof RunEnded) return stopped(error);
    const message = error instanceof Error ? error.message : String(error);
    return { verdict: 'not-testable', reason: `the check itself broke: ${message}`, remedy: 'report this as a bug of Groma' };
  }
};

/** How often a failure came back; null where it did every time. Attempts that could not be judged say nothing of it. */
const rateOf = (seen: readonly Seen[]): string | null => {
  const told = seen.filter(({ verdict }) => verdict === 'fail' || verdict === 'pass');
  const failed = told.filter(({ verdict }) => verdict === 'fail').length;
  if (told.length < 2) return 'failed once, and could not be tried again';
  return failed === told.length ? null : `failed ${failed} of ${told.length} times`;
};

/** Judges one planned case. What a check that owns the same deviation failed on already is blocked by it, and nothing is sent. */
export const judgeCase = async (planned: PlannedCase, context: RunContext, before: readonly Judged[]): Promise<Judged> => {
  const { check, case: one } = planned;
  const circumstance = { operation: one.operation, certainty: one.certainty, intermittent: null, strict: context.strict };
  const owner = ownerOf(check, one.operation, context.contract, before);
  if (owner !== null) {
    const blocked = judgedOf(
      check,
      { verdict: 'not-testable', reason: `${owner} fails here`, remedy: `mend ${owner} first` },
      circumstance,
    );
    return { ...blocked, result: { ...blocked.result, blockedBy: owner } };
  }
  const first = await attempt(planned, context, 1);
  if (first.verdict !== 'fail') return judgedOf(check, first, circumstance);
  const seen: Seen[] = [first];
  while (seen.length < attempts) seen.push(await attempt(planned, context, seen.length + 1));
  return judgedOf(check, first, { ...circumstance, intermittent: rateOf(seen) });
};
