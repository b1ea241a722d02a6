/** The document grows under a service that has rows: one migration, the old rows stay, and the compiler names what is left to write. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compilers, runCompiler } from '../generator/generate/emit/testing.ts';
import { root } from './program.ts';
import { folderForShop, type Keys, layOutShop, type RunningShop, removeShop, shopDocument, startShop } from './shop.ts';

const folder = folderForShop('evolve');
const document = join(folder, 'openapi.yaml');
afterAll(() => removeShop(folder));

const migrations = (): readonly string[] => readdirSync(join(folder, 'migrations')).filter((name) => name.endsWith('.sql'));
const edit = (from: string, to: string): void => {
  const text = readFileSync(document, 'utf8');
  if (!text.includes(from)) throw new Error(`the document does not hold ${from}`);
  writeFileSync(document, text.replaceAll(from, to));
};

type Item = Readonly<{ id: string; nickname?: string; data?: readonly unknown[] }>;

async function call(
  { url }: RunningShop,
  keys: Keys,
  method: string,
  path: string,
  body?: object,
): Promise<Readonly<{ status: number; body: Item }>> {
  const headers = { authorization: `Bearer ${keys.KEY_A1}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const answer: Item = JSON.parse(await response.text());
  return { status: response.status, body: answer };
}

test('a new member: exactly one migration, old rows are read, new ones have it', async () => {
  cpSync(join(root, shopDocument), document);
  await layOutShop(folder, document);
  const store = { STORE_FOLDER: join(folder, 'rows') };
  const before = migrations();
  const old = await startShop(folder, store);
  const made = await call(old, old.keys, 'POST', '/v1/customers', { name: 'Ada', email: 'ada@shop.example' });
  expect(made.status).toBe(201);
  expect(await old.stop()).toBe(0);

  const nickname = '        nickname: { type: string, minLength: 1, maxLength: 20, description: A short name. }\n';
  const note = "        note: { $ref: '#/components/schemas/Note' }\n        created_at:";
  const [head, tail = ''] = readFileSync(document, 'utf8').split('    Order:\n      description: What a customer wants to buy.');
  expect(head).toContain(note);
  writeFileSync(
    document,
    [head?.replace(note, nickname + note), tail].join('    Order:\n      description: What a customer wants to buy.'),
  );
  await layOutShop(folder, document);
  expect(migrations().filter((name) => !before.includes(name))).toEqual([expect.stringMatching(/^0003_.*nickname\.sql$/)]);
  await layOutShop(folder, document);
  expect(migrations()).toHaveLength(before.length + 1);

  const grown = await startShop(folder, store);
  try {
    expect(grown.keys).toEqual({});
    expect((await call(grown, old.keys, 'GET', `/v1/customers/${made.body.id}`)).body).toEqual(made.body);
    const named = await call(grown, old.keys, 'POST', '/v1/customers', { name: 'Eve', email: 'eve@shop.example', nickname: 'E' });
    expect([named.status, named.body.nickname]).toEqual([201, 'E']);
    expect((await call(grown, old.keys, 'GET', '/v1/customers')).body.data).toEqual([named.body, made.body]);
  } finally {
    await grown.stop();
  }
});

test('a new operation is an error of the compiler that names its handler, until it is written', async () => {
  edit(
    '\npaths:\n',
    '\npaths:\n  /v1/greetings:\n    get:\n      operationId: greetCustomers\n      tags: [customers]\n      security: []\n      responses: { "200": { description: Hello, content: { application/json: { schema: { type: string } } } } }\n',
  );
  await layOutShop(folder, document);
  const [five, seven] = compilers;
  const errors = (await runCompiler(folder, five?.path ?? '')).trim().split('\n');
  expect(errors[0]).toMatch(/^\S*src\/handlers\/customers\.ts.*greetCustomers/);
  const path = join(folder, 'src/handlers/customers.ts');
  writeFileSync(path, readFileSync(path, 'utf8').replace('\n};', "\n  async greetCustomers() {\n    return 'Hello';\n  },\n};"));
  expect(await runCompiler(folder, seven?.path ?? '')).toBe('');
});
