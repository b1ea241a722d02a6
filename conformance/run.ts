/** `conform`: proves a running server against a contract. From data to data, over a session that records everything. */
import { item } from '../generator/contract/checklist.ts';
import type { Contract } from '../generator/contract/model.ts';
import { envelope } from '../generator/report/envelope.ts';
import type { CheckResult, ConformReport } from '../generator/report/report.ts';
import { arrangerOf } from './arrange/arranger.ts';
import { attribute, type Judged } from './attribute.ts';
import type { Check } from './check.ts';
import { checks as allChecks } from './checks/index.ts';
import { coverageOf } from './coverage.ts';
import { type Decision, itemsOf, runVerdict } from './items.ts';
import { type Plan, type PlannedCase, type PlannedSkip, planChecks, withoutLeftOut } from './plan.ts';
import { randomOf } from './random.ts';
import type { RunContext } from './run/context.ts';
import { judgeCase } from './run/judge.ts';
import { observe } from './run/observe.ts';
import { type Cause, preflight } from './run/preflight.ts';
import { levelOf } from './run/result.ts';
import { tour } from './run/tour.ts';
import { type Selection, selectChecks } from './select.ts';
import { evidenceOf } from './session/evidence.ts';
import { redactor } from './session/redaction.ts';
import { RunEnded } from './session/run-ended.ts';
import { openSession, type Session, type SessionLimits } from './session.ts';
import type { UnderTest } from './settings.ts';

/** How one run is made. */
export type ConformOptions = Readonly<{
  document: ConformReport['document'];
  version: string;
  /** Decides everything that is random; printed, so that a run can be repeated. */
  seed: number;
  now: () => number;
  /** Default: everything. */
  selection?: Selection;
  /** Default: all checks there are. */
  checks?: readonly Check[];
  /** Send safe methods only. Default false. */
  safe?: boolean;
  shard?: Readonly<{ index: number; of: number }>;
  /** Operations, by key or id, that are not to be tested. */
  leaveOut?: readonly string[];
  /** Which results carry their exchanges. Default `failures`: all that did not pass. */
  evidence?: 'none' | 'failures' | 'all';
  /** Level that decides the verdict. Default `must`. */
  failOn?: 'must' | 'should';
  /** `--against checklist`: what is not supplied, and what the document does not declare, makes the run incomplete. */
  strict?: boolean;
  /** Ends the run early: what was judged is reported, what was made is removed. */
  signal?: AbortSignal;
  /** Told what is going on, in a few words. */
  progress?: (words: string) => void;
}>;

const untested = ({ check, ...why }: PlannedSkip): CheckResult => ({
  check: check.id,
  items: check.items,
  level: levelOf(check),
  verdict: why.verdict,
  reason: why.reason,
  source: 'document',
  ...(why.verdict === 'not-testable' ? { supply: why.supply, remedy: why.supply } : {}),
});

const contextOf = (contract: Contract, settings: UnderTest, options: ConformOptions, session: Session): RunContext => {
  const { seed, now, safe = false } = options;
  const main = session.identity('main');
  const arranger = arrangerOf({
    contract,
    settings,
    random: randomOf(seed, 'arranging', String(now())),
    now: now(),
    safe,
    main,
    basePath: session.base.path,
    send: (operation, request, as, purpose) => session.send(operation, request, { as, purpose, patient: true }),
    clean: (operation, request, as, purpose) => session.send(operation, request, { as, purpose, beyondBudget: true }),
  });
  return { contract, settings, session, arranger, main, seed, now, safe, loads: new Map(), load: { summary: null } };
};

/** Runs cases one after another; each is handed what was judged before it, so that owners can block it. */
const runLane = async (cases: readonly PlannedCase[], context: RunContext, judged: Judged[], options: ConformOptions): Promise<void> => {
  for (const [number, planned] of cases.entries()) {
    options.progress?.(`${planned.check.id} ${planned.case.operation?.id ?? ''} (${number + 1} of ${cases.length})`);
    judged.push(await judgeCase(planned, context, judged));
  }
};

const runPlan = async (plan: Plan, context: RunContext, options: ConformOptions): Promise<readonly Judged[]> => {
  const judged: Judged[] = [];
  const watched: Judged[] = [];
  try {
    if (plan.monitors.length > 0) await tour(context);
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
  }
  // Whoever uses its budget up waits long: beside everything else, on a consumer of its own.
  const inLimits = plan.cases.filter(({ check }) => check.lane === 'limits');
  const others = plan.cases.filter(({ check }) => check.lane !== 'limits');
  await Promise.all([runLane(inLimits, context, judged, options), runLane(others, context, judged, options)]);
  for (const monitor of plan.monitors) watched.push(...(await observe(monitor, context)));
  return attribute([...judged, ...watched]);
};

const printed = (
  judged: Judged,
  context: RunContext,
  redact: (text: string) => string,
  evidence: ConformOptions['evidence'],
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

const decisionOf = ({ failOn = 'must', strict = false }: ConformOptions): Decision => ({ failOn, strict });

/** What a session came to: the cause that ended it, or what was judged. What was made is removed in any case. */
type Ended = Readonly<{ cause: Cause | null; judged: readonly Judged[] }>;

const judge = async (plan: Plan, context: RunContext, options: ConformOptions): Promise<Ended> => {
  try {
    const cause = await preflight(context);
    return { cause, judged: cause === null ? await runPlan(plan, context, options) : [] };
  } catch (error) {
    if (error instanceof RunEnded) return { cause: null, judged: [] };
    throw error;
  } finally {
    await context.arranger.cleanUp().finally(context.session.close);
  }
};

const planOf = (contract: Contract, settings: UnderTest, options: ConformOptions): Plan => {
  const { selection = { only: [], without: [] }, safe = false, shard = null, strict = false } = options;
  return planChecks(contract, selectChecks(options.checks ?? allChecks, selection), settings, { safe, shard, strict });
};

const limitsOf = ({ budget = {} }: UnderTest, { signal = null }: { signal?: AbortSignal | null }): SessionLimits => ({
  requests: budget.requests ?? 5_000,
  seconds: budget.seconds ?? 300,
  signal,
});

/**
 * Judges a server. Never throws for what the server does: an unreachable or useless one makes the run incomplete, with its cause.
 * @throws TypeError where the url of the settings is none.
 */
export const conform = async (whole: Contract, settings: UnderTest, options: ConformOptions): Promise<ConformReport> => {
  const began = options.now();
  const contract = withoutLeftOut(whole, options.leaveOut ?? []);
  const plan = planOf(contract, settings, options);
  const session = openSession(contract, settings, options.seed, limitsOf(settings, options));
  const context = contextOf(contract, settings, options, session);
  const redact = redactor(settings);
  const { cause, judged } = await judge(plan, context, options);
  const results = [...judged.map((each) => printed(each, context, redact, options.evidence ?? 'failures')), ...plan.skipped.map(untested)];
  const items = itemsOf(results, (id) => item(id).level);
  const failures = new Map([...context.arranger.failures].map(([key, { reason }]) => [key, redact(reason)]));
  const useless = cause !== null || options.signal?.aborted === true;
  return {
    ...envelope('conform', useless ? 'incomplete' : runVerdict(results, items, decisionOf(options)), options.version),
    document: options.document,
    urls: [session.base.shown],
    seed: options.seed,
    startedAt: new Date(began).toISOString(),
    durationMs: options.now() - began,
    requests: session.exchanges.length,
    ...(cause === null ? {} : { cause: { message: redact(cause.message), remedy: cause.remedy } }),
    coverage: { operations: coverageOf(contract, session.exchanges, failures) },
    results,
    items,
    ...(context.load.summary === null ? {} : { load: context.load.summary }),
  };
};
