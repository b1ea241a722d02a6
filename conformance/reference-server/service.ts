import type { Behaviour } from './behaviour.ts';
import type { Dialect } from './dialect.ts';
import type { State } from './state.ts';

/** One running server: its choices, its decisions, its memory. `now` in milliseconds; `writeMs`: how long a write takes. */
export type Service = {
  readonly dialect: Dialect;
  readonly behaviour: Behaviour;
  readonly now: () => number;
  readonly seed: number;
  readonly writeMs: number;
  state: State;
  /** How many request ids were given out; a reset does not begin again. */
  requests: number;
};
