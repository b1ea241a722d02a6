/** One mistake is one finding: reading and Redocly's structural rules know much of the same, and one of both speaks. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { groma } from '../testing.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const validityOf = async (argv: readonly string[], input?: string): Promise<readonly string[]> => {
  const { out } = await groma(['lint', ...argv, '--json'], root, input === undefined ? {} : { input });
  const report: { documents: { diagnostics: { rule: string }[] }[] } = JSON.parse(out);
  return report.documents
    .flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
    .filter((rule) => /^document\/|^documentation\/openapi-/.test(rule));
};
const ok = `responses: { '200': { description: It. } }`;
const id = '{ name: id, in: path, required: true, schema: { type: string } }';
const documentOf = (paths: string, more = ''): string => `
openapi: 3.1.0
info: { title: A, version: 1.0.0 }
servers: [{ url: https://api.test }]
paths:
  ${paths.replaceAll('\n', '\n  ')}
${more}`;

test.each([
  ['document/duplicate-name', documentOf(`/a: { get: { ${ok} } }\n/a: { get: { ${ok} } }`)],
  ['document/duplicate-operation-id', documentOf(`/a: { get: { operationId: x, ${ok} } }\n/b: { get: { operationId: x, ${ok} } }`)],
  [
    'document/equivalent-paths',
    documentOf(`/a/{id}: { get: { parameters: [${id}], ${ok} } }\n/a/{key}: { get: { parameters: [${id.replace('id', 'key')}], ${ok} } }`),
  ],
  ['document/duplicate-parameter', documentOf(`/a/{id}: { get: { parameters: [${id}, ${id}], ${ok} } }`)],
  ['document/duplicate-parameter', documentOf(`/a/{id}: { parameters: [${id}, ${id}], get: { ${ok} } }`)],
  ['document/undeclared-path-parameter', documentOf(`/a/{id}: { get: { ${ok} } }`)],
  ['document/dangling-reference', documentOf(`/a: { get: { responses: { '200': { $ref: '#/components/responses/No' } } } }`)],
  ['document/invalid', documentOf(`/a: { get: { parameters: [{ name: a, in: nowhere, schema: { type: string } }], ${ok} } }`)],
  ['document/invalid', documentOf(`/a: { get: { parameters: [{ in: query, schema: { type: string } }], ${ok} } }`)],
  ['document/invalid', documentOf(`/a: { get: { responses: { '200': 5 } } }`)],
  ['document/invalid', documentOf('/a: 7')],
  ['document/invalid', documentOf(`/a: { get: { ${ok} } }`, 'components: { securitySchemes: { S: { type: strange } } }')],
  ['document/invalid', documentOf(`/a: { get: { ${ok}, servers: [{ description: None. }] } }`)],
  ['document/reference-cycle', documentOf(`/a: { get: { ${ok} } }`, `components: { schemas: { A: { $ref: '#/components/schemas/A' } } }`)],
  [
    'document/unknown-link-target',
    documentOf(`/a: { get: { responses: { '200': { description: It., links: { L: { operationId: no } } } } } }`),
  ],
  ['documentation/openapi-no-duplicated-tag-names', documentOf(`/a: { get: { ${ok} } }`, 'tags: [{ name: a }, { name: a }]')],
  ['documentation/openapi-path-parameters-defined', documentOf(`/a: { get: { parameters: [${id}], ${ok} } }`)],
  [
    'documentation/openapi-struct',
    documentOf(`/a: { get: { ${ok} } }`, 'components: { securitySchemes: { S: { type: apiKey, in: header } } }'),
  ],
])('%s is one finding (%#)', async (rule, document) => {
  expect(await validityOf(['-'], document)).toEqual([rule]);
});

test.each([
  ['duplicate-names', ['document/duplicate-name']],
  ['reference-cycles', [...Array(3).fill('document/reference-cycle'), ...Array(2).fill('document/endless-schema'), 'document/no-instance']],
  ['outside-references', Array(6).fill('document/outside-reference')],
])('specs/hostile/%s.yaml', async (name, rules) => {
  expect(await validityOf([`specs/hostile/${name}.yaml`])).toEqual(rules);
});
