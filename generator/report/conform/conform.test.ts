import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { envelope } from '../envelope.ts';
import type { ConformReport } from '../report.ts';
import { closed, published } from '../schemas/schemas.ts';
import { style } from '../style.ts';
import { conformHtml } from './html.ts';
import { conformJunit } from './junit.ts';
import { conformTerminal } from './terminal.ts';

const hostile = '<script>alert(1)</script>\u001b[31m "quoted" & \u202e';
const attacks = ['<script', '\u001b', '\u202e'];
const report: ConformReport = {
  ...envelope('conform', 'fail', '0.1.0'),
  document: { path: 'openapi.yaml', title: hostile, version: '1', sha256: 'ab'.repeat(32) },
  urls: ['http://127.0.0.1:3000/v1'],
  seed: 8231,
  startedAt: '2026-11-24T10:00:00.000Z',
  durationMs: 41_000,
  requests: 1418,
  coverage: {
    operations: [
      { key: 'POST /v1/payments', id: 'createPayment', reached: true, statuses: { documented: ['201', '402'], provoked: [201] } },
      { key: 'GET /v1/orders', id: 'listOrders', reached: false, statuses: { documented: ['200'], provoked: [401] }, reason: 'always 401' },
    ],
  },
  results: [
    {
      check: 'idempotency/replay',
      items: ['IDEM-2'],
      level: 'must',
      operation: 'createPayment',
      verdict: 'fail',
      source: 'document',
      message: 'A retry made a second payment.',
      expected: 'the stored 201',
      actual: hostile,
      replay: '.groma/cases/7d2a.json',
      evidence: [
        {
          request: { method: 'POST', url: 'http://127.0.0.1:3000/v1/payments', headers: { authorization: '$KEY' }, body: '{}' },
          response: { status: 201, headers: { etag: '"1"' }, body: hostile },
          curl: "curl -X POST 'http://x'",
          ms: 12,
        },
      ],
    },
    {
      check: 'authentication/two-keys',
      items: ['AUTH-3'],
      level: 'must',
      verdict: 'not-testable',
      source: 'config',
      reason: '`main` has one key',
      supply: 'add --key main=K2',
    },
    {
      check: 'pagination/walk',
      items: ['PAGE-6'],
      level: 'must',
      operation: 'listOrders',
      verdict: 'not-testable',
      source: 'document',
      reason: 'no order can be made',
      remedy: 'a fixture createOrder.body.customer_id',
    },
    { check: 'pagination/walk', items: ['PAGE-6'], level: 'must', operation: 'listPayments', verdict: 'pass', source: 'document' },
  ],
  items: [
    { id: 'IDEM-2', level: 'must', verdict: 'fail', counts: { pass: 0, fail: 1, notTestable: 0, notApplicable: 0 } },
    { id: 'AUTH-3', level: 'must', verdict: 'not-supplied', counts: { pass: 0, fail: 0, notTestable: 1, notApplicable: 0 } },
    { id: 'PAGE-6', level: 'must', verdict: 'pass', counts: { pass: 1, fail: 0, notTestable: 1, notApplicable: 0 } },
  ],
};

test('the terminal says what is not green, and sums up', () => {
  expect(conformTerminal(report, { checklist: 55, html: 'groma.html' }, style(false))).toMatchInlineSnapshot(`
    "  ✗ IDEM-2  idempotency/replay        createPayment     A retry made a second payment.
          1  POST /v1/payments → 201 <script>alert(1)</script>\\u001b[31m "quoted" & \\u202e
          expected the stored 201
          actual   <script>alert(1)</script>\\u001b[31m "quoted" & \\u202e
          again  groma replay .groma/cases/7d2a.json     why  groma explain IDEM-2

      ? AUTH-3  authentication/two-keys                     not tested: \`main\` has one key
          add --key main=K2
      ? PAGE-6  pagination/walk           listOrders        not tested: no order can be made
          a fixture createOrder.body.customer_id

      3 items: 1 hold · 1 fails · 1 not supplied · 0 do not apply (3 of 55; the rest: groma lint)
      fail: 1/2 operations · 1,418 requests · 41 s · seed 8231 · groma.html
    "
  `);
});

test('junit tells failures, what could not be tested, and what was not supplied apart', () => {
  const xml = conformJunit(report);
  expect(xml).toContain('tests="4" failures="1" errors="1" skipped="1"');
  for (const attack of attacks) expect(xml).not.toContain(attack);
});

test('the page shows a hostile answer as text', () => {
  const page = conformHtml(report, new Map([['IDEM-2', 'a retry is safe']]));
  for (const attack of attacks) expect(page).not.toContain(attack);
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('a retry is safe');
});

test('the report fits its published schema, and a spoilt one does not', () => {
  const validate = new Ajv2020({ strict: false }).compile(Object(closed(published.conform)));
  expect(validate(report) || validate.errors).toBe(true);
  expect(validate({ ...report, extra: 1 })).toBe(false);
  expect(validate({ ...report, verdict: 'green' })).toBe(false);
});
