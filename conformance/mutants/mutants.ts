import { authentication } from './authentication.ts';
import { conditionalRequests } from './conditional-requests.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { health } from './health.ts';
import { idempotency } from './idempotency.ts';
import { load } from './load.ts';
import type { Mutant } from './mutant.ts';
import { pagination } from './pagination.ts';
import { rateLimiting } from './rate-limiting.ts';
import { schemas } from './schemas.ts';
import { versioning } from './versioning.ts';

/** Every mutant, by the words of the conventions. */
export const mutants: readonly Mutant[] = [
  ...versioning,
  ...authentication,
  ...rateLimiting,
  ...pagination,
  ...errors,
  ...idempotency,
  ...health,
  ...conditionalRequests,
  ...schemas,
  ...documentation,
  ...load,
];

export type { Mutant } from './mutant.ts';
