/** The probes, and where the readiness probe tells the state of each dependency. */
import type { DraftOperation } from '../draft.ts';
import type { Conventions, JsonPointer } from '../model.ts';
import { nounOf, segmentsOf } from '../segments.ts';
import { means } from '../vocabulary/meanings.ts';
import { dependencyMembers, livenessSegments } from '../vocabulary/names.ts';
import { best, jsonOf, successes, type World } from '../world.ts';
import { none } from './none.ts';

const dependenciesOf = (operation: DraftOperation | undefined, world: World): JsonPointer | null => {
  const schema = operation === undefined ? null : (jsonOf(successes(operation)[0] ?? null)?.schema ?? null);
  const members = [...world.schemas.members(schema).values()].filter(
    ({ schema: each }) => world.schemas.is(each, 'array') || world.schemas.is(each, 'object'),
  );
  const named = best(members, ({ name }) => dependencyMembers.rank(name));
  const said = members.find(({ schema: each, target }) =>
    [each, target].some(
      (part) => typeof part === 'object' && typeof part.description === 'string' && means('dependencies', part.description),
    ),
  );
  return (named ?? said)?.pointer ?? null;
};

/** From the operations whose role is probe. */
export const health = (world: World): Conventions['health'] => {
  const probes = world.draft.operations.filter((operation) => world.roles.get(operation.key)?.kind === 'probe');
  const isLive = (operation: DraftOperation): boolean => livenessSegments.has(nounOf(segmentsOf(operation.path)));
  const live = probes.find(isLive);
  const waiting = probes.filter((operation) => !isLive(operation));
  const ready = waiting.find((operation) => dependenciesOf(operation, world) !== null) ?? waiting[0];
  const [first] = probes;
  if (first === undefined)
    return none(
      world.draft.operations[0]?.at ?? { file: world.draft.files.keys().next().value ?? '', pointer: '' },
      'No operation asks how the service is.',
    );
  const role = world.roles.get(first.key);
  return {
    kind: 'probes',
    live: live?.key ?? null,
    ready: ready?.key ?? null,
    dependencies: dependenciesOf(ready, world),
    certainty: role?.certainty ?? 'inferred',
    reason: `${probes.map(({ key }) => key).join(', ')} ${probes.length === 1 ? 'asks' : 'ask'} how the service is.`,
    at: first.at,
  };
};
