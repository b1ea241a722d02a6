const BRAND = Symbol.for('groma.client.connection-error');

/** No answer came, or none that can be read. `timedOut`: it was given up after the timeout; `cause` is what `fetch` says. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly [BRAND] = true;
  readonly operation: string;
  readonly timedOut: boolean;

  constructor(operation: string, message: string, timedOut: boolean, cause: unknown) {
    super(message, { cause });
    this.operation = operation;
    this.timedOut = timedOut;
  }
}

/** Whether an error means that no answer came. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return typeof error === 'object' && error !== null && Reflect.get(error, BRAND) === true;
}
