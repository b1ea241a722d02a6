/**
 * A check: a literal with one function. The runner selects, arranges, orders, catches, reproduces and counts; a check is handed an
 * operation, its answer and the means to act, and returns what it saw. One check a file, `checks/<word>/<name>.ts`, id `<word>/<name>`.
 */
import type { Word } from '../generator/contract/checklist.ts';
import type { ApiConventions, Certainty, Contract, Operation, OperationConventions, Role } from '../generator/contract/model.ts';
import type { ExpectationSource, Level } from '../generator/report/report.ts';
import { isDue, isSilent } from './due.ts';
import type { RecordedExchange } from './exchange.ts';
import type { Means } from './means.ts';

/** What a check, or a monitor, saw. `exchanges` are the evidence, the deviating one last. */
export type Seen =
  | Readonly<{ verdict: 'pass'; exchanges: readonly RecordedExchange[] }>
  | Readonly<{
      verdict: 'fail';
      /** One sentence that a person understands: "A retry made a second payment." */
      message: string;
      expected: string;
      actual: string;
      exchanges: readonly RecordedExchange[];
      source: ExpectationSource;
    }>
  /** `supply`: something optional was not given to the run, and the line that would give it. */
  | Readonly<{ verdict: 'not-testable'; reason: string; remedy: string; supply?: string; exchanges?: readonly RecordedExchange[] }>
  /** `gap`: what the document would have to say for it to apply; asked for under `--against checklist`. */
  | Readonly<{ verdict: 'not-applicable'; reason: string; gap?: string }>;

/** When a check runs (checks §1.12): `early` before anything is changed, `limits` on a consumer of its own, `late` at the end, `load` after everything. */
export type Lane = 'early' | 'reads' | 'writes' | 'races' | 'limits' | 'late' | 'load';

/** What must be supplied, in the words of the config: `consumers.other`, `consumers.limited`, `consumers.main.keys[1]`, `hooks.clock`. */
export type Supply = `consumers.${string}` | `hooks.${string}`;

type CheckHead = Readonly<{
  /** `idempotency/replay`; never changes meaning. */
  id: `${string}/${string}`;
  /** Items of the checklist, the owner first. */
  items: readonly [string, ...string[]];
  /** Where it is lower than its item's level. */
  level?: Level;
  /** What must hold, in one sentence: the page's first line and the title of a test. */
  law: string;
  /** Why it matters and how to mend a server that fails it: the rest of the page. */
  page: Readonly<{ why: string; mend: string }>;
  /** The part of a run that it belongs to: what `--only` and `--without` select by that name. Default: the checks. */
  part?: 'properties' | 'pact' | 'load';
  /** Binds always, declared or not (RFC 9110 and safety, checks §1.2); else only where the convention is declared. */
  always?: boolean;
  /** Sends unsafe methods: left out under `--safe`. */
  writes?: boolean;
  lane: Lane;
  supplies?: readonly Supply[];
  /**
   * Ids of checks that own a deviation which this one would meet too: where one of them failed on the same operation (or on the API),
   * this check is not run, its result is blocked by the owner (checks §1.4).
   */
  after?: readonly string[];
  /** Ids of checks whose failure on any operation of the same resource makes what this one reads back unreliable. */
  restsOn?: readonly string[];
}>;

/** Run on every operation of these roles whose answer has one of these kinds. */
export type OperationCheck<Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']> = CheckHead &
  Readonly<{
    subject: 'operation';
    convention: Name;
    kinds: readonly Kind[];
    roles?: readonly Role['kind'][];
    run: (operation: Operation, answer: OperationConventions[Name] & { kind: Kind }, means: Means) => Promise<Seen>;
  }>;

/** Run once, on the answer of the whole API. */
export type ApiCheck<Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']> = CheckHead &
  Readonly<{
    subject: 'api';
    convention: Name;
    kinds: readonly Kind[];
    run: (answer: ApiConventions[Name] & { kind: Kind }, means: Means) => Promise<Seen>;
  }>;

/** Run on every operation that it asks for: a check that no answer of a convention binds. */
export type WordCheck = CheckHead &
  Readonly<{
    subject: 'operation';
    convention: Word;
    asks: (operation: Operation, contract: Contract) => boolean;
    run: (operation: Operation, means: Means) => Promise<Seen>;
  }>;

/** Run once where it applies: a check of several operations together. */
export type WholeCheck = CheckHead &
  Readonly<{ subject: 'api'; convention: Word; asks: (contract: Contract) => boolean; run: (means: Means) => Promise<Seen> }>;

/** What a monitor may look at besides the exchange: all of the run, so that it can tell a server's habit (checks §1.1). */
export type Observation = Readonly<{ operation: Operation | null; contract: Contract; exchanges: readonly RecordedExchange[] }>;

/** Judges every recorded exchange after the run, without sending anything; `null` where it has nothing to say about one. */
export type ApiMonitor<Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']> = CheckHead &
  Readonly<{
    subject: 'exchange';
    convention: Name;
    kinds: readonly Kind[];
    /** Whether an answer of these kinds tells enough to judge by. Default: it does. */
    asks?: (answer: ApiConventions[Name] & { kind: Kind }) => boolean;
    judge: (exchange: RecordedExchange, answer: ApiConventions[Name] & { kind: Kind }, observation: Observation) => Seen | null;
  }>;

/** The same for a convention of operations. */
export type OperationMonitor<Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']> = CheckHead &
  Readonly<{
    subject: 'exchange';
    convention: Name;
    kinds: readonly Kind[];
    judge: (
      exchange: RecordedExchange,
      operation: Operation,
      answer: OperationConventions[Name] & { kind: Kind },
      observation: Observation,
    ) => Seen | null;
  }>;

/** One thing to judge: a check on one operation, or on the API. `certainty` is that of the answer it stands on. */
export type Case = Readonly<{ operation: Operation | null; certainty: Certainty; run: (means: Means) => Promise<Seen> }>;

/** Where the document is silent about what a check asks for: operations, or `null` for the API. */
export type Gaps = (contract: Contract) => readonly (Operation | null)[];

/** A check that acts, as the runner holds it: its kinds are erased, what is left is what there is to run. */
export type ActiveCheck = CheckHead &
  Readonly<{ subject: 'operation' | 'api'; convention: Word; cases: (contract: Contract) => readonly Case[]; gaps: Gaps }>;

/** A monitor as the runner holds it. */
export type PassiveCheck = CheckHead &
  Readonly<{
    subject: 'exchange';
    convention: Word;
    /** Whether it can have anything to say under this contract. */
    binds: (contract: Contract) => boolean;
    gaps: Gaps;
    watch: (exchange: RecordedExchange, observation: Observation) => Readonly<{ seen: Seen; certainty: Certainty }> | null;
  }>;

/** A check as the runner holds it. */
export type Check = ActiveCheck | PassiveCheck;

const operationGaps =
  ({ convention, roles }: Readonly<{ convention: keyof OperationConventions; roles?: readonly Role['kind'][] }>): Gaps =>
  (contract) =>
    contract.operations.filter((operation) => {
      const asked = roles === undefined || roles.includes(operation.role.kind);
      return asked && isDue(convention, operation) && isSilent(operation.conventions[convention]);
    });

/** A check that runs on operations: `run` is typed by the convention and the kinds that are named. */
export const operationCheck = <Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']>(
  check: OperationCheck<Name, Kind>,
): ActiveCheck => ({
  ...check,
  gaps: operationGaps(check),
  cases: (contract) =>
    contract.operations.flatMap((operation) => {
      const answer = operation.conventions[check.convention];
      const asked = check.roles === undefined || check.roles.includes(operation.role.kind);
      if (!asked || !hasKind(check.kinds, answer)) return [];
      return [{ operation, certainty: answer.certainty, run: (means) => check.run(operation, answer, means) }];
    }),
});

/** A check that runs once, on the answer of the whole API. */
export const apiCheck = <Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']>(
  check: ApiCheck<Name, Kind>,
): ActiveCheck => ({
  ...check,
  gaps: (contract) => (isSilent(contract.conventions[check.convention]) ? [null] : []),
  cases: (contract) => {
    const answer = contract.conventions[check.convention];
    return hasKind(check.kinds, answer) ? [{ operation: null, certainty: answer.certainty, run: (means) => check.run(answer, means) }] : [];
  },
});

/** A check of operations that rests on no convention: what it asks for is declared by parameters, bodies and responses themselves. */
export const wordCheck = (check: WordCheck): ActiveCheck => ({
  ...check,
  gaps: () => [],
  cases: (contract) =>
    contract.operations
      .filter((operation) => check.asks(operation, contract))
      .map((operation) => ({ operation, certainty: 'declared', run: (means) => check.run(operation, means) })),
});

/** A check that runs once, on several operations together. */
export const wholeCheck = (check: WholeCheck): ActiveCheck => ({
  ...check,
  gaps: () => [],
  cases: (contract) => (check.asks(contract) ? [{ operation: null, certainty: 'declared', run: check.run }] : []),
});

/** A monitor of a convention of the API: asked of every exchange. */
export const apiMonitor = <Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']>(
  check: ApiMonitor<Name, Kind>,
): PassiveCheck => ({
  ...check,
  binds: (contract) => {
    const answer = contract.conventions[check.convention];
    return hasKind(check.kinds, answer) && (check.asks === undefined || check.asks(answer));
  },
  gaps: (contract) => {
    const answer = contract.conventions[check.convention];
    const tooLittle = hasKind(check.kinds, answer) && check.asks?.(answer) === false;
    return tooLittle || isSilent(answer) ? [null] : [];
  },
  watch: (exchange, observation) => {
    const answer = observation.contract.conventions[check.convention];
    const seen = hasKind(check.kinds, answer) ? check.judge(exchange, answer, observation) : null;
    return seen === null ? null : { seen, certainty: answer.certainty };
  },
});

/** A monitor of a convention of operations: asked of every exchange of an operation whose answer has one of the kinds. */
export const operationMonitor = <Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']>(
  check: OperationMonitor<Name, Kind>,
): PassiveCheck => ({
  ...check,
  gaps: operationGaps(check),
  binds: (contract) => contract.operations.some((operation) => hasKind(check.kinds, operation.conventions[check.convention])),
  watch: (exchange, observation) => {
    const { operation } = observation;
    if (operation === null) return null;
    const answer = operation.conventions[check.convention];
    const seen = hasKind(check.kinds, answer) ? check.judge(exchange, operation, answer, observation) : null;
    return seen === null ? null : { seen, certainty: answer.certainty };
  },
});

const hasKind = <Answer extends { kind: string }, Kind extends string>(
  kinds: readonly Kind[],
  answer: Answer,
): answer is Answer & { kind: Kind } => kinds.some((kind) => kind === answer.kind);
