import type { RateLimiting } from '../contract/model.ts';

/** What a limited operation can answer. */
export type Limited = Exclude<RateLimiting, { kind: 'none' | 'exempt' }>;

/** The headers that tell the budget in this dialect, as they are written. */
export function limitHeaders(answer: Limited): readonly string[] {
  switch (answer.kind) {
    case 'headers':
      return [answer.limit, answer.remaining, answer.reset];
    case 'fields':
      return ['RateLimit', 'RateLimit-Policy'];
    case 'retry-after':
      return [];
    default:
      return answer satisfies never;
  }
}
