/** How long an answer may take. */
import { refuse } from '../errors/api-error.ts';

/**
 * Hands the work a signal that is set at the deadline, and answers 504 then; the work ends by itself and commits nothing.
 * `running` holds it until then.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  running: Set<Promise<unknown>>,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    controller.abort();
    reject(new Error('deadline'));
  }, milliseconds);
  // Work that throws before its first await is work that fails, nothing else.
  const result = Promise.resolve(controller.signal).then(work);
  // It ends later, and its end is nobody's: unheard, an error in it would stop the process.
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  running.add(ended);
  void ended.finally(() => running.delete(ended));
  try {
    return await Promise.race([result, promise]);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return refuse('timeout', { allowed: `${milliseconds} ms` });
  } finally {
    clearTimeout(timer);
  }
}
