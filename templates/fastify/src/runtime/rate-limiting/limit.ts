/** The two steps that count: calls of nobody by their address, calls of a consumer by its tier. */
import { isIP } from 'node:net';
import type { Call } from '../call.ts';
import type { PolicyDescriptor, RateLimitingDescriptor } from '../descriptors.ts';
import { refuse } from '../errors/api-error.ts';
import type { Service } from '../parts.ts';
import { type BudgetState, secondsUntil, tightest } from './budget.ts';

/** Counts a call of nobody; 429 when its address has used up its budget. */
export function limitAddress(call: Call, service: Service): void {
  if (call.consumer === null) count(call, service, subjectOf(call.request.address), (policy) => policy.of === 'address');
}

/** IPv4 as it is, also inside of IPv6; of IPv6 the first 64 bits: whoever has one of those addresses has them all. */
export function subjectOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Counts a call of a consumer; 429 when the budget of its tier is used up. */
export function limitConsumer(call: Call, service: Service): void {
  const { consumer } = call;
  if (consumer !== null) count(call, service, consumer.id, ofTier(consumer.tier));
}

type Chosen = (policy: PolicyDescriptor, all: readonly PolicyDescriptor[]) => boolean;

// A policy without a tier holds for the tiers that have none of that name.
const ofTier =
  (tier: string): Chosen =>
  (policy, all) =>
    policy.of === 'consumer' &&
    (policy.tier === tier || (policy.tier === null && !all.some((other) => other.of === 'consumer' && other.tier === tier)));

function count(call: Call, service: Service, subject: string, chosen: Chosen): void {
  const descriptor: RateLimitingDescriptor = call.operation?.['rate-limiting'] ?? service.api['rate-limiting'];
  if (descriptor.kind === 'exempt') return;
  const policies = descriptor.policies.filter((policy) => chosen(policy, descriptor.policies));
  if (policies.length === 0) return;
  const now = service.now().getTime();
  const state: BudgetState = { descriptor, policies: service.limiter(subject, policies, now), now };
  call.budget = state;
  if (!state.policies.some((policy) => policy.refused)) return;
  const free = Math.max(...state.policies.filter((policy) => policy.refused).map((policy) => policy.free));
  const policy = tightest(state)?.policy;
  refuse('rate_limited', {
    status: descriptor.refusal,
    headers: { 'retry-after': String(secondsUntil(free, now)) },
    ...(policy === undefined ? {} : { allowed: `${policy.quota} requests in ${policy.seconds} seconds` }),
  });
}
