/** A load plan of a contract: its requests are arranged beforehand, by one consumer, so that only what is asked for happens under load. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import { resourceOf } from '../arrange.ts';
import type { WireRequest } from '../exchange.ts';
import { isJson, walk, withValue } from '../json.ts';
import { isUnarranged, type Means } from '../means.ts';
import { jsonBodySchema } from '../properties/request-schemas.ts';
import { jsonBody } from '../request.ts';
import type { Outgoing } from './means.ts';
import type { LoadPlan, Profile, Step } from './plan.ts';

/** An operation with a request that succeeds. */
export type Target = Readonly<{ operation: Operation; request: WireRequest; outgoing: Outgoing }>;

const mostWrites = 6;
const mostReads = 4;

/** Creates whose effects can be told apart by a key. */
const isWrite = (operation: Operation): boolean =>
  operation.role.kind === 'create' &&
  operation.conventions.idempotency.kind === 'key' &&
  operation.body?.content.some(({ type }) => /[/+]json\b/i.test(type)) === true;

const isRead = ({ role, method }: Operation): boolean => method === 'GET' && (role.kind === 'list' || role.kind === 'read');

/** What a run sends, writes first; operations that could not be arranged are left out. */
export const loadTargets = async (means: Means): Promise<readonly Target[]> => {
  const { operations } = means.contract;
  const chosen = [...(means.safe ? [] : operations.filter(isWrite).slice(0, mostWrites)), ...operations.filter(isRead).slice(0, mostReads)];
  const targets: Target[] = [];
  for (const operation of chosen) {
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) continue;
    targets.push({ operation, request: arranged.request, outgoing: means.load.outgoing(operation, arranged.request) });
  }
  return targets;
};

const uniqueLooking = /email|mail|name|slug|code|number|title|reference|sku|handle|login|label|external/i;

/** Texts that look as if they had to be unique, where the schema allows what an engine makes of them. */
const uniqueMembers = (contract: Contract, operation: Operation, body: unknown): readonly string[] => {
  const known = jsonBodySchema(contract, operation);
  return [...walk(body)].flatMap(([pointer, value]) => {
    if (typeof value !== 'string' || !uniqueLooking.test(pointer.split('/').at(-1) ?? '')) return [];
    const other = value.includes('@') ? value.replace('@', '.a1b2c3d@') : `${value} a1b2c3d`;
    const changed = withValue(body, pointer, other);
    return known !== null && isJson(changed) && known.validate(changed) ? [pointer] : [];
  });
};

const keyOf = (operation: Operation, request: WireRequest): Step['key'] => {
  const { idempotency } = operation.conventions;
  if (idempotency.kind !== 'key' || (idempotency.key.in !== 'header' && idempotency.key.in !== 'body')) return null;
  const { in: place, name } = idempotency.key;
  const shown = place === 'header' ? request.headers[name.toLowerCase()] : undefined;
  // In lower case as all headers of an arranged request are: the key replaces its own.
  return { in: place, name: place === 'header' ? name.toLowerCase() : name, quoted: shown?.startsWith('"') === true };
};

const stepOf = (contract: Contract, { operation, request, outgoing }: Target): Step => {
  const { role, conventions } = operation;
  const write = isWrite(operation);
  const resource = 'resource' in role && role.resource !== null ? resourceOf(contract, role.resource) : null;
  return {
    kind: write ? 'write' : 'read',
    operation: operation.id,
    method: operation.method,
    url: outgoing.url,
    headers: outgoing.headers,
    body: request.body === null ? null : Buffer.from(request.body).toString('utf8'),
    key: write ? keyOf(operation, request) : null,
    unique: write ? uniqueMembers(contract, operation, jsonBody(request)) : [],
    id: write ? (resource?.identity?.property ?? null) : null,
    replayed: write && conventions.idempotency.kind === 'key' ? (conventions.idempotency.replayed?.toLowerCase() ?? null) : null,
  };
};

/** The plan of arranged requests. */
export const planLoad = (contract: Contract, targets: readonly Target[], profile: Profile, seed: number): LoadPlan => ({
  seed,
  profile,
  steps: targets.map((target) => stepOf(contract, target)),
  credential: targets[0]?.outgoing.credential ?? {},
});

/** A budget that a document declares: how many calls, for which tier. */
type Declared = Readonly<{ quota: number; tier: string | null }>;

const declaredFor = (contract: Contract): readonly Declared[] =>
  contract.operations.flatMap(({ conventions }): readonly Declared[] => {
    const answer = conventions['rate-limiting'];
    return answer.kind === 'none' || answer.kind === 'exempt' ? [] : (answer.policies?.value ?? []);
  });

/**
 * A profile that a consumer can afford: no more than a third of the smallest budget that is declared for its tier. Of a consumer whose
 * tier is not told, only budgets that hold for everybody are known; where there are none, the largest.
 */
export const affordable = (contract: Contract, profile: Profile, tier: string | null): Profile => {
  const declared = declaredFor(contract);
  const own = declared.filter((each) => each.tier === null || each.tier === tier).map(({ quota }) => quota);
  const largest = Math.max(...declared.map(({ quota }) => quota));
  const budget = own.length > 0 ? Math.min(...own) : declared.length > 0 ? largest : Number.POSITIVE_INFINITY;
  return { ...profile, iterations: Math.min(profile.iterations, Math.floor(budget / 3)) };
};
