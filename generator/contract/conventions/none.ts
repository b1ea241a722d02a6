/** The answer of silence. */
import type { Certainty, SourceLocation } from '../model.ts';

/** No kind was found. `at` is where it would stand. */
export const none = (
  at: SourceLocation,
  reason: string,
  certainty: Certainty = 'absent',
): Readonly<{ kind: 'none'; certainty: Certainty; reason: string; at: SourceLocation }> => ({ kind: 'none', certainty, reason, at });
