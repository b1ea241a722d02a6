import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Convention, Json } from './model.ts';
import { settingsSchema } from './settings/json-schema.ts';
import { conventionNames, override, readLayer, type WrittenConventions } from './settings.ts';

const at = { file: 'openapi.yaml', pointer: '/x-groma' };
const read = (value: Json) => {
  const said: { rule: string; pointer: string; hint: string | null }[] = [];
  const layer = readLayer(value, at, (problem) => said.push({ rule: problem.rule, pointer: problem.at.pointer, hint: problem.hint }));
  return { layer, said };
};
const none = { kind: 'none', certainty: 'absent', reason: '', at } as const;
const cursor: Convention<'pagination', 'cursor'> = {
  kind: 'cursor',
  certainty: 'inferred',
  reason: 'signs',
  at: { file: 'openapi.yaml', pointer: '/paths' },
  cursor: { in: 'query', name: 'after' },
  backward: null,
  items: '/data',
  next: [],
  more: null,
  send: [],
  size: { field: { in: 'query', name: 'limit' }, default: null, maximum: null, above: null },
  order: null,
  total: null,
};

test('a member overrides one fact, and leaves kind and certainty as they were found', () => {
  const { layer, said } = read({ pagination: { order: ['-created_at', 'id'], size: { maximum: 50 } } });
  expect(said).toEqual([]);
  expect(override('pagination', cursor, layer)).toEqual({
    ...cursor,
    order: {
      certainty: 'configured',
      at: { file: 'openapi.yaml', pointer: '/x-groma/pagination/order' },
      value: [
        { property: '/created_at', descending: true },
        { property: '/id', descending: false },
      ],
    },
    size: {
      field: { in: 'query', name: 'limit' },
      default: null,
      above: null,
      maximum: { value: 50, certainty: 'configured', at: { file: 'openapi.yaml', pointer: '/x-groma/pagination/size/maximum' } },
    },
  });
});

test('a kind replaces the answer', () => {
  const { layer, said } = read({ pagination: { kind: 'page', page: 'p', items: 'results.rows', next: ['meta.next'] } });
  expect(said).toEqual([]);
  expect(override('pagination', cursor, layer)).toMatchObject({
    kind: 'page',
    certainty: 'configured',
    page: { in: 'query', name: 'p' },
    items: '/results/rows',
    next: [{ in: 'body', name: '/meta/next', as: 'cursor' }],
    first: 1,
  });
});

test('members say nothing where there is no such kind, and a kind without what it needs is said', () => {
  const facts = read({ pagination: { order: ['id'] } });
  expect(override('pagination', none, facts.layer)).toEqual(none);
  const { layer } = read({ pagination: { kind: 'cursor' } });
  const said: string[] = [];
  expect(override('pagination', none, layer, (problem) => said.push(problem.rule))).toEqual(none);
  expect(said).toEqual(['settings/incomplete']);
});

test('a decision against an item needs a reason', () => {
  expect(read({ idempotency: { kind: 'none' } }).said.map((each) => each.rule)).toEqual(['settings/reason-missing']);
  expect(read({ idempotency: { kind: 'none', reason: 'reads only' } }).said).toEqual([]);
});

test.each<[Json, { rule: string; pointer: string; hint: RegExp }]>([
  [{ paginaton: {} }, { rule: 'settings/unknown-member', pointer: '/x-groma/paginaton', hint: /pagination/ }],
  [{ pagination: { ordr: [] } }, { rule: 'settings/unknown-member', pointer: '/x-groma/pagination/ordr', hint: /order/ }],
  [{ pagination: { kind: 'cursr' } }, { rule: 'settings/unknown-kind', pointer: '/x-groma/pagination/kind', hint: /cursor/ }],
  [{ pagination: { size: { max: 1 } } }, { rule: 'settings/unknown-member', pointer: '/x-groma/pagination/size/max', hint: /maximum/ }],
])('%j is answered with place and suggestion', (value, expected) => {
  const { said } = read(value);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ rule: expected.rule, pointer: expected.pointer });
  expect(said[0]?.hint).toMatch(expected.hint);
});

test('names of prototypes are names', () => {
  expect(read(JSON.parse('{"__proto__":{},"constructor":{},"pagination":{"toString":1}}')).said.map((each) => each.pointer)).toEqual([
    '/x-groma/__proto__',
    '/x-groma/constructor',
    '/x-groma/pagination/toString',
  ]);
});

test('the JSON Schema agrees with the parser', () => {
  const validate = new Ajv2020({ strict: false }).compile(settingsSchema);
  const good: WrittenConventions = {
    pagination: { order: ['-created_at'], size: { maximum: 100, above: 'refused' } },
    idempotency: { kind: 'key', key: 'Idempotency-Key', seconds: 86_400, refusals: { reused: 422 } },
    authentication: { kind: 'public', reason: 'a probe' },
    'rate-limiting': { policies: [{ name: 'default', quota: 10, seconds: 60 }], algorithm: 'token-bucket' },
  };
  const plain: Json = JSON.parse(JSON.stringify(good));
  expect(validate(plain)).toBe(true);
  expect(read(plain).said).toEqual([]);
  for (const wrong of [{ paginaton: {} }, { idempotency: { kind: 'none' } }, { pagination: { order: 3 } }, { role: 'lst' }]) {
    expect(validate(wrong)).toBe(false);
    expect(read(wrong).said).not.toEqual([]);
  }
  expect(conventionNames).toHaveLength(17);
});
