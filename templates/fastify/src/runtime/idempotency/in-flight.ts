/** Which keys are being worked on in this process: asked before a transaction is opened, because an embedded store has only one. */
import type { Fingerprint } from './fingerprint.ts';

/** Keys by consumer. */
export type InFlight = Readonly<{
  /** What runs under a key; undefined: nothing. */
  running: (key: string) => Fingerprint | undefined;
  start: (key: string, fingerprint: Fingerprint) => void;
  finish: (key: string) => void;
}>;

/** An empty one. */
export function createInFlight(): InFlight {
  const running = new Map<string, Fingerprint>();
  return {
    running: (key) => running.get(key),
    start: (key, fingerprint) => {
      running.set(key, fingerprint);
    },
    finish: (key) => {
      running.delete(key);
    },
  };
}
