/** In development an answer is held against the contract before it leaves. */
import type { OperationDescriptor, ReplyDescriptor } from '../descriptors.ts';
import type { Service } from '../parts.ts';

/** Throws with every violation: the handler, or the contract, is wrong. In production nothing is compiled or checked. */
export function checkReply(bytes: Uint8Array, reply: ReplyDescriptor, operation: OperationDescriptor, service: Service): void {
  if (!service.development || reply.schema === null || !(reply.mediaType?.endsWith('json') ?? false)) return;
  const found = service.validators.check(reply.schema, JSON.parse(Buffer.from(bytes).toString('utf8')), '');
  if (found.length === 0) return;
  const told = found.map((detail) => `  ${detail.param === '' ? '(the body)' : detail.param}: ${detail.message}`).join('\n');
  throw new Error(`${operation.id} answered ${reply.status} with a body that its contract does not allow:\n${told}`);
}
