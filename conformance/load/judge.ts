/** The one judge of both engines: reads the ledger, and what was counted on the server before and after. Correctness first, then speed. */
import type { LedgerLine } from './ledger.ts';

/** How many items of what an operation makes there were, by operation; absent where the API cannot tell. */
export type Counts = ReadonlyMap<string, Readonly<{ before: number; after: number }>>;

/** One law that load must not break. */
export type LoadFinding = Readonly<{
  law: 'one-effect-per-key' | 'nothing-lost' | 'no-server-error' | 'answered';
  operation: string;
  message: string;
  lines: readonly LedgerLine[];
}>;

/** How long calls took that were neither refused nor replayed, in milliseconds. */
export type Latency = Readonly<{ calls: number; p50: number; p95: number; p99: number; max: number }>;

/** What a load run came to. `not-testable`: nothing succeeded, so nothing was proved. */
export type LoadJudgement = Readonly<{
  verdict: 'pass' | 'fail' | 'not-testable';
  findings: readonly LoadFinding[];
  latency: ReadonlyMap<string, Latency>;
  statuses: Readonly<Record<string, number>>;
}>;

/** Judges a run. */
export function judge(ledger: readonly LedgerLine[], counts: Counts = new Map()): LoadJudgement {
  const findings = [...oneEffectPerKey(ledger), ...counted(ledger, counts), ...serverErrors(ledger), ...unanswered(ledger)];
  const succeeded = ledger.some(isSuccess);
  return {
    verdict: findings.length > 0 ? 'fail' : succeeded ? 'pass' : 'not-testable',
    findings,
    latency: latencies(ledger),
    statuses: Object.fromEntries([...Map.groupBy(ledger, ({ status }) => String(status))].map(([status, lines]) => [status, lines.length])),
  };
}

const isSuccess = ({ status }: LedgerLine): boolean => status >= 200 && status < 300;

const writes = (ledger: readonly LedgerLine[]): readonly LedgerLine[] => ledger.filter(({ kind, key }) => kind === 'write' && key !== null);

/** IDEM-2, IDEM-7: the answers of one key name one thing. */
function oneEffectPerKey(ledger: readonly LedgerLine[]): readonly LoadFinding[] {
  const groups = Map.groupBy(writes(ledger).filter(isSuccess), ({ operation, key }) => `${operation} ${key}`);
  return [...groups.values()].flatMap((lines): readonly LoadFinding[] => {
    const ids = new Set(lines.flatMap(({ id }) => (id === null ? [] : [id])));
    const [line] = lines;
    if (ids.size <= 1 || line === undefined) return [];
    return [
      { law: 'one-effect-per-key', operation: line.operation, message: `One key made ${ids.size} things: ${[...ids].join(', ')}.`, lines },
    ];
  });
}

/** Every acknowledged effect is there once: the collection grew by the number of keys that succeeded. Keys in doubt widen the range. */
function counted(ledger: readonly LedgerLine[], counts: Counts): readonly LoadFinding[] {
  return [...counts].flatMap(([operation, { before, after }]): readonly LoadFinding[] => {
    const lines = writes(ledger).filter((line) => line.operation === operation);
    const byKey = [...Map.groupBy(lines, ({ key }) => key).values()];
    const acknowledged = byKey.filter((group) => group.some(isSuccess)).length;
    const doubtful = byKey.filter((group) => !group.some(isSuccess) && group.some(({ status }) => status === 0 || status >= 500)).length;
    const grown = after - before;
    if (grown < acknowledged)
      return [{ law: 'nothing-lost', operation, message: `${acknowledged} effects were acknowledged, ${grown} are there.`, lines: [] }];
    if (grown > acknowledged + doubtful)
      return [{ law: 'one-effect-per-key', operation, message: `${acknowledged} keys succeeded, ${grown} things were made.`, lines: [] }];
    return [];
  });
}

/** ERR-4: load is no reason for a 5xx; 503 with which a shedder refuses is told apart by its own item. */
const serverErrors = (ledger: readonly LedgerLine[]): readonly LoadFinding[] =>
  perOperation(
    ledger.filter(({ status }) => status >= 500 && status !== 503),
    'no-server-error',
    (lines) => `${lines.length} calls were answered with ${[...new Set(lines.map(({ status }) => status))].join(', ')}.`,
  );

const unanswered = (ledger: readonly LedgerLine[]): readonly LoadFinding[] =>
  perOperation(
    ledger.filter(({ status }) => status === 0),
    'answered',
    (lines) => `${lines.length} calls got no answer.`,
  );

const perOperation = (
  lines: readonly LedgerLine[],
  law: LoadFinding['law'],
  message: (lines: readonly LedgerLine[]) => string,
): readonly LoadFinding[] =>
  [...Map.groupBy(lines, ({ operation }) => operation)].map(([operation, group]) => ({
    law,
    operation,
    message: message(group),
    lines: group,
  }));

function latencies(ledger: readonly LedgerLine[]): ReadonlyMap<string, Latency> {
  const served = ledger.filter((line) => isSuccess(line) && !line.replayed);
  return new Map(
    [...Map.groupBy(served, ({ operation }) => operation)].map(([operation, lines]) => [
      operation,
      latencyOf(lines.map(({ start, end }) => end - start)),
    ]),
  );
}

function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { calls: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
