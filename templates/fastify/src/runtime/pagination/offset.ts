/** So many rows are passed over. */
import type { Pager } from './pager.ts';

/** The position is a count of rows. */
export const offset: Pager = {
  locate: (text) => (text === null ? { skip: 0 } : /^\d{1,9}$/.test(text) ? { skip: Number(text) } : null),
  following: ({ position, size }) => String(('skip' in position ? position.skip : 0) + size),
};
