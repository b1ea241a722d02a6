/** Every check there is: the registry. */
import type { Check } from '../check.ts';

/** All checks, in the order of the checklist. */
export const checks: readonly Check[] = [];
