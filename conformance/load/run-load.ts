/** One load run against the server under test: arrange, count, act, count, judge. */
import { resourceOf } from '../arrange.ts';
import type { Means } from '../means.ts';
import { pathValues } from '../steps/path-values.ts';
import { listedIds } from '../steps/read-back.ts';
import { affordable, loadTargets, planLoad, type Target } from './arrange.ts';
import { type Counts, judge, type LoadJudgement } from './judge.ts';
import { isK6 } from './k6/find.ts';
import { runK6 } from './k6/run.ts';
import type { LedgerLine } from './ledger.ts';
import { type LoadPlan, profiles } from './plan.ts';

/** What a run came to; `reason`: why nothing could be judged, or null; `supply`: the line that would help. */
export type LoadRun = Readonly<{ judgement: LoadJudgement; plan: LoadPlan; reason: string | null; supply: string | null }>;

const nothing = (plan: LoadPlan, reason: string, supply: string | null): LoadRun => ({ judgement: judge([]), plan, reason, supply });

const idsOf = async (targets: readonly Target[], plan: LoadPlan, means: Means): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<string, ReadonlySet<string>>();
  for (const { operation, request } of targets) {
    const counted = plan.steps.some((step) => step.operation === operation.id && step.kind === 'write' && step.key !== null);
    const ids = counted ? await listedIds(operation, request, means) : null;
    if (ids !== null) found.set(operation.id, ids);
  }
  return found;
};

const countsOf = (before: ReadonlyMap<string, ReadonlySet<string>>, after: ReadonlyMap<string, ReadonlySet<string>>): Counts =>
  new Map(
    [...before].flatMap(([operation, ids]) => {
      const later = after.get(operation);
      return later === undefined ? [] : [[operation, { before: ids.size, after: later.size }]];
    }),
  );

/** k6 where it is named or found, else the embedded engine. A named one that is missing is no reason to go without. */
const act = async (plan: LoadPlan, named: string | undefined): Promise<Readonly<{ engine: string; ledger: readonly LedgerLine[] }>> => {
  const command = named ?? 'k6';
  if (await isK6(command)) return { engine: 'k6', ledger: await runK6(command, plan) };
  const { runEngine } = await import('./engine/run.ts');
  return { engine: 'embedded', ledger: await runEngine(plan) };
};

/** What load made is removed like everything else. */
const noteMade = (targets: readonly Target[], ledger: readonly LedgerLine[], means: Means): void => {
  for (const { operation, request } of targets) {
    const { role } = operation;
    const resource = role.kind === 'create' ? resourceOf(means.contract, role.resource) : null;
    if (resource?.identity === null || resource === null) continue;
    const ids = new Set(ledger.flatMap((line) => (line.operation === operation.id && line.id !== null ? [line.id] : [])));
    const above = pathValues(operation, request.path) ?? {};
    for (const id of ids)
      means.load.made({ resource: resource.id, id, path: { ...above, [resource.identity.parameter]: id }, made: true, body: null });
  }
};

const summaryOf = (engine: string, { profile }: LoadPlan, ledger: readonly LedgerLine[], { statuses, latency }: LoadJudgement) => ({
  engine,
  profile: profile.name,
  iterations: ledger.length,
  statuses,
  latency: Object.fromEntries(latency),
});

const largerBudget = 'give conform.consumers.main a key whose tier has a larger budget, and name the tier';

/** Runs the profile of the settings. */
export const runLoad = async (means: Means): Promise<LoadRun> => {
  const profile = affordable(means.contract, profiles[means.load.settings.profile ?? 'smoke'], means.tier('main'));
  const targets = await loadTargets(means);
  const plan = planLoad(means.contract, targets, profile, Math.floor(means.random() * 2 ** 31));
  if (targets.length === 0) return nothing(plan, 'no request could be arranged', null);
  if (profile.iterations < profile.repeats) return nothing(plan, 'the declared budget is too small for a run under load', largerBudget);
  const before = await idsOf(targets, plan, means);
  const { engine, ledger } = await act(plan, means.load.settings.k6);
  const after = await idsOf(targets, plan, means);
  noteMade(targets, ledger, means);
  const judgement = judge(ledger, countsOf(before, after));
  means.load.publish(summaryOf(engine, plan, ledger, judgement));
  const dropped = profile.iterations - ledger.length;
  const reason = dropped > 0 ? `${dropped} of ${profile.iterations} iterations were dropped` : null;
  return { judgement, plan, reason: judgement.verdict === 'not-testable' ? 'nothing succeeded under load' : reason, supply: null };
};
