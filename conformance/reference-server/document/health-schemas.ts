import type { Dialect } from '../dialect.ts';
import { nameIn } from '../naming.ts';
import { type Node, object } from './node.ts';

/** The schema of a state: up or down. */
export function upSchema({ health }: Dialect): Node {
  return { type: 'string', enum: [health.up, 'down'] };
}

/** The schema of the readiness probe. */
export function readinessSchema(dialect: Dialect): Node {
  const { health } = dialect;
  const state = { [health.status]: upSchema(dialect), [nameIn(dialect, 'latency_ms')]: { type: 'number', minimum: 0 } };
  const dependencies =
    health.dependencies.as === 'map'
      ? { type: 'object', additionalProperties: object(state), description: 'The state of each dependency, by its name.' }
      : {
          type: 'array',
          items: object({ [nameIn(dialect, 'name')]: { type: 'string' }, ...state }),
          description: 'The state of each dependency.',
        };
  return object({ [health.status]: upSchema(dialect), [health.dependencies.at]: dependencies });
}
