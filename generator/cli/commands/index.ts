import type { Listed } from '../command.ts';

/** The commands of `groma`, in the order of its help. A summary here equals that of the command; a test holds them together. */
export const commands: readonly Listed[] = [];
