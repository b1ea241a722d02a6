import type { Settings } from '../client.ts';
import type { OperationDescriptor } from '../descriptor.ts';
import { retryAfter } from './retry-after.ts';

const FIRST = 500;
const MOST = 8_000;

/**
 * Milliseconds to wait before the next attempt, or null if there is to be none. `response` is null where no answer came.
 * Waits what `Retry-After` asks, else exponentially with full jitter. What is not repeatable is sent again only after 429:
 * nothing else proves that it had no effect.
 */
export function waitBeforeRetry(
  descriptor: OperationDescriptor,
  response: Response | null,
  attempt: number,
  settings: Settings,
): number | null {
  const asked = response ? retryAfter(response.headers, settings.clock.now()) : null;
  if (!mayRetry(descriptor, response, asked)) return null;
  if (asked !== null) return asked <= settings.longestWait ? asked : null;
  return settings.clock.random() * Math.min(MOST, FIRST * 2 ** attempt);
}

function mayRetry(descriptor: OperationDescriptor, response: Response | null, asked: number | null): boolean {
  if (response?.status === 429) return true;
  if (!descriptor.repeatable && !descriptor.key) return false;
  if (response === null) return true;
  if (response.status === 408 || (response.status >= 500 && response.status !== 501)) return true;
  return response.status === descriptor.key?.running && asked !== null;
}
