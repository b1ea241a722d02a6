/** The published JSON Schemas of every `--json` output, and the closed form that the tests hold outputs against. */

import conform from './conform.schema.json' with { type: 'json' };
import conformList from './conform-list.schema.json' with { type: 'json' };
import doctor from './doctor.schema.json' with { type: 'json' };
import explain from './explain.schema.json' with { type: 'json' };
import generate from './generate.schema.json' with { type: 'json' };
import init from './init.schema.json' with { type: 'json' };
import inspect from './inspect.schema.json' with { type: 'json' };
import lint from './lint.schema.json' with { type: 'json' };

/** The schema of each output by its name, that of the command but for `conform --list`; open to members of later versions. */
export const published = { conform, 'conform-list': conformList, doctor, explain, generate, init, inspect, lint } as const;

/** The same schema with every object closed but those marked `x-open`, so that a spoilt output fails. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).map(([name, member]) => [name, closed(member)]);
  const close = 'properties' in schema && !('x-open' in schema) ? [['additionalProperties', false]] : [];
  return Object.fromEntries([...members, ...close]);
}
