/** What a database says in codes, in our words. */
import { ApiError } from '../errors/api-error.ts';

// Connection refused, reset, timed out; and the classes 08, 53 and 57P of PostgreSQL: not reachable, too busy, going down.
const unreachable = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|08...|53...|57P..)$/;
const uniqueViolation = '23505';
// A value of the right type that no column holds: too long, out of range, no such day, no such text.
const unfit = /^22(001|003|007|008|021|P02|P03|P05)$/;
// Two that waited for each other, or changed the same: one of them is told to come again.
const collided = /^(40001|40P01|55P03)$/;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** A broken uniqueness is a conflict of the request with what is there; any other error stays what it is. */
export const translateConflict = (error: unknown): unknown =>
  codeOf(error) === uniqueViolation ? new ApiError({ reason: 'conflict' }, {}) : error;

/** A store that cannot be reached, or that ended a transaction for another, is 503, worth another try; any other error stays what it is. */
export function translateOutage(error: unknown): unknown {
  const isOut =
    unreachable.test(codeOf(error)) ||
    collided.test(codeOf(error)) ||
    (error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message));
  return isOut ? new ApiError({ reason: 'unavailable' }, { headers: { 'retry-after': '1' } }) : error;
}

/** A value that the schema allows and no column holds is the request's fault; any other error stays what it is. */
export const translateUnfit = (error: unknown): unknown =>
  unfit.test(codeOf(error))
    ? new ApiError(
        { reason: 'validation_failed' },
        { message: 'The request holds a value that cannot be stored: out of range, or no such date.' },
      )
    : error;
