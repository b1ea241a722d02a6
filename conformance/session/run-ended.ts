/** Thrown where the next request would be over the budget, or the run was interrupted: the runner turns it into a verdict. */
export class RunEnded extends Error {
  readonly kind: 'requests' | 'seconds' | 'interrupted';
  constructor(kind: RunEnded['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
