/** From a handler to an answer: one transaction around precondition, handler, serialising, storing. */
import type { Call } from '../call.ts';
import { checkPrecondition } from '../conditional-requests/precondition.ts';
import type { OperationDescriptor } from '../descriptors.ts';
import { refuse } from '../errors/api-error.ts';
import type { Answer } from '../exchange.ts';
import { answerProbe } from '../health/probe.ts';
import { runIdempotent } from '../idempotency/atomic.ts';
import { readKey } from '../idempotency/key.ts';
import type { AnyHandler, Service } from '../parts.ts';
import { translateConflict } from '../store/database-error.ts';
import { withDeadline } from '../timeouts/deadline.ts';
import { type AnyContext, createContext, scopedTo } from './context.ts';
import { serialise } from './serialise.ts';
import { type Work, writeInTransaction } from './transaction.ts';

/** Answers an operation; 504 when that takes longer than its deadline, after which nothing is committed any more. */
export async function run(call: Call, service: Service): Promise<Answer> {
  const { operation } = call;
  if (operation === null) return refuse('unknown_route');
  if (operation.role.kind === 'probe') return answerProbe(operation, service);
  const handler = service.handlers.get(operation.id);
  if (handler === undefined) return refuse('not_implemented', { message: `${operation.id} has no handler.` });
  return withDeadline(operation.timeouts.handler, service.running, (signal) => {
    const work = workOf(call, operation, handler, service, signal);
    if (operation.safe) return readOnly(call, operation, handler, service, signal);
    const key = operation.idempotency.kind === 'key' ? readKey(call, operation.idempotency) : null;
    if (key === null || operation.idempotency.kind !== 'key') return writeInTransaction(work, service);
    return runIdempotent(call, operation.idempotency, key, work, service);
  });
}

async function readOnly(
  call: Call,
  operation: OperationDescriptor,
  handler: AnyHandler,
  service: Service,
  signal: AbortSignal,
): Promise<Answer> {
  const context = createContext(call, operation, service, { db: service.database, tx: null, signal, afterCommit: [] });
  return serialise(await handler(context), call, operation, service);
}

function workOf(call: Call, operation: OperationDescriptor, handler: AnyHandler, service: Service, signal: AbortSignal): Work {
  return {
    signal,
    requestId: call.id,
    prepare: (tx) => checkPrecondition(call, service, scopedTo(call, service, tx)),
    answer: async (tx, afterCommit) => {
      const context = createContext(call, operation, service, { db: service.database, tx, signal, afterCommit });
      return serialise(await handled(handler, context), call, operation, service);
    },
  };
}

async function handled(handler: AnyHandler, context: AnyContext): Promise<unknown> {
  try {
    return await handler(context);
  } catch (error) {
    throw translateConflict(error);
  }
}
