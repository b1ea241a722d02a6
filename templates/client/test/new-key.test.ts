import { afterEach, expect, test, vi } from 'vitest';
import { newKey } from '../src/runtime/idempotency/new-key.ts';

afterEach(() => vi.unstubAllGlobals());

const { getRandomValues } = globalThis.crypto;

test.each([
  ['as everywhere', globalThis.crypto],
  ['over plain http in a browser', { getRandomValues: getRandomValues.bind(globalThis.crypto) }],
  ['in Node 18', undefined],
])('keys are random UUIDs: %s', (_where, crypto) => {
  vi.stubGlobal('crypto', crypto);
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
