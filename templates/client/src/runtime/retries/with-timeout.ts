/** A signal that ends one attempt: with the caller's signal, or after so many milliseconds (0: never). `clear` must be called. */
export type Limit = Readonly<{ signal: AbortSignal; timedOut: () => boolean; clear: () => void }>;

/** Written out because `AbortSignal.any` is missing in Node 18. */
export function withTimeout(milliseconds: number, caller: AbortSignal | undefined): Limit {
  const controller = new AbortController();
  let over = false;
  const abort = () => controller.abort(caller?.reason);
  const expire = () => {
    over = true;
    controller.abort();
  };
  const timer = milliseconds > 0 ? setTimeout(expire, milliseconds) : undefined;
  if (caller?.aborted) abort();
  caller?.addEventListener('abort', abort, { once: true });
  const clear = () => {
    clearTimeout(timer);
    caller?.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, timedOut: () => over, clear };
}
