import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import { build } from './build.ts';
import { load } from './load.ts';
import type { Contract, Convention, ConventionName, Conventions, Operation } from './model.ts';
import { diskReader } from './read/reader.ts';
import { contractFrom, draftFrom } from './testing.ts';

const operation = (contract: Contract, key: string): Operation => {
  const found = contract.operations.find((each) => each.key === key || each.id === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
};
const isKind = <Name extends ConventionName, Kind extends Conventions[Name]['kind']>(
  found: Conventions[Name],
  kind: Kind,
): found is Convention<Name, Kind> => found.kind === kind;

const things = (more: string): string => `
paths:
  /things:
    get:
      operationId: listThings
${more}
components:
  schemas:
    Thing: { type: object, properties: { id: { type: string }, created_at: { type: string, format: date-time }, name: { type: string } } }
`;
const listed = (parameters: string, body: string, more = ''): string =>
  things(`      parameters: [${parameters}]
${more}
      responses:
        '200': { description: A page., content: { application/json: { schema: ${body} } } }`);
const page = (members: string): string =>
  `{ type: object, properties: { data: { type: array, items: { $ref: '#/components/schemas/Thing' } }, ${members} } }`;
const param = (name: string, schema: string, description = ''): string =>
  `{ name: ${name}, in: query, description: '${description}', schema: ${schema} }`;

describe('pagination', () => {
  const answerOf = async (snippet: string): Promise<Conventions['pagination']> =>
    operation((await contractFrom(snippet)).contract, 'listThings').conventions.pagination;

  test('a cursor is inferred from a parameter and a member', async () => {
    const found = await answerOf(
      listed(param('cursor', '{ type: string }'), page('next_cursor: { type: [string, "null"] }, has_more: { type: boolean }')),
    );
    expect(found).toMatchObject({
      kind: 'cursor',
      certainty: 'inferred',
      cursor: { in: 'query', name: 'cursor' },
      items: '/data',
      more: '/has_more',
      next: [{ in: 'body', name: '/next_cursor', as: 'cursor' }],
    });
  });
  test('a parameter alone is a guess, and a weak name alone is nothing', async () => {
    expect(await answerOf(listed(param('cursor', '{ type: string }'), page('x: { type: string }')))).toMatchObject({
      kind: 'cursor',
      certainty: 'guessed',
    });
    expect(await answerOf(listed(param('since', '{ type: string }'), page('x: { type: string }')))).toMatchObject({
      kind: 'none',
      certainty: 'absent',
    });
  });
  test('the last item is the cursor where its id is asked for', async () => {
    const found = await answerOf(listed(param('starting_after', '{ type: string }', 'An object ID.'), page('has_more: { type: boolean }')));
    expect(found).toMatchObject({ kind: 'cursor', certainty: 'inferred', next: [{ in: 'last-item', name: '/id', as: 'cursor' }] });
  });
  test('pages by number, from zero, with what the sentences say of their size', async () => {
    const size = param('per_page', '{ type: integer }', 'Defaults to 25. Maximum: 200. Larger values are treated as 200.');
    const found = await answerOf(listed(`${param('page', '{ type: integer, default: 0 }')}, ${size}`, page('total: { type: integer }')));
    expect(found).toMatchObject({
      kind: 'page',
      first: 0,
      certainty: 'inferred',
      total: '/total',
      size: {
        default: { value: 25, certainty: 'described' },
        maximum: { value: 200, certainty: 'described' },
        above: { value: 'clamped' },
      },
    });
  });
  test('offsets', async () => {
    const found = await answerOf(
      listed(
        `${param('offset', '{ type: integer }')}, ${param('limit', '{ type: integer, maximum: 50 }')}`,
        page('total: { type: integer }'),
      ),
    );
    expect(found).toMatchObject({
      kind: 'offset',
      certainty: 'inferred',
      size: { maximum: { value: 50, certainty: 'declared' }, default: null },
    });
  });
  test('only a Link', async () => {
    const found = await answerOf(
      things(`      responses:
        '200':
          description: All.
          headers: { Link: { description: 'The next page with rel="next".', schema: { type: string } } }
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Thing' } } } }`),
    );
    expect(found).toMatchObject({ kind: 'link', items: '', next: [{ in: 'header', name: 'Link', as: 'url' }], certainty: 'inferred' });
  });
  test('an order is a fact only with members of the item', async () => {
    const asked = `${param('cursor', '{ type: string }')}`;
    const body = page('next_cursor: { type: string }');
    const sorted = await answerOf(listed(asked, body, '      description: Sorted by `created_at`, then `id`, newest first.'));
    expect(sorted).toMatchObject({
      order: {
        certainty: 'described',
        value: [
          { property: '/created_at', descending: true },
          { property: '/id', descending: true },
        ],
      },
    });
    expect(await answerOf(listed(asked, body, '      description: Sorted by `weight`.'))).toMatchObject({ order: null });
  });
  test('x-groma overrides one fact or replaces the answer, and no default comes from us', async () => {
    const asked = `${param('cursor', '{ type: string }')}, ${param('limit', '{ type: integer }')}`;
    const body = page('next_cursor: { type: string }');
    expect(await answerOf(listed(asked, body))).toMatchObject({ size: { default: null, maximum: null, above: null }, order: null });
    expect(await answerOf(listed(asked, body, '      x-groma: { pagination: { size: { maximum: 7 } } }'))).toMatchObject({
      kind: 'cursor',
      certainty: 'inferred',
      size: { maximum: { value: 7, certainty: 'configured', at: { pointer: '/paths/~1things/get/x-groma/pagination/size/maximum' } } },
    });
    expect(await answerOf(listed(asked, body, '      x-groma: { pagination: { kind: none, reason: ten things at most } }'))).toMatchObject({
      kind: 'none',
      certainty: 'configured',
      reason: 'ten things at most',
    });
  });
});

const posted = (more: string): string => `
paths:
  /payments:
    post:
      operationId: pay
${more}
`;
describe('idempotency', () => {
  const key = `      parameters:
        - name: Idempotency-Key
          in: header
          required: true
          description: Kept for 2 days. Missing is 400; the same key with another body is 409; while the first is running it is 425.
          schema: { type: string }
      responses: { '201': { description: Paid. } }`;
  test('a declared key with what its own sentences say', async () => {
    const { contract } = await contractFrom(posted(key));
    expect(operation(contract, 'pay').conventions.idempotency).toMatchObject({
      kind: 'key',
      certainty: 'declared',
      required: true,
      key: { in: 'header', name: 'Idempotency-Key' },
      seconds: { value: 172_800, certainty: 'described' },
      refusals: { missing: 400, reused: 409, running: 425 },
      stored: null,
      replayed: null,
    });
  });
  test('silence is none, and a method can be enough', async () => {
    const { contract } = await contractFrom(posted(`      responses: { '201': { description: Paid. } }`));
    expect(operation(contract, 'pay').conventions.idempotency).toMatchObject({ kind: 'none', certainty: 'absent' });
    const { contract: other } = await contractFrom(things(`      responses: { '200': { description: Things. } }`));
    expect(operation(other, 'listThings').conventions.idempotency).toMatchObject({ kind: 'method', certainty: 'declared' });
  });
  test('the config speaks for unsafe operations only, and a mistyped operation is named', async () => {
    const { draft } = await draftFrom(posted(`      responses: { '201': { description: Paid. } }`));
    const said = { kind: 'key', key: 'Once', required: true };
    const { contract } = answer(draft, { file: 'groma.config.yaml', conventions: { idempotency: said }, operations: {} });
    expect(operation(contract, 'pay').conventions.idempotency).toMatchObject({
      kind: 'key',
      certainty: 'configured',
      key: { in: 'header', name: 'Once' },
    });
    const wrong = answer(draft, { file: 'groma.config.yaml', conventions: {}, operations: { payy: {} } });
    expect(wrong.diagnostics).toMatchObject([
      { rule: 'settings/unknown-operation', hint: 'Did you mean pay?', at: { pointer: '/operations/payy' } },
    ]);
    const { draft: reads } = await draftFrom(things(`      responses: { '200': { description: Things. } }`));
    const { contract: read } = answer(reads, { file: 'c', conventions: { idempotency: said }, operations: {} });
    expect(operation(read, 'listThings').conventions.idempotency.kind).toBe('method');
  });
});

describe('rate limiting, authentication, errors', () => {
  const limited = (headers: string, text = ''): string => `
info: { title: Limits, version: 1.0.0, description: ${JSON.stringify(text)} }
security: [{ key: [] }]
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200': { description: Things., headers: { ${headers} } }
        '429':
          description: Too many.
          headers: { Retry-After: { schema: { type: integer } } }
          content: { application/problem+json: { schema: { type: object, properties: { type: { type: string }, title: { type: string }, status: { type: integer }, detail: { type: string }, code: { type: string, enum: [too_many] } } } } }
  /health:
    get: { operationId: health, security: [], description: Not rate-limited., responses: { '200': { description: Up. } } }
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
`;
  test('fields of the IETF, policies from a table, a public probe', async () => {
    const table =
      '## Rate limits\n\nA sliding window per consumer.\n\n| tier | limit | per |\n|---|---|---|\n| free | 100 requests | 60 seconds |\n';
    const { contract } = await contractFrom(
      limited('RateLimit: { schema: { type: string } }, RateLimit-Policy: { schema: { type: string } }', table),
    );
    const list = operation(contract, 'listThings').conventions;
    expect(list['rate-limiting']).toMatchObject({
      kind: 'fields',
      refusal: 429,
      retryAfter: true,
      algorithm: { value: 'sliding-counter' },
      countedBy: { value: ['consumer'] },
      policies: { certainty: 'described', value: [{ quota: 100, seconds: 60, tier: 'free' }] },
    });
    expect(list.authentication).toMatchObject({ kind: 'required', foreign: null });
    const health = operation(contract, 'health').conventions;
    expect(health['rate-limiting']).toMatchObject({ kind: 'exempt', certainty: 'described' });
    expect(health.authentication).toMatchObject({ kind: 'public', certainty: 'declared' });
    expect(contract.conventions.errors).toMatchObject({
      kind: 'problem',
      format: { members: { code: '/code', message: '/detail', type: '/type' } },
    });
    expect(contract.errors).toMatchObject([{ value: 'too_many', certainty: 'declared' }]);
  });
  test('a trio of headers under other names', async () => {
    const { contract } = await contractFrom(
      limited(
        "ratelimit-limit: { schema: { type: integer } }, ratelimit-remaining: { schema: { type: integer } }, ratelimit-reset: { description: 'Seconds until the window ends.', schema: { type: integer } }",
      ),
    );
    expect(operation(contract, 'listThings').conventions['rate-limiting']).toMatchObject({
      kind: 'headers',
      limit: 'ratelimit-limit',
      resetAs: { value: 'delta' },
    });
  });
  test('without headers the refusal alone speaks', async () => {
    const { contract } = await contractFrom(limited(''));
    expect(operation(contract, 'listThings').conventions['rate-limiting']).toMatchObject({
      kind: 'retry-after',
      refusal: 429,
      policies: null,
    });
  });
});

const here = (path: string): string => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
const corpus = process.env.GROMA_CORPUS ?? here('corpus');
const read = async (path: string): Promise<Contract> => {
  const loaded = await load(path, diskReader(path));
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return contract;
};
const asks = (name: string) => (each: Operation) =>
  each.method === 'GET' && each.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name);
const links = (each: Operation): boolean =>
  each.responses.some(({ status, headers }) => status === '200' && headers.some(({ name }) => name === 'Link'));

describe.skipIf(!existsSync(join(corpus, 'README.md')))('real documents (skipped where shared/corpus is absent)', () => {
  test.each<[string, string, number, (each: Operation) => boolean, (found: Conventions['pagination']) => boolean]>([
    [
      'stripe-2023-09-12.yaml',
      'cursor lists',
      100,
      asks('starting_after'),
      (found) => isKind(found, 'cursor') && found.next[0]?.in === 'last-item' && found.more === '/has_more',
    ],
    ['github-3.0.json', 'Link lists', 165, links, (found) => found.kind !== 'none' && found.next.some(({ name }) => name === 'Link')],
    [
      'twilio-api-v2010.json',
      'token lists',
      61,
      asks('PageToken'),
      (found) => isKind(found, 'cursor') && found.next[0]?.name === '/next_page_uri',
    ],
    ['box.json', 'marker lists', 41, asks('marker'), (found) => isKind(found, 'cursor') && found.next[0]?.name === '/next_marker'],
    ['box.json', 'offset lists', 12, (each) => asks('offset')(each) && !asks('marker')(each), (found) => isKind(found, 'offset')],
  ])('%s: %s (%i), at least 98 % certain', async (file, _, total, select, fits) => {
    const all = (await read(join(corpus, file))).operations.filter(select);
    expect(all).toHaveLength(total);
    const found = all.filter(({ conventions: { pagination } }) => pagination.certainty === 'inferred' && fits(pagination));
    expect(found.length / total).toBeGreaterThanOrEqual(0.98);
  });
  test('Adyen: 22 keys, none of them required', async () => {
    const keys = (await read(join(corpus, 'adyen-checkout-v71.yaml'))).operations
      .map(({ conventions }) => conventions.idempotency)
      .filter((found) => isKind(found, 'key'));
    expect(keys).toHaveLength(22);
    expect(keys.every((found) => isKind(found, 'key') && !found.required && found.key.name === 'Idempotency-Key')).toBe(true);
  });
  test.each(['petstore-3.0.yaml', 'petstore-3.1.json'])('%s: no page, no key, no limit is invented', async (file) => {
    const { operations } = await read(join(corpus, file));
    for (const word of ['pagination', 'rate-limiting', 'conditional-requests', 'long-running'] as const)
      expect(new Set(operations.map(({ conventions }) => conventions[word].kind))).toEqual(new Set(['none']));
    expect(operations.some(({ conventions }) => conventions.idempotency.kind === 'key')).toBe(false);
  });
});

describe.skipIf(!existsSync(here('calibration/README.md')))('model documents (skipped where shared/calibration is absent)', () => {
  test('the default dialect is read as it is meant, words and structure', async () => {
    const contract = await read(here('calibration/lodging/openapi.yaml'));
    const lists = contract.operations.filter(({ role }) => role.kind === 'list');
    expect(lists.map(({ conventions }) => conventions.pagination)).toEqual(
      lists.map(() => expect.objectContaining({ kind: 'cursor', certainty: 'inferred' })),
    );
    const keyed = contract.operations.filter(({ method }) => method === 'POST' || method === 'PATCH');
    for (const { conventions } of keyed)
      expect(conventions.idempotency).toMatchObject({
        kind: 'key',
        required: true,
        seconds: { value: 86_400 },
        refusals: { missing: 400, reused: 422, running: 409 },
        replayed: 'Idempotent-Replayed',
      });
    expect(contract.conventions).toMatchObject({
      versioning: { kind: 'path', major: 'v1', asks: 'X-API-Version', tells: 'X-API-Version', current: { value: '2026-09-01' } },
      errors: { kind: 'envelope', format: { members: { code: '/error/code', requestId: '/error/request_id' } } },
      health: { live: 'GET /health/live', ready: 'GET /health' },
      logging: { header: 'X-Request-Id', received: { value: 'kept' } },
      compression: { minimumBytes: { value: 1000 } },
      cors: { kind: 'origins', credentials: false },
    });
    expect(contract.errors).toHaveLength(34);
    expect(contract.errors.every(({ statuses, cause, fix }) => statuses.length === 1 && cause !== null && fix !== null)).toBe(true);
  });
  test('chapters count as the document', async () => {
    const contract = await read(here('calibration/lint/good/1-marina.yaml'));
    const list = operation(contract, 'listBerths').conventions;
    expect(list.pagination).toMatchObject({
      size: { default: { value: 20 }, maximum: { value: 100 }, above: { value: 'refused' } },
      order: { value: [{ descending: true }, { descending: true }] },
    });
    expect(list.timeouts).toMatchObject({ handler: { value: 30 } });
    expect(list['rate-limiting']).toMatchObject({
      algorithm: { value: 'token-bucket' },
      policies: {
        value: [
          { tier: 'free', quota: 100, seconds: 60 },
          { tier: 'professional', quota: 3000 },
        ],
      },
    });
    expect(operation(contract, 'getHealth').conventions['rate-limiting'].kind).toBe('exempt');
    expect(operation(contract, 'listVesselMoorings').deprecation).toMatchObject({
      since: { value: '2026-10-01' },
      sunset: { value: '2030-06-30' },
      replacement: { certainty: 'declared' },
    });
  });
});

test('two readings are equal, and the contract is data', async () => {
  const { draft } = await draftFrom(listed(param('cursor', '{ type: string }'), page('next_cursor: { type: string }')));
  const [one, other] = [answer(draft), answer(draft)];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});
