/** Other people's `x-` members that say what a convention asks. Compared folded; the value is read by the resolver of the fact. */
import { fold } from './names.ts';

/** The facts that extensions of others state. */
export type ExtensionFact =
  | 'order'
  | 'rate-limits'
  | 'timeouts'
  | 'cors'
  | 'error-codes'
  | 'enum'
  | 'sunset'
  | 'deprecated-at'
  | 'replaced-by'
  | 'idempotency'
  | 'public'
  | 'audience'
  | 'long-running';

const table: Readonly<Record<ExtensionFact, string>> = {
  order: 'x-sort-order x-order-by x-sorted-by x-default-sort x-default-order x-ordering x-sort',
  'rate-limits': 'x-rate-limits x-rate-limit x-ratelimit x-ratelimits x-throttling x-throttle x-quota x-quotas',
  timeouts: 'x-timeouts x-timeout',
  cors: 'x-cors x-cors-policy',
  'error-codes': 'x-error-codes x-errors x-error-catalog x-error-catalogue x-errorcodes',
  enum: 'x-extensible-enum x-enum',
  sunset: 'x-sunset x-sunset-date x-sunset-at x-sunset-on x-removal-date x-end-of-life',
  'deprecated-at': 'x-deprecated-at x-deprecated-since x-deprecation-date x-deprecated-on x-deprecation',
  'replaced-by': 'x-replaced-by x-replacement x-deprecated-in-favor-of x-use-instead x-successor',
  idempotency: 'x-idempotency x-idempotent x-idempotency-key',
  public: 'x-public x-no-auth x-unauthenticated',
  audience: 'x-audience x-api-audience',
  'long-running': 'x-long-running x-ms-long-running-operation x-async',
};
const facts = new Map<string, ExtensionFact>();
for (const [fact, names] of Object.entries(table)) for (const name of names.split(' ')) facts.set(fold(name), isFact(fact) ? fact : 'enum');
function isFact(name: string): name is ExtensionFact {
  return Object.hasOwn(table, name);
}

/** All names that are known for a fact. */
export const extensionNames = (fact: ExtensionFact): readonly string[] => table[fact].split(' ');
/** The fact that an extension states, or null. */
export const extensionFact = (name: string): ExtensionFact | null => facts.get(fold(name)) ?? null;
