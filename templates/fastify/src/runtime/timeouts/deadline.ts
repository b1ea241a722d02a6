/** How long an answer may take. */
import { refuse } from '../errors/api-error.ts';

/** Hands the work a signal that is set at the deadline, and answers 504 then; the work ends by itself and commits nothing. */
export async function withDeadline<Result>(milliseconds: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    controller.abort();
    reject(new Error('deadline'));
  }, milliseconds);
  // Work that throws before its first await is work that fails, nothing else.
  const running = Promise.resolve(controller.signal).then(work);
  try {
    return await Promise.race([running, promise]);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    // It ends later, and its end is nobody's: without this an error in it would stop the process.
    running.catch(() => undefined);
    return refuse('timeout', { allowed: `${milliseconds} ms` });
  } finally {
    clearTimeout(timer);
  }
}
