import { expect, test } from 'vitest';
import { checks } from '../../../conformance/checks/index.ts';
import { checklist } from '../../contract/checklist.ts';
import { rules } from '../../lint/rules/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { groma } from '../testing.ts';

const explain = (...topic: readonly string[]) => groma(['explain', ...topic], '/');
const everything = [...checklist, ...rules, ...checks, ...exitCodes.map(({ code }) => ({ id: String(code) }))].map(({ id }) => id);

test('without a topic all are listed', async () => {
  const { out, exitCode } = await explain();
  expect(exitCode).toBe(0);
  for (const id of everything) expect(out).toContain(`  ${id} `);
});

test('each topic has a page', async () => {
  for (const id of new Set([...everything, 'pagination', 'conform.consumers.*.keys'])) {
    const { out, exitCode, error } = await explain(id);
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toMatch(new RegExp(`^${id.replaceAll(/[.*]/g, '\\$&')} `));
  }
});

test('the page of a rule says what, why and how to mend it; that of an item names its rules', async () => {
  const { out } = await explain('idempotency/key-required');
  expect(out).toMatch(/Every POST and PATCH requires[\s\S]*Why\n[\s\S]*How to mend it\n[\s\S]*IDEM-1/);
  expect((await explain('idem-1')).out).toContain('idempotency/key-required');
});

test('an unknown topic gets the nearest one', async () => {
  expect(await explain('IDEM-22')).toMatchObject({
    exitCode: 2,
    out: '',
    error: expect.stringContaining('Did you mean groma explain IDEM-2?'),
  });
  expect((await explain('quite something else')).error).toContain('groma explain lists them.');
});
