/** Lint: a contract and rules in, diagnostics and the checklist's items out. Walks, merges by cause and counts; knows no convention. */
import { type Item, item } from '../contract/checklist.ts';
import type { Contract, Diagnostic, Operation } from '../contract/model.ts';
import type { Level, LintItem } from '../report/report.ts';
import { type Cause, causesOf } from './causes.ts';
import type { Rule } from './rule.ts';

/** What a run of rules came to. `items` are those that one of the rules asks about, in the order of the checklist. */
export type Linted = Readonly<{ diagnostics: readonly Diagnostic[]; items: readonly LintItem[] }>;

/** How each rule stands: its causes and how many places it asked. A rule that throws is a diagnostic of its own. */
type Judged = Readonly<{ rule: Rule; bound: number; failed: number; causes: readonly Cause[] }>;

/** Judges a contract by rules. Diagnostics are ordered by severity, then by file and pointer. */
export function lint(contract: Contract, rules: readonly Rule[]): Linted {
  const judged = rules.map((rule) => judge(rule, contract));
  const diagnostics = judged.flatMap(({ rule, causes }) => causes.map((cause) => diagnostic(rule, cause)));
  return { diagnostics: diagnostics.sort(byWeight), items: itemsOf(judged) };
}

function judge(rule: Rule, contract: Contract): Judged {
  const asked = rule.ask(contract);
  const failed = asked.filter(({ findings, guessed }) => !guessed && findings.some(({ level }) => level !== 'may')).length;
  const [root = ''] = contract.files.keys();
  return { rule, bound: asked.length, failed, causes: causesOf(asked, { file: root, pointer: '/paths' }) };
}

function diagnostic(rule: Rule, cause: Cause): Diagnostic {
  return {
    rule: rule.id,
    items: rule.items,
    severity: cause.guessed ? 'note' : severities[cause.level ?? levelOf(rule)],
    message: cause.message,
    hint: cause.guessed ? `${cause.hint ?? ''} This is a guess: settle it with x-groma.`.trim() : cause.hint,
    at: cause.at,
    also: cause.also,
    operations: cause.operations.map((operation: Operation) => operation.key),
    fix: cause.fix,
  };
}

const severities = { must: 'error', should: 'warning', may: 'note' } as const satisfies Record<Level, Diagnostic['severity']>;
const weights = { error: 0, warning: 1, note: 2 } as const satisfies Record<Diagnostic['severity'], number>;

/** The level of a rule: its own, else that of the item that owns it. */
export const levelOf = (rule: Pick<Rule, 'level' | 'items'>): Level => rule.level ?? item(rule.items[0]).level;

const byWeight = (a: Diagnostic, b: Diagnostic): number =>
  weights[a.severity] - weights[b.severity] || a.at.file.localeCompare(b.at.file) || a.at.pointer.localeCompare(b.at.pointer);

function itemsOf(judged: readonly Judged[]): readonly LintItem[] {
  const ids = [...new Set(judged.flatMap(({ rule }) => rule.items.slice(0, 1)))];
  return ids.map((id) =>
    itemOf(
      item(id),
      judged.filter(({ rule }) => rule.items[0] === id),
    ),
  );
}

function itemOf({ id, level }: Item, judged: readonly Judged[]): LintItem {
  const bound = judged.reduce((sum, each) => sum + each.bound, 0);
  const failed = judged.reduce((sum, each) => sum + each.failed, 0);
  return { id, level, verdict: failed > 0 ? 'fail' : bound > 0 ? 'pass' : 'not-applicable', bound, failed };
}
