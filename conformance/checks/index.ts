/** Every check there is: the registry. */
import type { Check } from '../check.ts';
import { foreignRead } from './authentication/foreign-read.ts';
import { unknown } from './authentication/unknown.ts';
import { preconditionFailed } from './conditional-requests/412.ts';
import { pact } from './documentation/pact.ts';
import { framework } from './errors/framework.ts';
import { faultsUnderLoad } from './errors/load.ts';
import { open } from './health/open.ts';
import { body } from './idempotency/body.ts';
import { effectsUnderLoad } from './idempotency/load.ts';
import { once } from './idempotency/once.ts';
import { parallel } from './idempotency/parallel.ts';
import { replay } from './idempotency/replay.ts';
import { maximum } from './pagination/maximum.ts';
import { walk } from './pagination/walk.ts';
import { refusal } from './rate-limiting/429.ts';
import { headers } from './rate-limiting/headers.ts';
import { invalidRequest } from './schemas/invalid-request.ts';
import { validRequest } from './schemas/valid-request.ts';
import { everywhere } from './versioning/everywhere.ts';

/** All checks, in the order of the checklist. */
export const checks: readonly Check[] = [
  everywhere,
  unknown,
  foreignRead,
  headers,
  refusal,
  maximum,
  walk,
  framework,
  replay,
  once,
  body,
  parallel,
  open,
  preconditionFailed,
  validRequest,
  invalidRequest,
  pact,
  effectsUnderLoad,
  faultsUnderLoad,
];
