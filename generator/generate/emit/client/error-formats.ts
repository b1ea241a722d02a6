/** Where the errors of an operation keep what, as the client's runtime reads it. */
import type { ErrorFormat } from '../../../../templates/client/src/runtime/descriptor.ts';
import type { Operation } from '../../../contract/model.ts';

/** Each format once, in the order of the responses. */
export function errorFormatsOf(operation: Operation): readonly ErrorFormat[] {
  const found = new Map<string, ErrorFormat>();
  for (const { error } of operation.responses) {
    if (error === null) continue;
    const { code, message, type, param, requestId, details } = error.members;
    const format = { mediaType: error.mediaType, code, message, type, param, requestId, details };
    found.set(JSON.stringify(format), format);
  }
  return [...found.values()];
}
