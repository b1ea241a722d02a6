/** `conform`: proves a running server against a contract. From data to data, over a session that records everything. */
import { item } from '../generator/contract/checklist.ts';
import type { Contract } from '../generator/contract/model.ts';
import { envelope } from '../generator/report/envelope.ts';
import type { ConformReport, OperationCoverage } from '../generator/report/report.ts';
import { arrangerOf } from './arrange/arranger.ts';
import type { Check } from './check.ts';
import { checks as allChecks } from './checks/index.ts';
import { coverageOf } from './coverage.ts';
import { itemsOf, runVerdict } from './items.ts';
import { type Plan, planChecks, withoutLeftOut } from './plan.ts';
import { randomOf } from './random.ts';
import type { RunContext } from './run/context.ts';
import { type Ended, execute } from './run/execute.ts';
import { printed, untested } from './run/print.ts';
import { type Selection, selectChecks } from './select.ts';
import { redactor } from './session/redaction.ts';
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

const contextOf = (contract: Contract, settings: UnderTest, options: ConformOptions, session: Session): RunContext => {
  const { seed, now, safe = false, strict = false } = options;
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
  return { contract, settings, session, arranger, main, seed, now, safe, strict, loads: new Map(), load: { summary: null } };
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

/** The report of a run that is over. `began` in milliseconds since 1970. */
const reportOf = (context: RunContext, plan: Plan, { cause, judged }: Ended, options: ConformOptions, began: number): ConformReport => {
  const { contract, session, seed, strict, arranger } = context;
  const redact = redactor(context.settings);
  const results = [...judged.map((each) => printed(each, context, redact, options.evidence ?? 'failures')), ...plan.skipped.map(untested)];
  const items = itemsOf(results, (id) => item(id).level, strict);
  const failures = new Map([...arranger.failures].map(([key, { reason }]) => [key, reason]));
  const useless = cause !== null || options.signal?.aborted === true;
  const verdict = useless ? 'incomplete' : runVerdict(results, items, { failOn: options.failOn ?? 'must', strict });
  return {
    ...envelope('conform', verdict, options.version),
    document: options.document,
    urls: session.instances.map(({ shown }) => shown),
    seed,
    startedAt: new Date(began).toISOString(),
    durationMs: options.now() - began,
    requests: session.exchanges.length,
    ...(cause === null ? {} : { cause: { message: redact(cause.message), remedy: cause.remedy } }),
    coverage: { operations: coverageOf(contract, session.exchanges, failures).map((each) => withCleanReason(each, redact)) },
    results,
    items,
    ...(context.load.summary === null ? {} : { load: context.load.summary }),
  };
};

const withCleanReason = (coverage: OperationCoverage, redact: (text: string) => string): OperationCoverage =>
  coverage.reason === undefined ? coverage : { ...coverage, reason: redact(coverage.reason) };

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
  const ended = await execute(plan, context, options.progress ?? (() => undefined));
  return reportOf(context, plan, ended, options, began);
};
