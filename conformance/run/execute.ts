/** Runs a plan: what acts in two lanes, then what watched. */
import { attribute, type Judged } from '../attribute.ts';
import type { Plan, PlannedCase } from '../plan.ts';
import { RunEnded } from '../session/run-ended.ts';
import type { RunContext } from './context.ts';
import { judgeCase } from './judge.ts';
import { observe } from './observe.ts';
import { type Cause, preflight } from './preflight.ts';
import { tour } from './tour.ts';

/** Told what is going on, in a few words. */
export type Progress = (words: string) => void;

/** A budget that is spent, or an interruption, ends what is under way and is no fault of ours. */
const unlessEnded = (error: unknown): null => {
  if (error instanceof RunEnded) return null;
  throw error;
};

/** Runs cases one after another; each is handed what was judged before it, so that owners can block it. */
const runLane = async (cases: readonly PlannedCase[], context: RunContext, judged: Judged[], progress: Progress): Promise<void> => {
  for (const [number, planned] of cases.entries()) {
    progress(`${planned.check.id} ${planned.case.operation?.id ?? ''} (${number + 1} of ${cases.length})`);
    judged.push(await judgeCase(planned, context, judged));
  }
};

const runPlan = async (plan: Plan, context: RunContext, progress: Progress): Promise<readonly Judged[]> => {
  const judged: Judged[] = [];
  const watched: Judged[] = [];
  if (plan.monitors.length > 0) await tour(context).catch(unlessEnded);
  // Whoever uses its budget up waits long: beside everything else, on a consumer of its own.
  const inLimits = plan.cases.filter(({ check }) => check.lane === 'limits');
  const others = plan.cases.filter(({ check }) => check.lane !== 'limits');
  await Promise.all([runLane(inLimits, context, judged, progress), runLane(others, context, judged, progress)]);
  for (const monitor of plan.monitors) watched.push(...(await observe(monitor, context)));
  return attribute([...judged, ...watched]);
};

/** What a session came to: the cause that ended it, or what was judged. What was made is removed in any case. */
export type Ended = Readonly<{ cause: Cause | null; judged: readonly Judged[] }>;

/** Looks whether the server can be judged, runs the plan, and cleans up whatever happens. */
export const execute = async (plan: Plan, context: RunContext, progress: Progress): Promise<Ended> => {
  try {
    // Where the run ends before it began, the plan still says what was not judged.
    const cause = await preflight(context).catch(unlessEnded);
    return { cause, judged: cause === null ? await runPlan(plan, context, progress) : [] };
  } finally {
    await context.arranger.cleanUp().finally(context.session.close);
  }
};
