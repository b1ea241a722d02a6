/** Which statuses a document names. */
import type { Operation } from '../../generator/contract/model.ts';

/** Whether an operation documents a status, by itself or by its class (`4XX`); `default` names every one. */
export const documents = ({ responses }: Operation, status: number): boolean =>
  responses.some(
    ({ status: named }) => named === String(status) || named.toUpperCase() === `${String(status)[0]}XX` || named === 'default',
  );
