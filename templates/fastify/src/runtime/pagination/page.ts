/** Pages by number. */
import type { Pager } from './pager.ts';

/** The first page is 0 or 1, as the contract says. */
export const page: Pager = {
  locate: (text, { paged, size }) => {
    const first = paged.kind === 'page' ? paged.first : 1;
    if (text === null) return { skip: 0 };
    return /^\d{1,9}$/.test(text) && Number(text) >= first ? { skip: (Number(text) - first) * size } : null;
  },
  following: ({ position, size, paged }) => {
    const first = paged.kind === 'page' ? paged.first : 1;
    return String(('skip' in position ? Math.floor(position.skip / size) : 0) + first + 1);
  },
};
