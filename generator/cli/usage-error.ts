/** A command line that cannot be understood: an unknown command or option, a missing value. Ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to write instead, in one line. */
  readonly remedy: string;

  /**
   * @param message what is wrong, in one sentence
   * @param remedy what to write instead
   */
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
