/** The answers of an operation in the runtime's words, silence completed by `defaults`. */
import type {
  AuthenticationDescriptor,
  Budget,
  ConditionalRequestsDescriptor,
  IdempotencyDescriptor,
  PolicyDescriptor,
  RateLimitingDescriptor,
  RequestField,
  TimeoutsDescriptor,
} from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, Budget as ContractBudget, RequestField as ContractField, Operation } from '../../../contract/model.ts';
import { defaults, stated } from '../../defaults.ts';
import { isServed } from './schemes.ts';

/** A field of a request. A whole query string is refused before (`refusals.ts`). */
export function fieldOf(field: ContractField): RequestField {
  return { in: field.in === 'querystring' ? 'query' : field.in, name: field.name };
}

/** Silence is public: a service never asks for what its document does not announce. */
export function authenticationOf(operation: Operation, contract: Contract): AuthenticationDescriptor {
  const { authentication } = operation.conventions;
  if (authentication.kind === 'none' || authentication.kind === 'public') return { kind: 'public' };
  const alternatives = authentication.alternatives.filter((alternative) =>
    alternative.every(({ scheme }) => isServed(contract.security.get(scheme))),
  );
  const foreign =
    authentication.kind === 'required' ? stated(authentication.foreign, defaults.authentication.foreign) : defaults.authentication.foreign;
  return { kind: authentication.kind, alternatives, foreign };
}

/** Silence is no limit, for the same reason. */
export function rateLimitingOf(operation: Operation): RateLimitingDescriptor {
  const answer = operation.conventions['rate-limiting'];
  switch (answer.kind) {
    case 'none':
    case 'exempt':
      return { kind: 'exempt' };
    case 'retry-after':
    case 'fields':
      return { kind: answer.kind, ...budgetOf(answer) };
    case 'headers': {
      const { limit, remaining, reset } = answer;
      return {
        kind: 'headers',
        limit,
        remaining,
        reset,
        resetAs: stated(answer.resetAs, defaults.rateLimiting.resetAs),
        ...budgetOf(answer),
      };
    }
    default:
      return answer satisfies never;
  }
}

function budgetOf(budget: ContractBudget): Budget {
  const policies = (budget.policies?.value ?? []).map(({ name, quota, seconds, tier, of }): PolicyDescriptor => {
    // Who is not known has no tier, whatever the document calls such calls.
    return /address|\bip\b/i.test(of ?? '')
      ? { name, quota, seconds, tier: null, of: 'address' }
      : { name, quota, seconds, tier, of: 'consumer' };
  });
  const { quota, seconds } = defaults.rateLimiting;
  const own: readonly PolicyDescriptor[] = [{ name: 'default', quota, seconds, tier: null, of: 'consumer' }];
  return { refusal: budget.refusal ?? defaults.rateLimiting.refusal, policies: policies.length > 0 ? policies : own };
}

/** A POST or PATCH of which nothing is said takes a key that is sent, and asks for none. */
export function idempotencyOf(operation: Operation): IdempotencyDescriptor {
  const { idempotency } = operation.conventions;
  const own = defaults.idempotency;
  if (idempotency.kind === 'key') {
    return {
      kind: 'key',
      key: fieldOf(idempotency.key),
      required: idempotency.required,
      seconds: stated(idempotency.seconds, own.seconds),
      replayed: idempotency.replayed,
      refusals: {
        missing: idempotency.refusals.missing ?? own.missing,
        reused: idempotency.refusals.reused ?? own.reused,
        running: idempotency.refusals.running ?? own.running,
      },
    };
  }
  const silent = idempotency.kind === 'none' && idempotency.certainty === 'absent';
  if (!silent || !['POST', 'PATCH'].includes(operation.method)) return { kind: 'none' };
  const { missing, reused, running } = own;
  return {
    kind: 'key',
    key: { in: 'header', name: own.header },
    required: false,
    seconds: own.seconds,
    replayed: own.replayed,
    refusals: { missing, reused, running },
  };
}

/** Entity tags only: other validators are named by `notes.ts`. */
export function conditionalRequestsOf(operation: Operation): ConditionalRequestsDescriptor {
  const answer = operation.conventions['conditional-requests'];
  if (answer.kind !== 'etag') return { kind: 'none' };
  return {
    kind: 'etag',
    strength: stated(answer.strength, defaults.conditional.strength),
    notModified: answer.notModified,
    writes: answer.writes,
  };
}

/** Seconds of the contract become milliseconds. */
export function timeoutsOf(operation: Operation): TimeoutsDescriptor {
  const { timeouts } = operation.conventions;
  const own = defaults.timeouts;
  if (timeouts.kind === 'none') return { handler: own.handlerMilliseconds, bodyBytes: own.bodyBytes };
  const seconds = timeouts.handler ?? timeouts.request;
  return {
    handler: seconds === null ? own.handlerMilliseconds : seconds.value * 1000,
    bodyBytes: stated(timeouts.bodyBytes, own.bodyBytes),
  };
}
