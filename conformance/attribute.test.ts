import { expect, test } from 'vitest';
import { answer } from '../generator/contract/answer.ts';
import { noSettings } from '../generator/contract/settings.ts';
import { draftFrom } from '../generator/contract/testing.ts';
import type { CheckResult } from '../generator/report/report.ts';
import { attribute, type Judged, ownerOf } from './attribute.ts';
import type { RecordedExchange } from './exchange.ts';

const { draft } = await draftFrom(`
paths:
  /boats:
    get: { responses: { '200': { description: a, content: { application/json: { schema: { type: array, items: { type: object, properties: { id: { type: string } } } } } } } } }
    post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: { '201': { description: a, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } } } }
  /boats/{boat_id}:
    get: { parameters: [{ name: boat_id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: a, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } } } }
  /crews:
    get: { responses: { '200': { description: a, content: { application/json: { schema: { type: array, items: { type: object } } } } } } }
`);
const { contract } = answer(draft, noSettings);
const on = (key: string) => contract.operations.find((operation) => operation.key === key) ?? null;

const sent = (operation: string): RecordedExchange => ({
  number: 1,
  operation: on(operation)?.key ?? null,
  identity: null,
  purpose: '',
  url: '',
  request: { method: 'GET', path: '', query: '', headers: {}, body: null },
  response: null,
  failure: '',
  startedAt: 0,
  ms: 0,
  accident: false,
});
const judged = (
  check: string,
  verdict: CheckResult['verdict'],
  key: string | null,
  more: Partial<CheckResult> = {},
  last?: string,
): Judged => ({
  result: { check, items: [], level: 'must', verdict, source: 'document', ...more },
  key,
  exchanges: last === undefined ? [] : [sent(last)],
});

test('what got stuck on an operation that another check found deviating is blocked by that check', () => {
  const all = attribute([
    judged('a/owner', 'fail', 'POST /boats', {}, 'POST /boats'),
    judged('b/stuck', 'not-testable', 'GET /boats/{boat_id}', {}, 'POST /boats'),
    judged('c/elsewhere', 'not-testable', 'GET /crews', {}, 'GET /crews'),
    judged('d/unsent', 'not-testable', 'POST /boats'),
    judged('e/unsupplied', 'not-testable', 'POST /boats', { supply: 'add a key' }, 'POST /boats'),
    judged('f/holds', 'pass', 'POST /boats', {}, 'POST /boats'),
  ]);
  expect(all.map(({ result }) => [result.check, result.blockedBy])).toEqual([
    ['a/owner', undefined],
    ['b/stuck', 'a/owner'],
    ['c/elsewhere', undefined],
    ['d/unsent', undefined],
    ['e/unsupplied', undefined],
    ['f/holds', undefined],
  ]);
});

test('an owner blocks on its own operation; what is rested on blocks on the whole resource', () => {
  const failed = [judged('a/owner', 'fail', 'GET /boats')];
  const owner = (check: { after?: string[]; restsOn?: string[] }, key: string): string | null => ownerOf(check, on(key), contract, failed);
  expect(owner({ after: ['a/owner'] }, 'GET /boats')).toBe('a/owner');
  expect(owner({ after: ['a/owner'] }, 'POST /boats')).toBeNull();
  expect(owner({ restsOn: ['a/owner'] }, 'POST /boats')).toBe('a/owner');
  expect(owner({ restsOn: ['a/owner'] }, 'GET /crews')).toBeNull();
  expect(ownerOf({ after: ['a/owner'] }, null, contract, failed)).toBe('a/owner');
  expect(ownerOf({ after: ['a/owner'] }, on('GET /boats'), contract, [judged('a/owner', 'pass', 'GET /boats')])).toBeNull();
});
