import { beforeAll, expect, test } from 'vitest';
import type { Contract } from '../../../contract/model.ts';
import { namesOf } from '../../names.ts';
import { tablesOf } from '../../store/tables.ts';
import { roleOf } from '../descriptors/role.ts';
import type { Plans } from '../plans.ts';
import { contractFrom } from '../testing.ts';
import { scaffold } from './scaffold.ts';

const page = `'200': { description: A page, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Thing' } } } } }`;
const document = `
paths:
  /things:
    get:
      operationId: listThings
      security: [{ key: [] }]
      parameters:
        - { name: state, in: query, schema: { type: array, items: { type: string } } }
        - { name: made_since, in: query, schema: { type: string, format: date-time } }
        - { name: size, in: query, style: deepObject, schema: { type: object, properties: { gte: { type: integer } } } }
        - { name: q, in: query, schema: { type: string } }
        - { name: api_key, in: query, schema: { type: string } }
      responses: { ${page} }
  /others:
    get:
      operationId: listOthers
      parameters: [{ name: near, in: query, required: true, schema: { type: string } }]
      responses: { ${page.replaceAll('Thing', 'Other')} }
  /others/{id}:
    get:
      operationId: getOther
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: expand, in: query, schema: { type: string } }]
      responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } }
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components:
  securitySchemes: { key: { type: apiKey, in: query, name: api_key } }
  schemas:
    Thing:
      type: object
      required: [id]
      properties: { id: { type: string }, state: { type: string }, size: { type: integer }, made_at: { type: string, format: date-time } }
    Other: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }
`;

let contract: Contract;
let plans: Plans;
beforeAll(async () => {
  contract = await contractFrom(document);
  plans = tablesOf(contract, namesOf(contract));
});

const role = (id: string) => {
  const operation = contract.operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`no ${id}`);
  return roleOf(operation, plans, contract);
};

test('a filter is one value or a list; what no row can apply is named', () => {
  expect(role('listThings').filters).toEqual([
    { parameter: 'state', column: 'state', compare: '=' },
    { parameter: 'made_since', column: 'made_at', compare: '>=' },
  ]);
  expect(role('listThings').unapplied).toEqual(['size', 'q']);
  expect([role('getThing').unapplied, role('getOther').unapplied]).toEqual([[], ['expand']]);
});

test('the handler says so; where such a parameter is required it is unwritten', () => {
  const text = scaffold(contract, namesOf(contract), plans)
    .map((file) => file.content)
    .join('\n');
  expect(text).toMatch(/Not applied by the store, 501 when sent: size, q\.[\s\S]*?\n\s*listThings: store\.list\('listThings'\)/);
  expect(text).toMatch(/Not applied by the store, 501 when sent: expand\.[\s\S]*?\n\s*getOther: store\.read\('getOther'\)/);
  expect(text).toContain("listOthers: store.unwritten('listOthers')");
  expect(text).toContain("getThing: store.read('getThing')");
});
