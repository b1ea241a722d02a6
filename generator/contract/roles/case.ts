/** What a rule about roles is handed, and how rules are tried one after another. */
import type { DraftOperation } from '../draft.ts';
import type { Certainty, Role, SchemaId } from '../model.ts';
import type { SchemaReader } from '../schema/members.ts';
import { resourceIdOf, type Segment } from '../segments.ts';

/** What is known of all paths before any role is given. */
export type Paths = Readonly<{
  methods: ReadonlyMap<string, ReadonlySet<string>>;
  /** The schema that GET on the path of one item answers with, by shape. */
  items: ReadonlyMap<string, SchemaId>;
  tokenPaths: ReadonlySet<string>;
  schemas: SchemaReader;
}>;
type Kinds = Role extends infer Each ? (Each extends { kind: string } ? Omit<Each, 'certainty' | 'reason' | 'at'> : never) : never;
/** A role, how certain it is, and why. */
export type Found = readonly [kind: Kinds, certainty: Certainty, reason: string];
/** One operation, seen by its path: `last` is its last step, `shape` the path with the names of parameters erased. */
export type Case = Readonly<{
  operation: DraftOperation;
  segments: readonly Segment[];
  last: Segment;
  shape: string;
  resource: string;
  paths: Paths;
}>;
/** One way to recognise a role. */
export type Rule = (each: Case) => Found | null;

/** The methods of a path. */
export const methodsAt = (paths: Paths, shape: string): ReadonlySet<string> => paths.methods.get(shape) ?? new Set();
/** Whether the same path has another method. */
export const has = (each: Case, method: string): boolean => methodsAt(each.paths, each.shape).has(method);
/** Whether there are items below the path. */
export const hasItems = (each: Case): boolean => methodsAt(each.paths, `${each.shape}/{}`).size > 0;
/** Whether a status is documented. */
export const answers = (each: Case, wanted: string): boolean => each.operation.responses.some(({ status }) => status === wanted);
/** The resource one step above, if there is one. */
export const above = ({ segments }: Case): string | null => (segments.length > 1 ? resourceIdOf(segments.slice(0, -1)) : null);
/** The first rule that recognises something. */
export const firstOf = (each: Case, rules: readonly Rule[], otherwise: (each: Case) => Found): Found => {
  for (const rule of rules) {
    const found = rule(each);
    if (found !== null) return found;
  }
  return otherwise(each);
};
