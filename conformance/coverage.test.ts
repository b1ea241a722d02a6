import { expect, test } from 'vitest';
import { answer } from '../generator/contract/answer.ts';
import { noSettings } from '../generator/contract/settings.ts';
import { draftFrom } from '../generator/contract/testing.ts';
import { coverageOf } from './coverage.ts';
import type { RecordedExchange } from './exchange.ts';

const { draft } = await draftFrom(`
paths:
  /a: { get: { responses: { '200': { description: a }, 4XX: { description: b } } } }
  /b: { get: { responses: { '200': { description: a } } } }
  /c: { get: { responses: { '200': { description: a } } } }
  /d: { get: { responses: { '200': { description: a } } } }
  /e: { get: { responses: { '200': { description: a } } } }
`);
const { contract } = answer(draft, noSettings);
const answered = (path: string, status: number, accident = false): RecordedExchange => ({
  number: 1,
  operation: contract.operations.find((operation) => operation.key === `GET ${path}`)?.key ?? null,
  identity: null,
  purpose: '',
  url: '',
  request: { method: 'GET', path, query: '', headers: {}, body: null },
  response: { status, headers: new Map(), body: new Uint8Array(), text: '', json: undefined },
  failure: null,
  startedAt: 0,
  ms: 0,
  accident,
});

test('what was reached, with which statuses, and why something was not', () => {
  const exchanges = [
    answered('/a', 404),
    answered('/a', 200),
    answered('/a', 404),
    answered('/b', 403),
    answered('/b', 429, true),
    answered('/d', 501),
  ];
  const told = coverageOf(contract, exchanges, new Map([['GET /e', 'no example']]));
  expect(told.map(({ key, reached, reason, statuses }) => [key, reached, reason, statuses.provoked])).toEqual([
    ['GET /a', true, undefined, [200, 404]],
    ['GET /b', false, 'the last answer was 403', [403, 429]],
    ['GET /c', false, 'nothing was sent to it', []],
    ['GET /d', false, 'it is not implemented (501)', [501]],
    ['GET /e', false, 'no example', []],
  ]);
  expect(told[0]?.statuses.documented).toEqual(['200', '4XX']);
});
