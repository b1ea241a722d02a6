import { expect, test } from 'vitest';
import { answer } from '../../generator/contract/answer.ts';
import { noSettings } from '../../generator/contract/settings.ts';
import { draftFrom } from '../../generator/contract/testing.ts';
import type { RecordedExchange } from '../exchange.ts';
import { randomOf } from '../random.ts';
import { baseUrl } from './base-url.ts';
import { placeCredential, unknownCredential } from './credentials.ts';
import { evidenceOf } from './evidence.ts';
import { redactor } from './redaction.ts';

const document = `
servers: [{ url: 'https://{region}.api.example/v71', variables: { region: { default: eu } } }]
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    header: { type: apiKey, in: header, name: X-Key }
    query: { type: apiKey, in: query, name: token }
    bearer: { type: http, scheme: bearer }
paths:
  /a: { get: { security: [{ bearer: [] }], responses: { '200': { description: ok } } } }
  /b: { get: { security: [{ header: [], query: [] }, { login: [] }], responses: { '200': { description: ok } } } }
`;
const { draft } = await draftFrom(document);
const { contract } = answer(draft, noSettings);
const [a = null, b = null] = contract.operations;

test('the document says where a credential goes', () => {
  expect(placeCredential(contract, a, 'k')).toEqual({ headers: { authorization: 'Bearer k' }, query: [] });
  expect(placeCredential(contract, b, 'user:pass').headers).toEqual({
    authorization: `Basic ${Buffer.from('user:pass').toString('base64')}`,
  });
  expect(placeCredential(contract, b, { header: 'h', query: 'q' })).toEqual({ headers: { 'x-key': 'h' }, query: [['token', 'q']] });
  expect(placeCredential(contract, null, 'k').headers).toEqual({ authorization: 'Bearer k' });
});

test('an unknown credential looks like the known one', () => {
  const random = randomOf(1, 'x');
  expect(unknownCredential('sk_live_Ab3dEf7hIj', random)).toMatch(/^sk_live_[A-Z][a-z]\d[a-z][A-Z][a-z]\d[a-z][A-Z][a-z]$/);
  expect(unknownCredential('sk_live_Ab3dEf7hIj', random)).not.toBe('sk_live_Ab3dEf7hIj');
  expect(unknownCredential('user:secret1', random)).toMatch(/^user:[a-z]{6}\d$/);
});

test('a url without a path keeps that of the document, one with a path replaces it', () => {
  expect(baseUrl('http://127.0.0.1:1', contract).path(a)).toBe('/v71');
  expect(baseUrl('http://127.0.0.1:1/', contract).shown).toBe('http://127.0.0.1:1/v71');
  expect(baseUrl('http://127.0.0.1:1/api/', contract).path(a)).toBe('/api');
  expect(() => baseUrl('ftp://x', contract)).toThrow(TypeError);
});

test('no form of a credential leaves a report, and its curl names a variable', () => {
  const redact = redactor({ url: '', consumers: { main: { keys: ['user:pa$$/word'] } }, headers: { 'x-secret': 'Token abcdef' } });
  const basic = Buffer.from('user:pa$$/word').toString('base64');
  const said = redact(`user:pa$$/word ${basic} ${encodeURIComponent('user:pa$$/word')} pa$$/word Token abcdef abcdef`);
  expect(said.replaceAll('[redacted]', '').trim().replaceAll(/\s+/g, '')).toBe('');
  const exchange: RecordedExchange = {
    number: 1,
    operation: b?.key ?? null,
    identity: { consumer: 'other', key: 1, state: 'active' },
    purpose: '',
    url: "http://h/b?x='1",
    request: { method: 'POST', path: '/b', query: '', headers: { 'content-type': 'text/plain' }, body: Buffer.from("it's") },
    response: null,
    failure: 'x',
    startedAt: 0,
    ms: 1,
    accident: false,
  };
  const { curl } = evidenceOf(contract, exchange, redact);
  expect(curl).toBe(
    `curl -i -X 'POST' --path-as-is 'http://h/b?x='\\''1' -u "$KEY_OTHER_2" -H 'content-type: text/plain' --data-binary 'it'\\''s'`,
  );
});
