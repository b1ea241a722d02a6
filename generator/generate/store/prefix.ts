/** What the ids of a resource begin with, as far as its schema says so. */
import type { SchemaObject } from '../../contract/model.ts';

/** `cus_`, from a pattern (`^cus_…`) or from examples that agree; `null` where ids are UUIDs or nothing is said. */
export function idPrefix(schema: SchemaObject): string | null {
  const pattern = typeof schema.pattern === 'string' ? /^\^([A-Za-z][A-Za-z0-9]*[_-])/.exec(schema.pattern)?.[1] : undefined;
  if (pattern !== undefined) return pattern;
  if (schema.format === 'uuid') return null;
  const examples = Array.isArray(schema.examples) ? schema.examples.filter((example) => typeof example === 'string') : [];
  const prefixes = new Set(examples.map((example) => /^([A-Za-z][A-Za-z0-9]*[_-])(?=[A-Za-z0-9]+$)/.exec(example)?.[1]));
  const [only] = prefixes;
  return prefixes.size === 1 && only !== undefined ? only : null;
}
