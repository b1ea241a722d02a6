import type { RecordedExchange } from '../exchange.ts';

/** Seconds of a `Retry-After`, as a number or a date; null where there is none. */
export const retryAfterOf = (exchange: RecordedExchange): number | null => {
  const value = exchange.response?.headers.get('retry-after')?.[0];
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
};
