/** The published JSON Schemas of every `--json` output, and the closed form that the tests hold outputs against. */
import { readFileSync } from 'node:fs';

/** The commands whose JSON is published. */
export const published = ['lint', 'inspect', 'generate', 'conform'] as const;

/** The schema of a command's output, open to members of later versions. */
export const schemaOf = (command: (typeof published)[number]): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`./${command}.schema.json`, import.meta.url), 'utf8'));

/** The same schema with every object closed but those marked `x-open`, so that a spoilt output fails. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).map(([name, member]) => [name, closed(member)]);
  const close = 'properties' in schema && !('x-open' in schema) ? [['additionalProperties', false]] : [];
  return Object.fromEntries([...members, ...close]);
}
