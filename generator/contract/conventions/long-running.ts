/** Both ends of work that outlives its request. */
import type { DraftOperation } from '../draft.ts';
import type { Convention, LongRunning, OperationKey, ResourceId, ResponseField } from '../model.ts';
import type { Member } from '../schema/members.ts';
import {
  failedStates,
  failureMembers,
  type Names,
  progressMembers,
  resultMembers,
  runningStates,
  stateMembers,
  succeededStates,
} from '../vocabulary/names.ts';
import { best, headerOf, jsonOf, responseOf, successes, type World } from '../world.ts';
import { none } from './none.ts';

const resourceOf = (operation: DraftOperation, world: World): ResourceId | null => {
  const role = world.roles.get(operation.key);
  return role !== undefined && 'resource' in role ? role.resource : null;
};
const reader = (operation: DraftOperation, world: World): OperationKey | null => {
  const linked = responseOf(operation, 202)?.links.find((link) => link.operation.startsWith('GET '));
  if (linked !== undefined) return linked.operation;
  const id = resourceOf(operation, world);
  const role = world.roles.get(operation.key)?.kind;
  const read = id === null ? undefined : world.resources.get(id)?.operations.read;
  return role === 'create' || role === 'bulk' ? (read ?? null) : null;
};
const urlMember = /(?:status|location|monitor|poll|job|operation|task)[-_]?(?:ur[li]|href|link)$|^(?:self|href|url)$/i;

const accepted = (operation: DraftOperation, world: World): LongRunning | null => {
  const response = responseOf(operation, 202);
  if (response === null) return null;
  const location = headerOf(response, 'Location') ?? headerOf(response, 'Operation-Location') ?? headerOf(response, 'Content-Location');
  const member = [...world.schemas.members(jsonOf(response)?.schema).values()].find(({ name }) => urlMember.test(name));
  const via: ResponseField | null =
    location !== null ? { in: 'header', name: location.name } : member === undefined ? null : { in: 'body', name: member.pointer };
  const retryAfter = headerOf(response, 'Retry-After') !== null;
  const status = reader(operation, world);
  if (via === null && status === null) {
    if (operation.method !== 'GET') return null;
    return {
      kind: 'repeat',
      retryAfter,
      certainty: 'inferred',
      reason: 'A read answers 202 and names no other place to look.',
      at: response.at,
    };
  }
  const where = via === null ? `${status}` : `${via.in} ${via.name}`;
  return {
    kind: 'accepted',
    status,
    via,
    retryAfter,
    certainty: status !== null && via !== null ? 'declared' : 'inferred',
    reason: `202; how it stands is told by ${where}.`,
    at: response.at,
  };
};

const pick = (members: Iterable<Member>, names: Names): Member | null => best(members, ({ name }) => names.rank(name));
const tells = (operation: DraftOperation, world: World): LongRunning | null => {
  const role = world.roles.get(operation.key)?.kind;
  const success = successes(operation)[0] ?? null;
  const schema = jsonOf(success)?.schema ?? null;
  if (role !== 'read' || schema === null) return null;
  const members = [...world.schemas.members(schema).values()];
  const state = pick(members, stateMembers);
  const values = (state === null ? [] : world.schemas.values(state.schema)).filter((value) => typeof value === 'string');
  const of = (names: Names): string[] => values.filter((value) => names.has(value));
  if (state === null || of(runningStates).length === 0 || of(succeededStates).length + of(failedStates).length === 0) return null;
  const id = resourceOf(operation, world);
  const started = world.draft.operations.some(
    (other) =>
      responseOf(other, 202) !== null && (reader(other, world) === operation.key || (id !== null && resourceOf(other, world) === id)),
  );
  const retryAfter = headerOf(success, 'Retry-After') !== null;
  const progress = pick(members, progressMembers);
  if (!started && !retryAfter && progress === null) return null;
  const found: Convention<'long-running', 'status'>['members'] = {
    state: state.pointer,
    progress: progress?.pointer ?? null,
    result: pick(members, resultMembers)?.pointer ?? null,
    error: pick(members, failureMembers)?.pointer ?? null,
  };
  const reason = `${state.name} runs and ends${started ? ', and an operation that starts it answers 202' : ''}.`;
  return {
    kind: 'status',
    members: found,
    succeeded: of(succeededStates),
    failed: of(failedStates),
    retryAfter,
    certainty: started || retryAfter ? 'inferred' : 'guessed',
    reason,
    at: operation.at,
  };
};

/** 202 and where to look; or the resource that tells how the work stands. */
export const longRunning = (operation: DraftOperation, world: World): LongRunning =>
  accepted(operation, world) ?? tells(operation, world) ?? none(operation.at, 'Nothing is answered before the work is done.');
