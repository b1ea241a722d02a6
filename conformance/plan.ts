/** What a run will judge, as data: nothing is sent to make a plan. */
import type { Contract, Operation } from '../generator/contract/model.ts';
import type { ActiveCheck, Case, Check, Lane, PassiveCheck, Supply } from './check.ts';
import { isSafeMethod } from './request.ts';
import type { UnderTest } from './settings.ts';

/** One check on one operation (or on the API), to be run. */
export type PlannedCase = Readonly<{ check: ActiveCheck; case: Case }>;

/** A check that will not run: it does not apply, or something for it was not supplied. */
export type PlannedSkip = Readonly<
  | { check: Check; verdict: 'not-applicable'; reason: string }
  | { check: Check; verdict: 'not-testable'; reason: string; supply: string; operation?: Operation | null }
>;

/** The plan: what acts, in the order of the lanes; what watches; what is left out and why. */
export type Plan = Readonly<{ cases: readonly PlannedCase[]; monitors: readonly PassiveCheck[]; skipped: readonly PlannedSkip[] }>;

/**
 * What narrows a plan. `shard` is `{ index: 1, of: 4 }`; operations are shared out by their
 * order in the document; `strict` binds what the document does not declare.
 */
export type PlanOptions = Readonly<{ safe: boolean; shard: Readonly<{ index: number; of: number }> | null; strict: boolean }>;

const lanes: readonly Lane[] = ['early', 'reads', 'writes', 'races', 'limits', 'late', 'load'];

/** The line that supplies what is missing. */
export const supplyLine = (supply: Supply): string => {
  const consumer = /^consumers\.([^.[]+)(?:\.(\w+))?/.exec(supply);
  if (consumer === null) return `add conform.${supply} to the config`;
  const [, name = '', list = 'keys'] = consumer;
  return list === 'keys'
    ? `add --key ${name}=<key> (conform.consumers.${name}.keys)`
    : `add conform.consumers.${name}.${list} to the config`;
};

const isSupplied = (supply: Supply, settings: UnderTest): boolean => {
  const match = /^consumers\.([^.[]+)(?:\.(keys|revoked|expired)\[(\d+)\])?$/.exec(supply);
  const consumer = match?.[1] === undefined || !Object.hasOwn(settings.consumers, match[1]) ? undefined : settings.consumers[match[1]];
  const list = match?.[2] === 'revoked' ? consumer?.revoked : match?.[2] === 'expired' ? consumer?.expired : consumer?.keys;
  return list?.[Number(match?.[3] ?? 0)] !== undefined;
};

const leftOut = (operation: Operation, leaveOut: readonly string[]): boolean =>
  leaveOut.includes(operation.key) || leaveOut.includes(operation.id);

/** The contract without the operations that the config leaves out. */
export const withoutLeftOut = (contract: Contract, leaveOut: readonly string[]): Contract => ({
  ...contract,
  operations: contract.operations.filter((operation) => !leftOut(operation, leaveOut)),
});

const inShard = (contract: Contract, operation: Operation | null, shard: PlanOptions['shard']): boolean => {
  if (shard === null) return true;
  const number = operation === null ? 0 : contract.operations.indexOf(operation);
  return number % shard.of === shard.index - 1;
};

/** What the document does not declare, where every item binds: one entry per operation. A decision against it is one, too. */
const undeclared = (check: Check, contract: Contract): readonly Extract<PlannedSkip, { verdict: 'not-testable' }>[] =>
  check.gaps(contract).map((operation) => ({
    check,
    operation,
    verdict: 'not-testable',
    reason: `the document says nothing of ${check.convention}${operation === null ? '' : ' here'}`,
    supply: `declare ${check.convention} in the document, or decide against it: x-groma.${check.convention}: { kind: none, reason: … }`,
  }));

const skipOf = (check: Check, applies: boolean, settings: UnderTest | null, { safe }: PlanOptions): PlannedSkip | null => {
  if (!applies) return { check, verdict: 'not-applicable', reason: `no operation declares what ${check.convention} is asked for here` };
  if (safe && check.writes === true)
    return { check, verdict: 'not-testable', reason: '--safe sends no unsafe method', supply: 'run without --safe' };
  const missing = settings === null ? undefined : check.supplies?.find((supply) => !isSupplied(supply, settings));
  if (missing === undefined) return null;
  return { check, verdict: 'not-testable', reason: `conform.${missing} is not supplied`, supply: supplyLine(missing) };
};

/** Owners before the checks that they would block; else as registered. */
const rank = (checks: readonly Check[], check: Check): number => {
  const owners = checks.filter(({ id }) => check.after?.includes(id) || check.restsOn?.includes(id));
  return owners.length === 0 ? 0 : 1 + Math.max(...owners.map((owner) => rank(checks, owner)));
};

/** What one check brings to a plan. */
const partOf = (check: Check, contract: Contract, settings: UnderTest | null, options: PlanOptions): Plan => {
  const { shard, safe, strict } = options;
  const found = check.subject === 'exchange' ? [] : check.cases(contract);
  const gaps = strict ? undeclared(check, contract).filter(({ operation = null }) => inShard(contract, operation, shard)) : [];
  const applies = check.subject === 'exchange' ? check.binds(contract) : found.length > 0;
  const skip = skipOf(check, applies, settings, options);
  // A gap says more than that nothing applies.
  if (skip !== null) return { cases: [], monitors: [], skipped: applies || gaps.length === 0 ? [...gaps, skip] : gaps };
  if (check.subject === 'exchange') return { cases: [], monitors: [check], skipped: gaps };
  const allowed = found.filter(({ operation }) => !safe || operation === null || isSafeMethod(operation.method));
  const cases = allowed.filter(({ operation }) => inShard(contract, operation, shard)).map((each) => ({ check, case: each }));
  return { cases, monitors: [], skipped: gaps };
};

/**
 * Plans a run: which of the selected checks are asked on which operations, and what is left out.
 * Without settings everything counts as supplied.
 */
export const planChecks = (contract: Contract, checks: readonly Check[], settings: UnderTest | null, options: PlanOptions): Plan => {
  const order = (check: Check): number => lanes.indexOf(check.lane) * 100 + rank(checks, check);
  const parts = checks.toSorted((a, b) => order(a) - order(b)).map((check) => partOf(check, contract, settings, options));
  return {
    cases: parts.flatMap(({ cases }) => cases),
    monitors: parts.flatMap(({ monitors }) => monitors),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
};
