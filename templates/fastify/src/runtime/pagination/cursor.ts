/** An opaque position in a total order: no row is met twice or missed while others come and go. */
import type { Json } from '../descriptors.ts';
import type { Pager } from './pager.ts';

/** The sealed values of the last row. */
export const cursor: Pager = {
  locate: (text, { paged, sealer, purpose }) => {
    const opened = text === null ? '[]' : sealer.open(text, purpose);
    const values = opened === null ? null : readValues(opened);
    if (values === null) return null;
    if (text === null) return { skip: 0 };
    return values.length === paged.order.length ? { after: values } : null;
  },
  following: (_, last, { sealer, purpose }) => sealer.seal(JSON.stringify(last), purpose),
};

function readValues(text: string): readonly Json[] | null {
  const values: unknown = JSON.parse(text);
  return Array.isArray(values) ? values : null;
}
