/** All rules. A rule that is not here is not run; the bookkeeping test finds it. */
import type { Rule } from '../rule.ts';
import { covered } from './authentication/covered.ts';
import { publicWrite } from './authentication/public-write.ts';
import { errorCodes } from './documentation/error-codes.ts';
import { defaultResponse } from './errors/default-response.ts';
import { oneFormat } from './errors/one-format.ts';
import { keyRequired } from './idempotency/key-required.ts';
import { missingKey } from './idempotency/missing-key.ts';
import { oneMaximum } from './pagination/one-maximum.ts';
import { pageSizeMaximum } from './pagination/page-size-maximum.ts';
import { oneDialect } from './rate-limiting/one-dialect.ts';
import { refusal } from './rate-limiting/refusal.ts';
import { versionHeader } from './versioning/version-header.ts';

export const rules: readonly Rule[] = [
  versionHeader,
  covered,
  publicWrite,
  refusal,
  oneDialect,
  pageSizeMaximum,
  oneMaximum,
  oneFormat,
  defaultResponse,
  keyRequired,
  missingKey,
  errorCodes,
];
