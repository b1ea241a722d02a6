/**
 * A check: a literal with one function. The runner selects, arranges, orders, catches, reproduces and counts; a check is handed an
 * operation, its answer and the means to act, and returns what it saw. One check a file, `checks/<word>/<name>.ts`, id `<word>/<name>`.
 */
import type { ApiConventions, Contract, Convention, Operation, OperationConventions, Role } from '../generator/contract/model.ts';
import type { ExpectationSource, Level } from '../generator/report/report.ts';
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
  | Readonly<{ verdict: 'not-testable'; reason: string; remedy: string; exchanges?: readonly RecordedExchange[] }>
  | Readonly<{ verdict: 'not-applicable'; reason: string }>;

/** When a check runs (checks §1.12): `early` before anything is changed, `limits` on a consumer of its own, `late` at the end. */
export type Lane = 'early' | 'reads' | 'writes' | 'races' | 'limits' | 'late';

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
  /** Binds always, declared or not (RFC 9110 and safety, checks §1.2); else only where the convention is declared. */
  always?: boolean;
  /** Sends unsafe methods: left out under `--safe`. */
  writes?: boolean;
  lane: Lane;
  supplies?: readonly Supply[];
}>;

/** Run on every operation of these roles whose answer has one of these kinds. */
export type OperationCheck<Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']> = CheckHead &
  Readonly<{
    subject: 'operation';
    convention: Name;
    kinds: readonly Kind[];
    roles?: readonly Role['kind'][];
    run: (operation: Operation, answer: Convention<Name, Kind>, means: Means) => Promise<Seen>;
  }>;

/** Run once, on the answer of the whole API. */
export type ApiCheck<Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']> = CheckHead &
  Readonly<{
    subject: 'api';
    convention: Name;
    kinds: readonly Kind[];
    run: (answer: Convention<Name, Kind>, means: Means) => Promise<Seen>;
  }>;

/** Judges every recorded exchange after the run, without sending anything; `null` where it has nothing to say about one. */
export type Monitor<Name extends keyof (OperationConventions & ApiConventions) = keyof (OperationConventions & ApiConventions)> =
  CheckHead &
    Readonly<{
      subject: 'exchange';
      convention: Name;
      judge: (exchange: RecordedExchange, operation: Operation | null, contract: Contract) => Seen | null;
    }>;

/** A check as the runner holds it. */
export type Check =
  | OperationCheck<keyof OperationConventions, OperationConventions[keyof OperationConventions]['kind']>
  | ApiCheck<keyof ApiConventions, ApiConventions[keyof ApiConventions]['kind']>
  | Monitor;
