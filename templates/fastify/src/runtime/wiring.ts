/** The modules that a contract uses, by kind: `generated/wiring.ts` re-exports these names and no others, and only their files are copied. */
import type { ErrorFormat } from './errors/write.ts';
import type { Pager } from './pagination/pager.ts';
import type { BudgetWriter } from './rate-limiting/budget.ts';

/** At least the kinds that the descriptors name. */
export type Wiring = Readonly<{
  envelope?: ErrorFormat; // ../runtime/errors/envelope.ts
  problem?: ErrorFormat; // ../runtime/errors/problem.ts
  headers?: BudgetWriter; // ../runtime/rate-limiting/headers.ts
  fields?: BudgetWriter; // ../runtime/rate-limiting/fields.ts
  cursor?: Pager; // ../runtime/pagination/cursor.ts
  page?: Pager; // ../runtime/pagination/page.ts
  offset?: Pager; // ../runtime/pagination/offset.ts
}>;

/** One module; throws, at the first use, when the descriptors name a kind that is not wired. */
export function wired<Kind extends keyof Wiring>(wiring: Wiring, kind: Kind): NonNullable<Wiring[Kind]> {
  const module = wiring[kind];
  if (module === undefined) throw new Error(`The contract uses '${kind}', and generated/wiring.ts does not export it.`);
  return module;
}
