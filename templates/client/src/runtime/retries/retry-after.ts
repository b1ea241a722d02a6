/** Milliseconds that `Retry-After` (RFC 9110, section 10.2.3) asks to wait: whole seconds or a date; null where it says neither. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
