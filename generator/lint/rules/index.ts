/** All rules. A rule that is not here is not run; the bookkeeping test finds it. */
import type { Rule } from '../rule.ts';
import { covered } from './authentication/covered.ts';
import { errorCodes } from './documentation/error-codes.ts';
import { oneFormat } from './errors/one-format.ts';
import { keyRequired } from './idempotency/key-required.ts';
import { pageSizeMaximum } from './pagination/page-size-maximum.ts';
import { refusal } from './rate-limiting/refusal.ts';
import { versionHeader } from './versioning/version-header.ts';

export const rules: readonly Rule[] = [versionHeader, covered, refusal, pageSizeMaximum, oneFormat, keyRequired, errorCodes];
