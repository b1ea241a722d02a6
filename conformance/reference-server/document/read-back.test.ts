import { sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../../generator/contract/build.ts';
import type { Contract, Operation } from '../../../generator/contract/model.ts';
import { loadText } from '../../../generator/contract/testing.ts';
import { arbitraryDialect } from '../arbitrary-dialect.ts';
import type { Dialect, Path } from '../dialect.ts';
import { dialects } from '../dialects.ts';
import { documentOf } from './document-of.ts';

const read = async (dialect: Dialect): Promise<Contract> => {
  const loaded = await loadText(JSON.stringify(documentOf(dialect)), {}, 'openapi.json');
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return contract;
};
const pointer = (path: Path | null): string | null => (path === null ? null : path.map((name) => `/${name}`).join(''));
const stated = (value: unknown): unknown => expect.objectContaining({ value });

/** What a reader of the document must know of its pages. */
function pagesOf({ pagination }: Dialect): object {
  const { size, next, kind } = pagination;
  const told = next === null ? [] : [expect.objectContaining({ name: pointer(next.at), as: next.as })];
  const link = pagination.kind === 'link' || pagination.link ? [expect.objectContaining({ in: 'header', name: 'Link', as: 'url' })] : [];
  return {
    kind,
    certainty: 'inferred',
    items: pointer(pagination.items),
    more: pointer(pagination.more),
    total: pointer(pagination.total),
    next: [...told, ...link],
    size: {
      field: { in: 'query', name: size.name },
      default: stated(size.default),
      maximum: stated(size.maximum),
      above: stated(size.above),
    },
    order: stated([expect.objectContaining({ descending: true }), expect.objectContaining({ descending: true })]),
  };
}
function keyOf({ idempotency }: Dialect): object {
  const { header, required, replayed, statuses, seconds } = idempotency;
  const refusals = { ...statuses, missing: required ? statuses.missing : null };
  return {
    kind: 'key',
    key: { in: 'header', name: header },
    required,
    replayed,
    seconds: stated(seconds),
    scope: stated('consumer'),
    refusals,
  };
}
function limitsOf({ rateLimiting }: Dialect): object {
  const policies = Object.entries(rateLimiting.tiers).map(([tier, limit]) => expect.objectContaining({ tier, ...limit }));
  const budget = {
    refusal: 429,
    retryAfter: true,
    algorithm: stated(rateLimiting.algorithm),
    policies: stated(policies),
    countedBy: stated(['consumer']),
  };
  if (rateLimiting.kind !== 'headers') return { kind: rateLimiting.kind, ...budget };
  const { limit, remaining, reset, resetAs } = rateLimiting;
  return { kind: 'headers', limit, remaining, reset, resetAs: stated(resetAs), ...budget };
}

const isProbe = ({ health }: Dialect, { path }: Operation): boolean => path.text === health.live || path.text === health.ready;
const isList = ({ method, path }: Operation): boolean => method === 'GET' && !path.text.endsWith('}');

function judge(dialect: Dialect, contract: Contract): void {
  expect(contract.conventions).toMatchObject({
    versioning: {
      kind: 'path',
      tells: dialect.versioning.tells,
      asks: dialect.versioning.asks,
      current: stated(dialect.versioning.current),
    },
    errors: {
      kind: dialect.errors.kind,
      invalid: {
        query: stated(dialect.invalid.query),
        body: stated(dialect.invalid.body),
        unknownQuery: stated(dialect.invalid.unknownQuery),
        unknownMember: stated(dialect.invalid.unknownMember),
      },
    },
    logging: { header: dialect.requestId.header, received: stated(dialect.requestId.received) },
    health: {
      live: `GET ${dialect.health.live}`,
      ready: `GET ${dialect.health.ready}`,
      dependencies: `/${dialect.health.dependencies.at}`,
    },
  });
  for (const operation of contract.operations) {
    const { conventions, method, role } = operation;
    if (isProbe(dialect, operation)) {
      expect(role.kind).toBe('probe');
      expect(conventions).toMatchObject({ 'rate-limiting': { kind: 'exempt' }, authentication: { kind: 'public' } });
      continue;
    }
    expect(conventions).toMatchObject({
      'rate-limiting': limitsOf(dialect),
      authentication: { kind: 'required', foreign: stated(dialect.authentication.foreign) },
      pagination: isList(operation) ? pagesOf(dialect) : { kind: 'none' },
    });
    if (dialect.idempotency.methods.some((keyed) => keyed === method)) expect(conventions.idempotency).toMatchObject(keyOf(dialect));
    else expect(conventions.idempotency.kind).not.toBe('key');
  }
}

describe('the document of a dialect is read as the dialect that rendered it', () => {
  test.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', async (_, dialect) => {
    judge(dialect, await read(dialect));
  });
  test('forty others, whatever their names are', async () => {
    for (const dialect of sample(arbitraryDialect(), { numRuns: 40, seed: 7 })) judge(dialect, await read(dialect));
  });
});
