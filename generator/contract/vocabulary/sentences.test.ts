import { expect, test } from 'vitest';
import { aboveOf, algorithmOf, boundsOf, bytesOf, durationsOf, ratesOf, statusesOf } from './amounts.ts';
import { extensionFact, extensionNames } from './extensions.ts';
import { orderOf } from './order.ts';
import { clausesOf, partsByStatus, sentencesOf } from './sentences.ts';

const at = { file: 'x', pointer: '' };

test('prose is split into sentences, items and rows that know their heading', () => {
  const found = sentencesOf(
    'Intro. Second one.\n\n## Limits\n- a\n- b. c\n\n| tier | budget |\n|---|---|\n| free | 100 |\n',
    'Chapter',
    at,
  );
  expect(found.map(({ text, heading }) => [heading, text])).toEqual([
    ['Chapter', 'Intro.'],
    ['Chapter', 'Second one.'],
    ['Limits', 'a'],
    ['Limits', 'b. c'],
    ['Limits', 'free | 100'],
  ]);
  expect(found.at(-1)).toMatchObject({ cells: ['free', '100'], columns: ['tier', 'budget'] });
});
test('HTML is prose too', () => {
  expect(sentencesOf('<p>One.</p><p>Two <code>x</code>.</p>', '', at).map(({ text }) => text)).toEqual(['One.', 'Two x .']);
});
test('clauses', () => {
  expect(clausesOf('Missing is 400; reused is 422; while it runs it is 409.')).toHaveLength(3);
});

test.each([
  ['with 404, exactly as an unknown one', [404]],
  ['400, 404, 409', [400, 404, 409]],
  ['(422), or 409.', [422, 409]],
  ['404,000 items', []],
  ['429.5', []],
  ['RFC-404', []],
])('statuses of %j', (text, expected) => {
  expect(statusesOf(text)).toEqual(expected);
});
test.each([
  ['reuse is 422, running is 409', ['reuse is 422', ', running is 409']],
  ['422 when reused, 409 while running', ['422 when reused, ', '409 while running']],
  ['it is running (409) or reused (422)', ['it is running (409', ') or reused (422']],
  ['reuse is 422', ['reuse is 422']],
])('parts of %j', (text, expected) => {
  expect(partsByStatus(text, /reuse|running/)).toEqual(expected);
});

test.each([
  ['Kept for 24 hours, per consumer.', [86_400]],
  ['24h', [86_400]],
  ['Keys live for one day.', [86_400]],
  ['expires after P1D', [86_400]],
  ['after 30 seconds with 504', [30]],
  ['a 5-minute window', [300]],
  ['within 1,500 ms', [1.5]],
  ['has no second effect', []],
  ['PATCH and PUT', []],
])('durations of %j', (text, expected) => {
  expect(durationsOf(text)).toEqual(expected);
});
test.each([
  ['100 requests per minute', [{ quota: 100, seconds: 60 }]],
  ['5,000 requests per hour', [{ quota: 5000, seconds: 3600 }]],
  ['3 000 requests per minute', [{ quota: 3000, seconds: 60 }]],
  ['10 requests in 10 seconds', [{ quota: 10, seconds: 10 }]],
  ['up to 60/min', [{ quota: 60, seconds: 60 }]],
  ['100 read operations per second', [{ quota: 100, seconds: 1 }]],
  ['within 30 seconds', []],
])('rates of %j', (text, expected) => {
  expect(ratesOf(text)).toEqual(expected);
});
test.each([
  ['at most 262,144 bytes (413)', 262_144],
  ['64 KiB', 65_536],
  ['1 MB', 1_000_000],
  ['a byte', null],
])('bytes of %j', (text, expected) => {
  expect(bytesOf(text)).toBe(expected);
});
test('statuses are errors, and no amounts', () => {
  expect(statusesOf('is 400; 422 `x`; 500,000 items, 404.5 and 200')).toEqual([400, 422]);
});
test.each([
  ['Limit can range between 1 and 100, and the default is 10.', 10, 100],
  ['The number of results per page (max 100).', null, 100],
  ['The default is 50, and the maximum is 1000.', 50, 1000],
  ['`page_size` (default 20, at most 100; more is refused with 422)', 20, 100],
  ['`page_size` is 20 unless said otherwise and at most 100', 20, 100],
  ['More than 100 is refused with 422.', null, 100],
  ['Defaults to 25. Maximum: 200', 25, 200],
  ['A token for the next page.', null, null],
])('bounds of %j', (text, byDefault, maximum) => {
  expect(boundsOf(text)).toEqual({ default: byDefault, maximum });
});
test.each([
  ['More than 100 is refused with 422.', 'refused'],
  ['anything above is refused with 422', 'refused'],
  ['Values above 100 are clamped to 100.', 'clamped'],
  ['Larger values are treated as 100.', 'clamped'],
  ['At most 100.', null],
] as const)('above the maximum: %j', (text, expected) => {
  expect(aboveOf(text)).toBe(expected);
});
test.each([
  ['A token bucket per consumer', 'token-bucket'],
  ['counted in a rolling window', 'sliding-counter'],
  ['fixed-window', 'fixed-window'],
  ['a bucket of sand', null],
] as const)('the limiter of %j', (text, expected) => {
  expect(algorithmOf(text)).toBe(expected);
});

const item = ['id', 'created_at', 'name', 'status'];
const newest = [
  { property: '/created_at', descending: true },
  { property: '/id', descending: true },
];
test.each([
  ['Sorted by `created_at`, then `id`, both descending (newest first).', newest],
  ['Lists the berths. Sorted by `created_at`, then `id`, newest first.', newest],
  ['Every list is sorted by `created_at`, then `id`, both descending: newest first.', newest],
  ['Ordered by created_at descending and id ascending.', [newest[0], { property: '/id', descending: false }]],
  ['Sorted by name.', [{ property: '/name', descending: false }]],
  ['returned sorted by creation date, with the most recent customers appearing first', [newest[0]]],
  ['The newest come first.', [newest[0]]],
  ['Sorted by relevance.', null],
  ['A list of ids.', null],

  ['Sort by the name you like.', null],
])('order of %j', (text, expected) => {
  expect(orderOf(text, item)).toEqual(expected);
});
test('names with hyphens are names', () => {
  expect(orderOf('Sorted by `made-at` descending, then by `id`.', ['id', 'made-at'])).toEqual([
    { property: '/made-at', descending: true },
    { property: '/id', descending: true },
  ]);
});
test('a key without a direction has that of the key before it, but in an extension it ascends', () => {
  const ways = (text: string, asked = false) => orderOf(text, ['created_at', 'id'], asked)?.map(({ descending }) => descending);
  expect(ways('Sorted by `created_at`, then `id`, both descending.')).toEqual([true, true]);
  expect(ways('Sorted by `created_at` descending, then `id`.')).toEqual([true, true]);
  expect(ways('Sorted by `created_at` descending, then `id` ascending.')).toEqual([true, false]);
  expect(ways('In descending order, sorted by `created_at`; the order of ties is not defined.')).toEqual([true]);
  expect(ways('Newest first by `created_at`, ties by `id` ascending.')).toEqual([true, false]);
  expect(ways('Sorted by `created_at`, then `id`.')).toEqual([false, false]);
  expect(ways('created_at desc, id', true)).toEqual([true, false]);
  expect(ways('-created_at,id', true)).toEqual([true, false]);
});
test.each(['created_at desc, id desc', '-created_at,-id', '-created_at, -id'])('an extension that says %j', (text) => {
  expect(orderOf(text, item, true)).toEqual(newest);
});

test.each([
  ['order', 'x-sort-order'],
  ['rate-limits', 'x-rate-limits'],
  ['rate-limits', 'x-ratelimit'],
  ['timeouts', 'x-timeouts'],
  ['cors', 'x-cors'],
  ['error-codes', 'x-error-codes'],
  ['enum', 'x-extensible-enum'],
  ['sunset', 'x-sunset-date'],
  ['deprecated-at', 'x-deprecated-since'],
  ['replaced-by', 'x-replaced-by'],
  ['idempotency', 'x-idempotent'],
  ['public', 'x-public'],
  ['audience', 'x-audience'],
  ['long-running', 'x-ms-long-running-operation'],
] as const)('%s is said by %s', (fact, name) => {
  expect(extensionFact(name)).toBe(fact);
  for (const each of extensionNames(fact)) expect(extensionFact(each)).toBe(fact);
});
test('other extensions say nothing', () => {
  expect(['x-codeSamples', 'x-groma', 'x-constructor'].map(extensionFact)).toEqual([null, null, null]);
});
