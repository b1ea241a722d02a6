/**
 * A lint rule: a literal with one function. The runner walks, selects, orders, catches and counts; a rule is handed one subject and
 * says what is wrong with it. One rule a file, `rules/<word>/<name>.ts`, whose id is `<word>/<name>`.
 */
import type { ApiConventions, Contract, Edit, Operation, OperationConventions, Response, Role, SourceLocation } from '../contract/model.ts';
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
  /** Where this finding counts less than its rule: `may` is a note. */
  level?: Level;
}>;

/** What is wrong with a subject: nothing (an empty list), something, or `null` where the question does not concern it. */
export type Judgement = readonly Finding[] | null;

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
    convention: Name;
    kinds?: readonly Kind[];
    roles?: readonly Role['kind'][];
    judge: (operation: Operation, answer: OperationConventions[Name] & { kind: Kind }, contract: Contract) => Judgement;
  }>;

/** Asked once, with the answer of the whole API. */
export type ApiRule<Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']> = RuleHead &
  Readonly<{
    convention: Name;
    kinds?: readonly Kind[];
    judge: (answer: ApiConventions[Name] & { kind: Kind }, contract: Contract) => Judgement;
  }>;

/** Asked of every response of every operation; shared responses come once per operation and are merged by place. */
export type ResponseRule = RuleHead &
  Readonly<{
    roles?: readonly Role['kind'][];
    judge: (response: Response, operation: Operation, contract: Contract) => Judgement;
  }>;

/** Asked once, of the whole contract: for comparisons over operations, codes and schemas. */
export type ContractRule = RuleHead & Readonly<{ judge: (contract: Contract) => Judgement }>;

/** One subject that a rule's question concerns, and what was found on it. */
export type Asked = Readonly<{ operation: Operation | null; guessed: boolean; findings: readonly Finding[] }>;

/** A rule as the runner holds it: its kinds are erased, what is left is whom it asks. */
export type Rule = RuleHead & Readonly<{ ask: (contract: Contract) => readonly Asked[] }>;

/** A rule that asks operations. Types `judge` by the convention and the kinds that are named; without kinds it is asked of all. */
export const operationRule = <Name extends keyof OperationConventions, Kind extends OperationConventions[Name]['kind']>(
  rule: OperationRule<Name, Kind>,
): Rule => ({
  ...rule,
  ask: (contract) =>
    contract.operations.flatMap((operation) => {
      const answer = operation.conventions[rule.convention];
      if (!hasRole(rule, operation) || !hasKind(rule.kinds, answer)) return [];
      return asked(rule.judge(operation, answer, contract), operation, answer.certainty === 'guessed');
    }),
});

/** A rule that is asked once, with an answer of the whole API. */
export const apiRule = <Name extends keyof ApiConventions, Kind extends ApiConventions[Name]['kind']>(rule: ApiRule<Name, Kind>): Rule => ({
  ...rule,
  ask: (contract) => {
    const answer = contract.conventions[rule.convention];
    return hasKind(rule.kinds, answer) ? asked(rule.judge(answer, contract), null, answer.certainty === 'guessed') : [];
  },
});

/** A rule that is asked of every response. */
export const responseRule = (rule: ResponseRule): Rule => ({
  ...rule,
  ask: (contract) =>
    contract.operations
      .filter((operation) => hasRole(rule, operation))
      .flatMap((operation) => operation.responses.flatMap((response) => asked(rule.judge(response, operation, contract), operation))),
});

/** A rule that is asked once, of the whole contract. */
export const contractRule = (rule: ContractRule): Rule => ({ ...rule, ask: (contract) => asked(rule.judge(contract), null) });

const asked = (findings: Judgement, operation: Operation | null, guessed = false): readonly Asked[] =>
  findings === null ? [] : [{ operation, guessed, findings }];

const hasRole = (rule: { roles?: readonly Role['kind'][] }, operation: Operation): boolean =>
  rule.roles === undefined || rule.roles.includes(operation.role.kind);

const hasKind = <Answer extends { kind: string }, Kind extends string>(
  kinds: readonly Kind[] | undefined,
  answer: Answer,
): answer is Answer & { kind: Kind } => kinds === undefined || kinds.some((kind) => kind === answer.kind);
