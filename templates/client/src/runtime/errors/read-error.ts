import type { ErrorFormat, OperationDescriptor } from '../descriptor.ts';
import type { Reply } from '../reply.ts';
import { valueAt } from '../wire/pointer.ts';
import { ApiError } from './api-error.ts';

/** Reads an error answer by the first format of the contract that fits it; without one it still has its status and body. */
export function readError(descriptor: OperationDescriptor, reply: Reply): ApiError {
  const { response, body } = reply;
  const format = descriptor.errors.find((one) => fits(one, body));
  const text = (pointer: string | null | undefined): string | undefined => textAt(body, pointer ?? null);
  return new ApiError({
    operation: descriptor.id,
    status: response.status,
    code: text(format?.code),
    message: text(format?.message) ?? `${descriptor.id} was answered with ${response.status} ${response.statusText}`.trim(),
    type: text(format?.type),
    param: text(format?.param),
    requestId: text(format?.requestId) ?? response.headers.get('x-request-id') ?? undefined,
    details: valueAt(body, format?.details ?? null),
    body,
    response,
  });
}

/** By its members, not by its media type: proxies and frameworks send the right body with the wrong one. */
const fits = (format: ErrorFormat, body: unknown): boolean =>
  [format.code, format.message, format.type].some((pointer) => textAt(body, pointer) !== undefined);

function textAt(body: unknown, pointer: string | null): string | undefined {
  const value = valueAt(body, pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
