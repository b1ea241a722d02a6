import { expect, test } from 'vitest';
import { build } from '../../generator/contract/build.ts';
import { loadText } from '../../generator/contract/testing.ts';
import { dialects } from '../reference-server/dialects.ts';
import { documentOf } from '../reference-server/document/document-of.ts';
import { pactOf } from './pact-of.ts';

const contractOf = async (document: unknown) => {
  const loaded = await loadText(JSON.stringify(document), {}, 'openapi.json');
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract } = build(loaded);
  if (contract === null) throw new Error('no contract');
  return contract;
};

test.each(dialects)('an interaction for each operation, with a state of its own and no credential ($name)', async (dialect) => {
  const contract = await contractOf(documentOf(dialect));
  const pact = pactOf(contract, { consumer: 'a consumer', provider: 'a provider', base: '' });
  const text = JSON.stringify(pact);
  expect(pact.interactions.map(({ description }) => description).length).toBeGreaterThanOrEqual(contract.operations.length - 2);
  expect(new Set(pact.interactions.map(({ description }) => description)).size).toBe(pact.interactions.length);
  expect(text.toLowerCase()).not.toContain('"authorization"');
  expect(JSON.stringify(pactOf(contract, { consumer: 'a consumer', provider: 'a provider', base: '' }))).toBe(text);
});
