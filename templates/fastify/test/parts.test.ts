import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashKey, looksLikeKey, makeKey } from '../src/runtime/authentication/key.ts';
import { canonicalJson } from '../src/runtime/idempotency/canonical-json.ts';
import { createSealer } from '../src/runtime/pagination/sealer.ts';
import { createLimiter } from '../src/runtime/rate-limiting/limiter.ts';
import { depthOf } from '../src/runtime/request/read.ts';
import { createRouter } from '../src/runtime/routing/router.ts';
import { readTime } from '../src/runtime/store/database.ts';
import { statements } from '../src/runtime/store/migrate.ts';
import { mergePatch } from '../src/runtime/store/values.ts';
import { nearest } from '../src/runtime/validation/suggestion.ts';
import { shelf } from './contracts.ts';

describe('the limiter', () => {
  const policy = { name: 'p', quota: 7, seconds: 3, tier: null, of: 'consumer' } as const;

  test('lets a whole quota in at once, and after a refusal exactly when it says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 60 }), (gaps) => {
        const limiter = createLimiter();
        let now = 1_000_000;
        for (const gap of gaps) {
          now += gap;
          const [state] = limiter('a', [policy], now);
          if (!state?.refused) continue;
          expect(state.free).toBeGreaterThan(now);
          const later = createLimiterAt(limiter, state.free - 1);
          expect(later).toBe(true);
          now = state.free;
          expect(limiter('a', [policy], now)[0]?.refused).toBe(false);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
    function createLimiterAt(limiter: ReturnType<typeof createLimiter>, now: number): boolean {
      return limiter('a', [policy], now)[0]?.refused ?? false;
    }
  });

  test('never lets in more than two quotas in a window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 }), (gaps) => {
        const limiter = createLimiter();
        const times: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          if (!limiter('a', [policy], now)[0]?.refused) times.push(now);
        }
        for (const time of times) expect(times.filter((other) => other >= time && other < time + 3_000).length).toBeLessThanOrEqual(14);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test('subjects and policies do not touch each other, and a refusal of one policy counts in none', () => {
    const limiter = createLimiter();
    const small = { ...policy, name: 'small', quota: 1 };
    expect(limiter('a', [policy, small], 0).map((state) => state.remaining)).toEqual([6, 0]);
    expect(limiter('a', [policy, small], 0).map((state) => [state.refused, state.remaining])).toEqual([
      [false, 6],
      [true, 0],
    ]);
    expect(limiter('b', [policy], 0)[0]?.remaining).toBe(6);
  });
});

describe('canonical JSON', () => {
  test('does not see order or blanks, and sees every other change', () => {
    expect(canonicalJson('{"b": 1, "a": [1.0, "x"]}')).toBe(canonicalJson('{"a":[1,"x"],"b":1e0}'));
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
        const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
        expect(canonicalJson(one) === canonicalJson(other)).toBe(isDeepStrictEqual(JSON.parse(one), JSON.parse(other)));
        expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(one));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('tells apart numbers that a double cannot', () => {
    expect(canonicalJson('[9007199254740993]')).not.toBe(canonicalJson('[9007199254740992]'));
  });
});

test('a sealed text opens for its own purpose, and not when one character differs', () => {
  const sealer = createSealer(new Map([['0badcafe', Buffer.alloc(32, 7)]]));
  const token = sealer.seal('["x"]', 'list');
  expect(sealer.open(token, 'list')).toBe('["x"]');
  expect(sealer.open(token, 'other')).toBeNull();
  for (let at = 0; at < token.length; at++) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(sealer.open(changed, 'list')).toBeNull();
  }
});

test('keys have a checksum, and no two are alike', () => {
  const key = makeKey('shop_');
  expect(looksLikeKey(key, 'shop_')).toBe(true);
  expect(looksLikeKey(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`, 'shop_')).toBe(false);
  expect(looksLikeKey(key, 'other_')).toBe(false);
  expect(hashKey(key)).not.toContain(key);
  expect(makeKey('shop_')).not.toBe(key);
});

describe('the router', () => {
  const some = Object.values(shelf.operations)[0];
  if (some === undefined) throw new Error('no operation');
  const routes = [
    ['get', 'GET', ['/a/', { parameter: 'id' }]],
    ['literal', 'GET', ['/a/new']],
    ['verb', 'POST', ['/a/', { parameter: 'id' }, ':close']],
    ['suffix', 'GET', ['/a/', { parameter: 'id' }, '.json']],
    ['compare', 'GET', ['/compare/', { parameter: 'base' }, '...', { parameter: 'head' }]],
  ] as const;
  const route = createRouter(routes.map(([id, method, path]) => ({ ...some, id, method, path })));

  test.each([
    ['GET', '/a/1', 'get', { id: '1' }],
    ['HEAD', '/a/1', 'get', { id: '1' }],
    ['GET', '/a/new', 'literal', {}],
    ['GET', '/a/1.json', 'suffix', { id: '1' }],
    ['POST', '/a/1:close', 'verb', { id: '1' }],
    ['GET', '/a/a%2Fb', 'get', { id: 'a/b' }],
    ['GET', '/compare/x...y', 'compare', { base: 'x', head: 'y' }],
  ])('%s %s is %s', (method, path, id, params) => {
    const match = route(method, path);
    expect(match.kind === 'operation' ? [match.operation.id, Object.fromEntries(match.params)] : match).toEqual([id, params]);
  });

  test('knows what is allowed, and what is nothing', () => {
    expect(route('DELETE', '/a/1:close')).toEqual({ kind: 'method', allowed: ['GET', 'HEAD', 'POST'] });
    expect(route('GET', '/b')).toEqual({ kind: 'unknown' });
    expect(route('GET', '/a/%E0')).toEqual({ kind: 'malformed' });
    expect(route('GET', '/a/1/')).toEqual({ kind: 'unknown' });
  });
});

test('times keep every digit', () => {
  expect(readTime('2026-11-24 16:02:58.123456+00')).toBe('2026-11-24T16:02:58.123456Z');
  expect(readTime('2026-11-24 16:02:58+00')).toBe('2026-11-24T16:02:58.000Z');
  expect(readTime('2026-11-24 18:02:58.5+02')).toBe('2026-11-24T16:02:58.500Z');
});

test('SQL falls apart at its own semicolons only', () => {
  expect(statements('-- a; b\nSELECT \';\'; /* ; */ SELECT ";"; CREATE FUNCTION f() AS $x$ a; b; $x$; -- end\n')).toHaveLength(3);
});

test('merge patch is that of RFC 7396', () => {
  expect(mergePatch({ a: 'b', c: { d: 'e', f: 'g' } }, { a: 'z', c: { f: null } })).toEqual({ a: 'z', c: { d: 'e' } });
  expect(mergePatch(['a'], { a: null })).toEqual({});
});

test('depth is that of brackets, not of texts', () => {
  expect(depthOf('{"a":[{"b":"[[[[\\"["}]}')).toBe(3);
});

test('the nearest word is near', () => {
  expect(nearest('usd', ['EUR', 'USD'])).toBe('USD');
  expect(nearest('titel', ['title', 'pages'])).toBe('title');
  expect(nearest('xyz', ['title'])).toBeNull();
});
