/** Which function answers which question: the row of each word. */
import type { DraftOperation } from '../draft.ts';
import type { ApiConventions, Conventions, OperationConventions, Role } from '../model.ts';
import type { World } from '../world.ts';
import { authentication } from './authentication.ts';
import { compression } from './compression.ts';
import { conditionalRequests } from './conditional-requests.ts';
import { cors } from './cors.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { health } from './health.ts';
import { idempotency } from './idempotency.ts';
import { logging } from './logging.ts';
import { longRunning } from './long-running.ts';
import { naming } from './naming.ts';
import { pagination } from './pagination.ts';
import { rateLimiting } from './rate-limiting.ts';
import { resumableUpload } from './resumable-upload.ts';
import { timeouts } from './timeouts.ts';
import { versioning } from './versioning.ts';
import { webhooks } from './webhooks.ts';

/** The questions about one operation. None reads the answer to another one. */
export const operationQuestions: {
  readonly [Word in keyof OperationConventions]: (operation: DraftOperation, world: World) => Conventions[Word];
} = {
  authentication,
  'rate-limiting': rateLimiting,
  pagination,
  idempotency,
  'conditional-requests': conditionalRequests,
  'long-running': longRunning,
  'resumable-upload': resumableUpload,
  timeouts,
};
/** The questions about the whole API. */
export const apiQuestions: { readonly [Word in keyof ApiConventions]: (world: World) => Conventions[Word] } = {
  versioning,
  errors,
  webhooks,
  cors,
  compression,
  health,
  logging,
  documentation,
  naming,
};

const safe = new Set(['GET', 'HEAD', 'QUERY', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);
const single = new Set<Role['kind']>(['read', 'replace', 'update', 'delete']);
/** Whether a kind that is written for the whole API is meant for this operation. */
export const isAsked = (word: keyof OperationConventions, operation: DraftOperation, role: Role): boolean => {
  switch (word) {
    case 'pagination':
      return role.kind === 'list' || role.kind === 'search';
    case 'idempotency':
      return !safe.has(operation.method) && role.kind !== 'search' && role.kind !== 'token';
    case 'conditional-requests':
      return single.has(role.kind);
    case 'rate-limiting':
      return role.kind !== 'probe';
    case 'long-running':
    case 'resumable-upload':
      return false;
    case 'authentication':
    case 'timeouts':
      return true;
    default:
      return word satisfies never;
  }
};
