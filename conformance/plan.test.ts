import { expect, test } from 'vitest';
import { answer } from '../generator/contract/answer.ts';
import { noSettings } from '../generator/contract/settings.ts';
import { draftFrom } from '../generator/contract/testing.ts';
import { checks } from './checks/index.ts';
import { planChecks, supplyLine, withoutLeftOut } from './plan.ts';
import { selectChecks } from './select.ts';
import type { UnderTest } from './settings.ts';

const list = `get: { parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 9 } }, { name: cursor, in: query, schema: { type: string } }],
      responses: { '200': { description: a, content: { application/json: { schema: { type: object, properties: { next_cursor: { type: string }, data: { type: array, items: { type: object, properties: { id: { type: string } } } } } } } } } } }`;
const { draft } = await draftFrom(`
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
security: [{ key: [] }]
paths:
  /boats:
    ${list}
    post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: { '201': { description: a } } }
  /crews:
    get: { responses: { '200': { description: a, content: { application/json: { schema: { type: array, items: { type: object, properties: { id: { type: string } } } } } } } } }
    post:
      x-groma: { idempotency: { kind: none, reason: crews are only counted } }
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: a } }
  /ports:
    ${list}
`);
const { contract } = answer(draft, noSettings);
const one: UnderTest = { url: '', consumers: { main: { keys: ['k'] } } };
const usual = { safe: false, shard: null, strict: false };
const of = (only: string, settings: UnderTest | null = one, options: Parameters<typeof planChecks>[3] = usual) =>
  planChecks(contract, selectChecks(checks, { only: [only], without: [] }), settings, options);
const skipsOf = (plan: ReturnType<typeof of>) =>
  plan.skipped.map((skip) => [skip.check.id, skip.verdict, 'operation' in skip ? (skip.operation?.key ?? null) : undefined]);

test('a check runs on every operation that declares its kind, owners first', () => {
  expect(of('pagination').cases.map(({ check, case: { operation } }) => `${check.id} ${operation?.key}`)).toEqual([
    'pagination/maximum GET /boats',
    'pagination/maximum GET /ports',
    'pagination/walk GET /boats',
    'pagination/walk GET /ports',
  ]);
});

test('what is not declared does not apply; what is not supplied names the line', () => {
  expect(skipsOf(of('idempotency/replay'))).toEqual([['idempotency/replay', 'not-applicable', undefined]]);
  expect(of('authentication/foreign-read').cases).toEqual([]);
  expect(supplyLine('consumers.main.keys[1]')).toBe('add --key main=<key> (conform.consumers.main.keys)');
  expect(supplyLine('consumers.main.revoked[0]')).toBe('add conform.consumers.main.revoked to the config');
  expect(supplyLine('hooks.clock')).toBe('add conform.hooks.clock to the config');
});

test('where every item binds, each silent operation is a gap of its own, and a decision is none', () => {
  const strict = { ...usual, strict: true };
  expect(skipsOf(of('pagination/walk', one, strict))).toEqual([['pagination/walk', 'not-testable', 'GET /crews']]);
  expect(of('pagination/walk', one, strict).cases).toHaveLength(2);
  expect(skipsOf(of('idempotency/replay', one, strict))).toEqual([['idempotency/replay', 'not-testable', 'POST /boats']]);
  expect(skipsOf(of('versioning/everywhere', one, strict))).toEqual([['versioning/everywhere', 'not-testable', null]]);
});

test('safe mode leaves out what writes; shards share the operations; left out is left out', () => {
  expect(skipsOf(of('conditional-requests', one, { ...usual, safe: true }))).toHaveLength(1);
  expect(
    of('authentication/unknown', one, { ...usual, safe: true }).cases.every(({ case: { operation } }) => operation?.method === 'GET'),
  ).toBe(true);
  const shares = [1, 2, 3].map((index) => of('authentication/unknown', one, { ...usual, shard: { index, of: 3 } }).cases);
  expect(shares.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(new Set(shares.flat().map(({ case: { operation } }) => operation?.key)).size).toBe(5);
  expect(withoutLeftOut(contract, ['GET /ports']).operations.map(({ key }) => key)).not.toContain('GET /ports');
});
