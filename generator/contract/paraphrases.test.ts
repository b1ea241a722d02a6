/** Three facts of prose that serving and proving lean on most, in many wordings, and beside them what only looks like one. */
import { describe, expect, test } from 'vitest';
import type { Contract, Operation, Stated } from './model.ts';
import { contractFrom } from './testing.ts';

const block = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
const documentOf = (chapters: string, listing: string): string => `
info:
  title: Orders
  version: 1.0.0
  description: |
${block(chapters, 4)}
paths:
  /orders:
    get:
      operationId: listOrders
      description: |
${block(listing, 8)}
      parameters: [{ name: cursor, in: query, schema: { type: string } }, { name: limit, in: query, schema: { type: integer } }]
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Order' } }
                  next_cursor: { type: string }
        '429': { description: Too many requests., headers: { Retry-After: { schema: { type: integer } } } }
    post:
      operationId: createOrder
      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '409': { description: Busy. }
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: string }
        created_at: { type: string, format: date-time }
        name: { type: string }
        amount: { type: integer }
        items: { type: array, items: { type: object, properties: { position: { type: integer } } } }
`;
const operationOf = (contract: Contract, id: string): Operation => {
  const found = contract.operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe('order', () => {
  const orderOf = async (listing: string): Promise<string | null> => {
    const { contract } = await contractFrom(documentOf('The API of a shop.', listing));
    const { pagination } = operationOf(contract, 'listOrders').conventions;
    if (pagination.kind === 'none') throw new Error('no pages');
    return pagination.order?.value.map(({ property, descending }) => `${descending ? '-' : ''}${property.slice(1)}`).join(',') ?? null;
  };
  test.each([
    ['Results are sorted by creation time, newest first.', '-created_at'],
    ['Orders come back in reverse chronological order of `created_at`; ties are broken by `id`, also descending.', '-created_at,-id'],
    ['Sorted by `created_at` descending, then `id`.', '-created_at,-id'],
    ['The list is ordered by `name` alphabetically.', 'name'],
    ['Default sort: `-created_at,-id`.', '-created_at,-id'],
    ['Items are returned most recent first (by `created_at`, with `id` as the tiebreaker).', '-created_at,-id'],
    ['Ordering: `created_at` DESC, `id` DESC.', '-created_at,-id'],
    ['The oldest order comes first: orders are sorted by `created_at` and then by `id`.', 'created_at,id'],
    ['Returned in ascending order of `id`.', 'id'],
    ['`created_at`, then `id`, both descending, is the order of the list.', '-created_at,-id'],
    ['By default, the newest orders are listed first.', '-created_at'],
    ['The response is sorted ascending by `amount`, with `id` breaking ties.', 'amount,id'],
    ['Lists are always in `created_at` order, latest first.', '-created_at'],
    ['Results appear in the order in which they were created (`created_at`), oldest first.', 'created_at'],
    ['Sort order: `amount` (high to low), `id` (low to high).', '-amount,id'],
    ['Entries are arranged by `created_at` from newest to oldest.', '-created_at'],
    ['Orders are sorted descendingly by `created_at`, `id`.', '-created_at,-id'],
    ['Orders are returned sorted by creation date, with the most recently created orders appearing first.', '-created_at'],
  ])('%s', async (listing, expected) => {
    expect(await orderOf(listing)).toBe(expected);
  });
  test.each([
    'Pass `order_by=created_at` to sort by creation time descending.',
    'The first item of the order has the lowest `id`.',
    'The order of the items is not guaranteed, not even by `created_at`.',
    'Lists all orders; `created_at` is set by the server.',
    'Filters by `created_at`, descending into accounts below yours.',
    'Orders with the newest `created_at` are the first to be cancelled when the stock runs out.',
    'Clients must sort by `created_at` themselves; nothing is promised.',
    'The `items` of each order are sorted by `position`, ascending.',
    'Before 2024 this list was sorted by `created_at` descending; since then no order is promised.',
    'A line of the export of an order is `id`, then `created_at`, then `amount`.',
    'Returns the newest order of the customer, see `created_at`.',
    'Use `sort` to have them sorted by `amount`.',
    'The list may be sorted by `name` or `amount`.',
    'Lists are not sorted; sort by `created_at` if you need to.',
    'Lines are sorted by `sku` within each order.',
    'Since `id` is random, its order tells nothing.',
    'Returns what was ordered; `amount` is in cents, `created_at` in UTC.',
    'Only the latest 100 orders are listed; older ones have to be exported by `created_at`.',
  ])('not: %s', async (listing) => {
    expect(await orderOf(listing)).toBeNull();
  });
});

describe('tiers', () => {
  const policiesOf = async (chapters: string) => {
    const { contract } = await contractFrom(documentOf(chapters, 'All orders.'));
    const limiting = operationOf(contract, 'listOrders').conventions['rate-limiting'];
    if (limiting.kind === 'none' || limiting.kind === 'exempt') throw new Error('no limit');
    return limiting.policies?.value.map(({ tier, quota, seconds, of }) => [tier, quota, seconds, of].join(' ')) ?? null;
  };
  const table = (heading: string, ...rows: string[]): string =>
    [heading, '', rows[0], rows[0]?.replaceAll(/[^|]+/g, '---'), ...rows.slice(1)].join('\n');
  test.each([
    [
      table('# Limits', '| Tier | Requests | Window |', '| trial | 60 | 1 minute |', '| standard | 600 | 1 minute |'),
      ['trial 60 60 ', 'standard 600 60 '],
    ],
    [
      table('# Limits', '| Plan | Limit |', '| Free | 100 requests per minute |', '| Pro | 1,000 requests per minute |'),
      ['Free 100 60 ', 'Pro 1000 60 '],
    ],
    [table('# Limits', '| Tier | Per minute |', '| trial | 60 |', '| standard | 600 |'), ['trial 60 60 ', 'standard 600 60 ']],
    [table('# Limits', '| Tier | Requests / minute | Counted by |', '| trial | 60 | consumer |'), ['trial 60 60 consumer']],
    [table('# Limits', '| Plan | Quota | Window (seconds) |', '| free | 60 | 60 |'), ['free 60 60 ']],
    [table('# Limits', '| Level | Budget |', '| basic | 10 req/s |'), ['basic 10 1 ']],
    [
      table('# Limits', '| Tier | Budget | Of |', '| anonymous | 30 / 60 s | IP |', '| trial | 60 / 60 s | consumer |'),
      ['anonymous 30 60 address', 'trial 60 60 consumer'],
    ],
    [table('# Limits', '| Plan | Rate limit | Burst |', '| free | 5/s | 20 |'), ['free 5 1 ']],
    [table('# Limits', '| Tier | Requests | Period |', '| standard | 10 000 | hour |'), ['standard 10000 3600 ']],
    [table('# Limits', '| Tier | Hourly limit |', '| gold | 5,000 |'), ['gold 5000 3600 ']],
    [table('# Rate limiting', '| Plan | Requests per second |', '| free | 2 |'), ['free 2 1 ']],
    [table('# Rate limiting', '| Tier | Limit | Interval |', '| trial | 20 | 10 s |'), ['trial 20 10 ']],
    [table('# Quotas', '| Plan | Requests/day |', '| basic | 1k |'), ['basic 1000 86400 ']],
    [table('# Rate limits', '| Tier | Budget (requests) | Per |', '| pro | 500 | minute |'), ['pro 500 60 ']],
    [table('# Throttling', '| Who | How much |', '| `free` | up to 60 calls every minute |'), ['free 60 60 ']],
    [
      table('# Rate limits', '| Tier | Max. requests | Time window | Scope |', '| gold | 300 | 5 minutes | tenant |'),
      ['gold 300 300 tenant'],
    ],
  ])('%s', async (chapters, expected) => {
    expect(await policiesOf(chapters)).toEqual(expected);
  });
  test.each([
    table('# Plans', '| Plan | Price | Seats |', '| Free | 0 | 1 user |'),
    table('# Errors', '| Code | Status | Cause |', '| rate_limited | 429 | More than 60 requests in 1 minute |'),
    table('# Plans', '| Plan | Storage | Retention |', '| Free | 10 GB | 30 days |'),
    table('# Jobs', '| Job | Attempts | Timeout |', '| import | 3 | 1 hour |'),
    table('# Webhooks', '| Event | Retries | Every |', '| order.paid | 5 | 10 minutes |'),
    table('# Support', '| Tier | First answer |', '| gold | 4 hours |'),
    table('# Pages', '| Field | Maximum |', '| limit | 100 |'),
    table('# Versions', '| Version | Supported for |', '| 2024-01-01 | 12 months |'),
    table('# Headers', '| Header | Meaning |', '| X-Limit | requests per minute |'),
    table('# Regions', '| Region | Latency | Uptime |', '| eu | 20 ms | 99.9 |'),
    table('# Rate limits', '| Header | Meaning | Example |', '| X-RateLimit-Reset | seconds | 30 |'),
    table('# Rate limits', '| Tier | Price per month |', '| gold | 500 |'),
    table('# Quotas', '| Plan | Storage | Kept for |', '| free | 10 | 30 days |'),
    table('# Rate limits', '| Status | Meaning | Retry after |', '| 429 | too many | 60 seconds |'),
    table('# Limits', '| Field | Maximum | Unit |', '| name | 200 | characters |'),
    table('# Rate limits', '| Tier | Concurrent requests | Timeout |', '| gold | 10 | 30 seconds |'),
  ])('not: %s', async (chapters) => {
    expect(await policiesOf(chapters)).toBeNull();
  });
});

describe('lifetime of a key', () => {
  const secondsOf = async (heading: string, sentence: string): Promise<number | null> => {
    const { contract } = await contractFrom(documentOf(`# ${heading}\n\n${sentence}`, 'All orders.'));
    const { idempotency } = operationOf(contract, 'createOrder').conventions;
    const seconds: Stated<number> | undefined = idempotency.kind === 'key' ? idempotency.seconds : undefined;
    if (seconds === undefined) throw new Error('no key');
    return seconds?.value ?? null;
  };
  test.each([
    ['Keys are kept for 24 hours.', 86_400],
    ['An idempotency key expires after one day.', 86_400],
    ['We remember keys for 48h.', 172_800],
    ['Retries with the same key within 7 days return the first response.', 604_800],
    ['Idempotency keys are valid for 86400 seconds.', 86_400],
    ['After 24 hours a key is forgotten and may be used again.', 86_400],
    ['Keys are purged once they are three days old.', 259_200],
    ['Key retention: 30 days.', 2_592_000],
    ['Responses are cached under the key for P1D.', 86_400],
    ["A key's lifetime is 12 hours, counted from the first request.", 43_200],
    ['Keys older than 24 hours are ignored.', 86400],
    ['The first response is stored under the key and replayed for 2 days.', 172800],
    ['Keys live 24 hours.', 86400],
    ['Idempotency-Key: a UUID; good for one week.', 604800],
    ['We keep the result of a key for a day.', 86400],
    ['A key that is older than 30 days counts as new.', 2592000],
    ['Records of keys are swept 72 hours after the first use.', 259200],
  ])('%s', async (sentence, expected) => {
    expect(await secondsOf('Idempotency', sentence)).toBe(expected);
  });
  test.each([
    ['Idempotency', 'Retry with the same key after 2 seconds.'],
    ['Idempotency', 'While the first request is running, for up to 30 seconds, the key is answered with 409.'],
    ['Authentication', 'API keys are valid for 90 days.'],
    ['Idempotency', 'Idempotency keys are kept as they are sent, up to 255 characters.'],
    ['Authentication', 'The token expires after 1 hour.'],
    ['Idempotency', 'Wait at least 5 minutes before you retry with the key.'],
    ['Orders', 'Orders without a payment are removed after 24 hours.'],
    ['Authentication', 'Keys are never shared; rotate API keys after 30 days.'],
    ['Idempotency', 'A request times out after 10 seconds; retry it with the same key.'],
    ['Retries', 'Back off for up to one hour when you retry with the same `Idempotency-Key`.'],
    ['Idempotency', 'Keys are kept; wait 30 seconds before a retry.'],
    ['Idempotency', 'A retry with the same key within the same second gets 409.'],
    ['Idempotency', 'The lock of a key is held for 60 seconds.'],
    ['Retries', 'Retries happen 5 times within 24 hours.'],
    ['Idempotency', 'A key may be stored by clients for later; retries are limited to 3 per minute.'],
    ['Idempotency', 'Answers arrive within 10 seconds, also to retries.'],
    ['Idempotency', 'The signing key is valid for 1 year.'],
    ['Webhooks', 'We retry deliveries for 3 days.'],
  ])('not, below %s: %s', async (heading, sentence) => {
    expect(await secondsOf(heading, sentence)).toBeNull();
  });
});
