/** Documents that attack us, at the level of reading: refused by name, or read as what they are. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { draftOf } from './build.ts';
import type { Draft } from './draft.ts';
import { exchangeOf } from './exchange.ts';
import { load } from './load.ts';
import { diskReader } from './read/reader.ts';

const OWN = fileURLToPath(new URL('../../specs/hostile/', import.meta.url));
const CORPUS = `${process.env.GROMA_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))}/hostile/`;

type Read = Readonly<{ refused: string | null; at: string | null; rules: readonly string[]; draft: Draft | null }>;
const read = async (path: string): Promise<Read> => {
  const loaded = await load(path, diskReader(path));
  if (loaded.kind === 'unreadable')
    return { refused: loaded.message, at: loaded.at === null ? null : `${loaded.at.line}:${loaded.at.column}`, rules: [], draft: null };
  const { draft, diagnostics } = draftOf(loaded);
  return { refused: null, at: null, rules: diagnostics.map(({ rule }) => rule.replace('document/', '')), draft };
};
const count = (rules: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    Map.groupBy(rules, (rule) => rule)
      .entries()
      .map(([rule, all]) => [rule, all.length]),
  );

describe('specs/hostile', () => {
  test('aliases of aliases are refused', async () => {
    expect((await read(`${OWN}alias-bomb.yaml`)).refused).toMatch(/aliases written out/);
  });

  test('every reference that leads out is refused, none in data', async () => {
    const { rules, draft } = await read(`${OWN}outside-references.yaml`);
    expect(count(rules)).toEqual({ 'outside-reference': 6 });
    expect(draft?.schemas.get('Fine')?.schema).toEqual({ $ref: '#/$defs/Inside' });
  });

  test('what never arrives is named; what a validator would never end is opened; a tree is fine', async () => {
    const { rules, draft } = await read(`${OWN}reference-cycles.yaml`);
    expect(count(rules)).toEqual({ 'reference-cycle': 3, 'endless-schema': 2, 'no-instance': 1 });
    expect(draft?.schemas.get('Tree')?.recursive).toBe(true);
    expect(draft?.schemas.get('Within')?.schema).toEqual({});
  });

  test('inherited names are names', async () => {
    const { rules, draft } = await read(`${OWN}inherited-names.yaml`);
    expect(rules).toEqual([]);
    const [operation] = draft?.operations ?? [];
    if (draft === null || operation === undefined) throw new Error('an operation');
    expect([operation.id, ...operation.tags, ...draft.schemas.keys()]).toEqual([
      'constructor',
      '__proto__',
      '__proto__',
      'constructor',
      'valueOf',
    ]);
    expect(exchangeOf(draft, operation)).toMatchObject({ path: '/things/example', query: 'hasOwnProperty=1' });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  test('a path that stands twice is an error, and the first one counts', async () => {
    const { rules, draft } = await read(`${OWN}duplicate-names.yaml`);
    expect(rules).toEqual(['duplicate-name']);
    expect(draft?.operations.map(({ id }) => id)).toEqual(['first']);
  });
});

// What its README expects of reading. Where the corpus is absent, these say so by being skipped.
describe.skipIf(!existsSync(CORPUS))('the corpus of hostile documents (skipped where it is absent)', () => {
  test.each([
    ['01-yaml-alias-bomb.yaml', /aliases written out/, /^15:/],
    ['07-nesting-10000-deep.json', /nested more than/, /^1:/],
    ['09c-empty-file.yaml', /is empty/, null],
    ['10-invalid-yaml.yaml', /cannot be parsed/, /^4:3$/],
    ['10b-invalid-json.json', /cannot be parsed/, /^1:64$/],
    ['11-swagger-2.0.yaml', /Swagger 2.0 is not supported/, /^1:1$/],
    ['11b-unknown-versions.yaml', /OpenAPI 4.0.0 is not supported/, /^1:1$/],
  ])('%s is refused', async (file, message, at) => {
    const { refused, at: place } = await read(CORPUS + file);
    expect(refused).toMatch(message);
    if (at === null) expect(place).toBeNull();
    else expect(place).toMatch(at);
  });

  test.each([
    ['02-ref-exfiltration.yaml', 1, { 'outside-reference': 13 }],
    ['03-path-traversal-names.yaml', 5, {}],
    ['04-comment-and-template-breakout.yaml', 1, {}],
    ['05-quotes-and-prototype-names.json', 1, {}],
    ['06-ref-only-cycles.yaml', 1, { 'reference-cycle': 5, 'endless-schema': 3, 'no-instance': 1 }],
    ['08-duplicates.yaml', 5, { 'equivalent-paths': 1, 'duplicate-operation-id': 1, 'duplicate-parameter': 1 }],
    ['08b-duplicate-yaml-keys.yaml', 1, { 'duplicate-name': 1 }],
    ['09-zero-operations.yaml', 0, {}],
    ['09b-empty-path-items.yaml', 0, {}],
    ['12-wide-200-properties.yaml', 1, {}],
    ['13-unicode-identifiers.json', 10, {}],
    ['14-reserved-words.yaml', 91, {}],
  ])('%s is read: %d operations, %j', async (file, operations, rules) => {
    const found = await read(CORPUS + file);
    expect(found.draft?.operations).toHaveLength(operations);
    expect(count(found.rules)).toEqual(rules);
  });
});
