/**
 * Our rules inside Redocly's linter: `plugins: ['groma/redocly']`, `extends: ['groma/recommended']`. One adapter for all of them: when
 * Redocly leaves the root, the contract is built once from the texts that it has read, and each rule is asked as by `groma lint`.
 */
import type { Oas3Rule, Plugin, Source, UserContext } from '@redocly/openapi-core';
import { build } from '../contract/build.ts';
import { loadSync } from '../contract/load.ts';
import type { Contract, Diagnostic, SourceLocation } from '../contract/model.ts';
import { fromDisk, type ReadResult } from '../contract/read/reader.ts';
import { levelOf, lint } from './lint.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/** What Redocly has read of one root, and the contract of it: null where none could be built (Redocly says why). */
type Read = { contract: Contract | null; sources: ReadonlyMap<string, Source> };

/** By the root as Redocly holds it, so that all rules of one run share one contract. */
const contracts = new WeakMap<Source, Read>();

/** One of our rules as a rule of Redocly. */
const adapted =
  (rule: Rule): Oas3Rule =>
  () => {
    const sources = new Map<string, Source>();
    return {
      ref: {
        leave: (_node, _context, resolved) => {
          const source = resolved.location?.source;
          if (source !== undefined) sources.set(source.absoluteRef, source);
        },
      },
      Root: {
        leave: (_root, context) => {
          const { contract, sources: all } = readOf(context.location.source, sources);
          if (contract === null) return;
          for (const diagnostic of lint(contract, [rule]).diagnostics) report(diagnostic, all, context);
        },
      },
    };
  };

function readOf(root: Source, found: ReadonlyMap<string, Source>): Read {
  const known = contracts.get(root);
  if (known !== undefined) return known;
  const sources = new Map([...found, [root.absoluteRef, root]]);
  const loaded = loadSync(root.absoluteRef, reader(root, sources));
  const contract = loaded.kind === 'loaded' ? build(loaded).contract : null;
  const read = { contract, sources };
  contracts.set(root, read);
  return read;
}

/** What Redocly has read comes from it; a file that it has not needed, from the folder of the root. */
const reader =
  (root: Source, sources: ReadonlyMap<string, Source>) =>
  (path: string, limit: number): ReadResult => {
    const source = sources.get(path);
    if (source === undefined) return fromDisk(path, root.absoluteRef, limit);
    const bytes = new TextEncoder().encode(source.body);
    return bytes.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes };
  };

function report(diagnostic: Diagnostic, sources: ReadonlyMap<string, Source>, context: UserContext): void {
  const { message, hint, at, severity } = diagnostic;
  const source = sources.get(at.file) ?? context.location.source;
  context.report({
    message: hint === null ? message : `${message} ${hint}`,
    location: { source, pointer: pointerOf(at), reportOnKey: true },
    // A guess never fails a run, whatever severity the rule is given.
    ...(severity === 'note' ? { forceSeverity: 'warn' as const } : {}),
  });
}

const pointerOf = ({ pointer }: SourceLocation): string => `#${pointer === '' ? '/' : pointer}`;

const recommended = Object.fromEntries(
  rules.map((rule) => [`groma/${rule.id}`, levelOf(rule) === 'must' ? ('error' as const) : ('warn' as const)]),
);

/** The plugin: all our rules, and the config `groma/recommended` with their own severities. */
export default function gromaPlugin(): Plugin {
  return {
    id: 'groma',
    rules: { oas3: Object.fromEntries(rules.map((rule) => [rule.id, adapted(rule)])) },
    configs: { recommended: { rules: recommended } },
  };
}
