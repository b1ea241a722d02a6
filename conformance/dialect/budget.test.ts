import { expect, test } from 'vitest';
import type { WireResponse } from '../exchange.ts';
import { type Metered, readBudget } from './budget.ts';

const budget = { refusal: 429, retryAfter: true, policies: null, algorithm: null, countedBy: null } as const;
const why = { certainty: 'declared', reason: '', at: { file: 'a', pointer: '' } } as const;
const headers: Metered = {
  ...why,
  ...budget,
  kind: 'headers',
  limit: 'X-Limit',
  remaining: 'X-Remaining',
  reset: 'X-Reset',
  resetAs: null,
};
const fields: Metered = { ...why, ...budget, kind: 'fields' };
const answered = (named: Readonly<Record<string, string>>): WireResponse => ({
  status: 200,
  headers: new Map(Object.entries(named).map(([name, value]) => [name, [value]])),
  body: new Uint8Array(),
  text: '',
  json: undefined,
});
const read = (answer: Metered, named: Readonly<Record<string, string>>) => {
  const { budget: told, problem } = readBudget(answer, answered(named), 1_700_000_000_000);
  return told ?? problem;
};

test('three headers of any name; a reset is a moment or a span', () => {
  expect(read(headers, { 'x-limit': '10', 'x-remaining': '3', 'x-reset': '1700000007' })).toEqual({
    limit: 10,
    remaining: 3,
    resetSeconds: 7,
  });
  expect(read(headers, { 'x-limit': '10', 'x-remaining': '3', 'x-reset': '7' })).toEqual({ limit: 10, remaining: 3, resetSeconds: 7 });
  expect(read(headers, { 'x-limit': '10', 'x-remaining': '11', 'x-reset': '7' })).toBe('X-Remaining (11) is more than X-Limit (10)');
  expect(read(headers, { 'x-limit': '10', 'x-remaining': 'many', 'x-reset': '7' })).toBe('X-Remaining is no number: many');
  expect(read(headers, { 'x-limit': '10', 'x-remaining': '1' })).toBe('X-Reset is missing');
});

test('structured fields: the tightest of several policies', () => {
  const policy = '"burst";q=10;w=1, "day";q=1000;w=86400;pk=:YQ==:';
  expect(read(fields, { ratelimit: '"burst";r=9;t=1, "day";r=2;t=3600', 'ratelimit-policy': policy })).toEqual({
    limit: 1000,
    remaining: 2,
    resetSeconds: 3600,
  });
  expect(read(fields, { ratelimit: '"burst";r=9', 'ratelimit-policy': policy })).toEqual({ limit: 10, remaining: 9, resetSeconds: null });
  expect(read(fields, { ratelimit: '"other";r=9', 'ratelimit-policy': policy })).toContain('other');
  expect(read(fields, { ratelimit: 'limit=10, remaining=9', 'ratelimit-policy': policy })).toBe(
    'RateLimit is no list of structured fields',
  );
  expect(read(fields, { ratelimit: '"burst";r=11', 'ratelimit-policy': policy })).toContain('more than its quota');
  expect(read(fields, { ratelimit: '"burst";r=9' })).toBe('RateLimit-Policy is missing');
});
