/**
 * The JSON that commands print (surface §6): one envelope, one type per command. Other programs read it: members may be added,
 * none removed within a version. The published JSON Schemas are in `schemas/`; tests close them.
 */
import type { Certainty, OperationKey } from '../contract/model.ts';

/** The version of every shape in this file. */
export const schemaVersion = 1;

/** A place that a person can open: lines and columns begin at 1, the end is exclusive. */
export type Place = Readonly<{ file: string; pointer: string; line: number; column: number; endLine: number; endColumn: number }>;

/** What a run came to. `incomplete`: something that had to be judged could not be. */
export type RunVerdict = 'pass' | 'fail' | 'incomplete';

/** The head of every JSON output. */
export type Envelope<Command extends string> = Readonly<{
  $schema: string;
  schemaVersion: typeof schemaVersion;
  tool: Readonly<{ name: 'groma'; version: string }>;
  command: Command;
  verdict: RunVerdict;
}>;

/** An operation as other programs name it. */
export type OperationName = Readonly<{ key: OperationKey; id: string }>;

/** `must` decides the exit code, `should` is shown and decides on demand, `may` never decides. */
export type Level = 'must' | 'should' | 'may';

// ── init, explain, doctor ──
/** `groma init --json`: what was written, and the command that comes next. */
export type InitReport = Envelope<'init'> &
  Readonly<{ files: readonly Readonly<{ path: string; state: 'created' | 'kept' }>[]; next: string }>;

/** `groma explain --json`. Two topics may share an id: rules and checks are two name spaces. */
export type ExplainReport = Envelope<'explain'> &
  Readonly<{
    topics: readonly Readonly<{
      kind: string;
      id: string;
      title: string;
      parts: readonly Readonly<{ heading: string | null; lines: readonly string[] }>[];
    }>[];
  }>;

/** One part of the machine or of the config. `missing`: something will not be supplied; `broken`: a command will fail. */
export type ExaminedPart = Readonly<{ name: string; state: 'ok' | 'missing' | 'broken'; says: string; remedy?: string }>;

/** `groma doctor --json`. */
export type DoctorReport = Envelope<'doctor'> & Readonly<{ parts: readonly ExaminedPart[] }>;

// ── lint ──
/** One cause in a document, with all the places and operations it reaches. `fingerprint` survives moves within the file. */
export type ReportedDiagnostic = Readonly<{
  rule: string;
  items: readonly string[];
  severity: 'error' | 'warning' | 'note';
  message: string;
  hint?: string;
  at: Place;
  also: readonly Place[];
  operations: readonly string[];
  fingerprint: string;
  fixable: boolean;
  waived?: string;
  docs: string;
}>;

/** How a document stands with one item: `bound` places were asked, `failed` of them answered wrong. */
export type LintItem = Readonly<{ id: string; level: Level; verdict: 'pass' | 'fail' | 'not-applicable'; bound: number; failed: number }>;

/** `groma lint --json`. */
export type LintReport = Envelope<'lint'> &
  Readonly<{ documents: readonly Readonly<{ path: string; diagnostics: readonly ReportedDiagnostic[]; items: readonly LintItem[] }>[] }>;

// ── inspect ──
/** An answer of the contract as printed: its own members, and why. */
export type ReportedAnswer = Readonly<{ kind: string; reason: string; certainty: Certainty; at: Place; [member: string]: unknown }>;

/** `groma inspect --json`. */
export type InspectReport = Envelope<'inspect'> &
  Readonly<{
    document: Readonly<{ path: string; title: string; version: string; openapi: string }>;
    operations: readonly (OperationName &
      Readonly<{
        method: string;
        path: string;
        role: ReportedAnswer;
        conventions: Readonly<Record<string, ReportedAnswer>>;
        at: Place;
      }>)[];
    conventions: Readonly<Record<string, ReportedAnswer>>;
    resources: readonly Readonly<Record<string, unknown>>[];
    diagnostics: readonly ReportedDiagnostic[];
  }>;

// ── generate ──
/** What became of one target's folder. Paths are relative to `out`. */
export type GeneratedTarget = Readonly<{
  target: string;
  out: string;
  files: readonly Readonly<{ path: string; state: 'created' | 'updated' | 'unchanged' | 'removed' | 'kept' }>[];
  refused: readonly Readonly<{ code: string; message: string; at?: Place; path?: string }>[];
}>;

/**
 * `groma generate --json`: all targets together (`target` joined by commas, paths relative to the common `out`), then each for itself.
 * Not `written`, by a refusal, `--check` or `--dry-run`: the states are what would become of the files.
 */
export type GenerateReport = Envelope<'generate'> & GeneratedTarget & Readonly<{ written: boolean; targets: readonly GeneratedTarget[] }>;

// ── conform ──
/** `groma conform --list --json`: what would run. A monitor judges every exchange and has no operation. */
export type ConformListReport = Envelope<'conform'> &
  Readonly<{
    checks: readonly Readonly<{ check: string; items: readonly string[]; kind: 'case' | 'monitor'; operation?: string }>[];
  }>;

/** The four verdicts of a check on one operation, or on the API where `operation` is absent. */
export type Verdict = 'pass' | 'fail' | 'not-testable' | 'not-applicable';

/** One exchange as evidence; secrets are redacted before it gets here. Bodies are text, cut at a limit. `ms` is the latency. */
export type Evidence = Readonly<{
  request: Readonly<{ method: string; url: string; headers: Readonly<Record<string, string>>; body?: string }>;
  response: Readonly<{ status: number; headers: Readonly<Record<string, string>>; body?: string }> | null;
  curl: string;
  ms: number;
}>;

/** Where an expectation comes from, strongest first (checks §1.1). */
export type ExpectationSource = 'config' | 'document' | 'extension' | 'sentence' | 'habit' | 'default' | 'rfc';

/** What one check found on one operation. `supply` marks what is not supplied: the flag or line of config that would supply it. */
export type CheckResult = Readonly<{
  check: string;
  items: readonly string[];
  level: Level;
  operation?: string;
  verdict: Verdict;
  expected?: string;
  actual?: string;
  reason?: string;
  remedy?: string;
  supply?: string;
  source: ExpectationSource;
  blockedBy?: string;
  intermittent?: string;
  certainty?: Certainty;
  message?: string;
  evidence?: readonly Evidence[];
  replay?: string;
  waived?: string;
}>;

/** How one item of the checklist stands. `incomplete`: nothing of it could be judged though it applies. */
export type ConformItem = Readonly<{
  id: string;
  level: Level;
  verdict: 'pass' | 'fail' | 'incomplete' | 'not-supplied' | 'not-applicable';
  counts: Readonly<{ pass: number; fail: number; notTestable: number; notApplicable: number }>;
}>;

/** What became of one operation: reached with a success, which statuses were documented and provoked, or why not. */
export type OperationCoverage = OperationName &
  Readonly<{ reached: boolean; statuses: Readonly<{ documented: readonly string[]; provoked: readonly number[] }>; reason?: string }>;

/** `groma conform --json`. `cause` is the one cause that made judging useless (unreachable, wrong key, everything answers 200). */
export type ConformReport = Envelope<'conform'> &
  Readonly<{
    document: Readonly<{ path: string; title: string; version: string; sha256: string }>;
    urls: readonly string[];
    seed: number;
    startedAt: string;
    durationMs: number;
    requests: number;
    cause?: Readonly<{ message: string; remedy: string }>;
    coverage: Readonly<{ operations: readonly OperationCoverage[] }>;
    results: readonly CheckResult[];
    items: readonly ConformItem[];
    load?: Readonly<Record<string, unknown>>;
  }>;
