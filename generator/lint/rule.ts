/**
 * A lint rule: a literal with one function. The runner walks, selects, orders, catches and counts; a rule is handed one subject and
 * says what is wrong with it. One rule a file, `rules/<word>/<name>.ts`, whose id is `<word>/<name>`.
 */
import type {
  ApiConventions,
  Contract,
  Convention,
  ConventionName,
  Conventions,
  Edit,
  Operation,
  OperationConventions,
  Response,
  Role,
  SourceLocation,
} from '../contract/model.ts';
import type { Level } from '../report/report.ts';

/** What a rule found on its subject. Equal `at` and `message` are one cause: the runner merges them and adds up their operations. */
export type Finding = Readonly<{
  /** What is wrong, with the values that were seen. */
  message: string;
  /** How to mend it, when that can be said in a line. */
  hint?: string;
  /** The shared component where there is one, else the operation; for what is missing, the nearest parent that exists. */
  at: SourceLocation;
  also?: readonly SourceLocation[];
  fix?: readonly Edit[];
  /** For a finding about the whole API: whom it reaches. */
  operations?: readonly Operation[];
}>;

/** The page of a rule, in three sentences: rendered by `groma explain` and in the docs. */
export type RulePage = Readonly<{ what: string; why: string; mend: string }>;

type RuleHead = Readonly<{
  /** `pagination/page-size-maximum`; never changes meaning. */
  id: `${string}/${string}`;
  /** Items of the checklist, the owner first. */
  items: readonly [string, ...string[]];
  /** Where it is lower than its item's level. */
  level?: Level;
  page: RulePage;
}>;

/** Asked of every operation of these roles (all, when absent), with its answer of one convention when it has one of these kinds. */
export type OperationRule<Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']> = RuleHead &
  Readonly<{
    subject: 'operation';
    convention: Name;
    kinds?: readonly Kind[];
    roles?: readonly Role['kind'][];
    judge: (operation: Operation, answer: Convention<Name, Kind>, contract: Contract) => readonly Finding[];
  }>;

/** Asked once, with the answer of the whole API. */
export type ApiRule<Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']> = RuleHead &
  Readonly<{
    subject: 'api';
    convention: Name;
    kinds?: readonly Kind[];
    judge: (answer: Convention<Name, Kind>, contract: Contract) => readonly Finding[];
  }>;

/** Asked of every response of every operation; shared responses come once per operation and are merged by place. */
export type ResponseRule = RuleHead &
  Readonly<{
    subject: 'response';
    roles?: readonly Role['kind'][];
    judge: (response: Response, operation: Operation, contract: Contract) => readonly Finding[];
  }>;

/** Asked once, of the whole contract: for comparisons over operations, codes and schemas. */
export type ContractRule = RuleHead & Readonly<{ subject: 'contract'; judge: (contract: Contract) => readonly Finding[] }>;

/** A rule as the runner holds it, its kinds erased. */
export type Rule =
  | OperationRule<keyof OperationConventions, OperationConventions[keyof OperationConventions]['kind']>
  | ApiRule<keyof ApiConventions, ApiConventions[keyof ApiConventions]['kind']>
  | ResponseRule
  | ContractRule;

/** The names of conventions, for selectors. */
export type { ConventionName, Conventions };
