/** Input or surroundings that a command cannot work with: a file that cannot be read, a port in use. Ends the command with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** Where: a file, `file:line:column`, a URL, a variable; null where the message says it. */
  readonly place: string | null;
  /** What to do about it, in one line; null where nothing can be said. */
  readonly remedy: string | null;

  /**
   * @param message what is wrong, in one sentence
   * @param about where, what to do, and the error that it came from
   */
  constructor(message: string, about: { place?: string; remedy?: string; cause?: unknown } = {}) {
    super(message, { cause: about.cause });
    this.place = about.place ?? null;
    this.remedy = about.remedy ?? null;
  }
}
