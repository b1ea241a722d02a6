import { expect, test } from 'vitest';
import { answer } from '../../generator/contract/answer.ts';
import { noSettings } from '../../generator/contract/settings.ts';
import { draftFrom } from '../../generator/contract/testing.ts';
import { withFutureDates } from './dates.ts';
import { plainRecipe, type Recipe, type Refusal } from './recipe.ts';
import { pointerOf } from './refusal.ts';
import { repaired } from './repair.ts';

const { draft } = await draftFrom(`
paths:
  /things:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { size: { type: integer, minimum: 2 }, unit: { type: string, enum: [kg, t] }, owner_id: { type: string } } }
            examples: { one: { value: { size: 900, owner_id: x } } }
      responses: { '201': { description: made } }
`);
const { contract } = answer(draft, noSettings);
const [operation] = contract.operations;
const body = { size: 900, owner_id: 'x', lines: [{ sku: 'a' }] };
const next = (refusal: Partial<Refusal>, recipe: Recipe = plainRecipe, references: readonly string[] = []): Recipe | null => {
  if (operation === undefined) throw new Error('no operation');
  return repaired(recipe, {
    contract,
    operation,
    body,
    refusal: { status: 422, words: '', pointer: null, ...refusal },
    references: new Set(references),
  });
};

test('a place in an error is found in the body, however it is spelt', () => {
  for (const place of ['lines[0].sku', '/lines/0/sku', 'body.lines.0.sku', '$.lines[0].sku', 'sku'])
    expect(pointerOf(body, place)).toBe('/lines/0/sku');
  expect(pointerOf(body, 'unit')).toBe('/unit');
});

test('each refusal has its remedy', () => {
  expect(next({ words: 'this size is already taken', pointer: '/size' })?.vary).toEqual(new Set(['/size']));
  expect(next({ words: 'owner not found', pointer: '/owner_id' }, plainRecipe, ['/owner_id'])?.freshReferences).toBe(true);
  expect(next({ words: 'unit is required', pointer: '/unit' })?.set.get('/unit')).toBe('kg');
  expect(next({ words: 'unknown member', pointer: '/owner_id' })?.drop).toEqual(new Set(['/owner_id']));
  expect(next({ words: 'size must be at most 40', pointer: '/size' })?.set.get('/size')).toBe(40);
  expect(next({ words: 'too large', pointer: '/size' }, { ...plainRecipe, set: new Map([['/size', 40]]) })?.set.get('/size')).toBe(2);
  expect(next({ words: 'must be in the future' })?.daysAhead).toBe(60);
  expect(next({ status: 409 }, { ...plainRecipe, freshReferences: true }, ['/owner_id'])?.furnished).toBe(true);
  expect(next({ status: 400 })?.example).toBe(1);
  expect(next({ status: 403 })).toBeNull();
  expect(next({ status: 500 })).toBeNull();
});

test('pairs of old dates move together, others stay', () => {
  const now = Date.parse('2026-11-24T00:00:00Z');
  expect(withFutureDates({ from: '2026-01-01', to: '2026-01-04T10:00:00Z', born: 1 }, now)).toEqual({
    from: '2026-12-24',
    to: '2026-12-27T10:00:00Z',
    born: 1,
  });
  expect(withFutureDates({ born: '1980-01-01' }, now)).toEqual({ born: '1980-01-01' });
  expect(withFutureDates({ from: '2027-01-01', to: '2027-01-04' }, now)).toEqual({ from: '2027-01-01', to: '2027-01-04' });
});
