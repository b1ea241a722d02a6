import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractFrom } from '../emit/testing.ts';
import { namesOf } from '../names.ts';
import { emptyLock, type Lock, type Table } from './lock.ts';
import { type Migrations, migrationsFor, parseLock } from './migrations.ts';
import { distinctTables, tablesOf } from './tables.ts';

const own = '-- own\nCREATE TABLE groma_own (id text);\n';
const document = (members: string, required = 'id, name', more = ''): string => `
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
        ${more}
      responses:
        '200':
          description: A page
          content:
            application/json:
              schema:
                type: object
                required: [data, next_cursor]
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                  next_cursor: { type: [string, 'null'] }
    post:
      operationId: createThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /things/{thing_id}:
    get:
      operationId: getThing
      parameters: [{ name: thing_id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components:
  schemas:
    Thing:
      type: object
      required: [${required}]
      properties:
        id: { type: string, pattern: '^thg_[a-z0-9]+$', readOnly: true }
        name: { type: string }
        ${members}
`;

async function tables(text: string): Promise<{ tables: readonly Table[]; prefixes: Map<string, string | null> }> {
  const contract = await contractFrom(text);
  const plans = distinctTables(tablesOf(contract, namesOf(contract)));
  return {
    tables: plans.map((plan) => plan.table),
    prefixes: new Map(plans.map((plan) => [plan.descriptor.name, plan.descriptor.identity.prefix])),
  };
}

async function next(lock: Lock, text: string): Promise<Migrations> {
  const made = await tables(text);
  return migrationsFor(lock, made.tables, own, made.prefixes);
}

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create();
});
afterAll(() => database.close());

/** Applies what was written, on a database of its own schema. */
async function apply(migrations: readonly Migrations[]): Promise<void> {
  await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  for (const { files } of migrations) for (const file of files) if (file.path.endsWith('.sql')) await database.exec(file.content);
}
const paths = (migrations: Migrations): readonly string[] => migrations.files.map((file) => file.path);
const contentOf = (migrations: Migrations): string => migrations.files.filter((file) => file.path.endsWith('.sql')).at(-1)?.content ?? '';

test('the first run writes our tables and those of the resources; the same document again writes nothing', async () => {
  const first = await next(emptyLock, document(''));
  expect(paths(first)).toEqual(['migrations/0001_groma.sql', 'migrations/0002_things.sql', 'migrations/lock.json']);
  await apply([first]);
  const row = await database.query<{ id: string; version: number }>(
    `INSERT INTO things (name, consumer_id) VALUES ('a', 'c') RETURNING id, version`,
  );
  expect(row.rows[0]?.id).toMatch(/^thg_[a-z0-9]{32}$/);
  const again = await next(parseLock(first.files.at(-1)?.content ?? '') ?? emptyLock, document(''));
  expect(paths(again)).toEqual(['migrations/lock.json']);
  expect(again.lock).toEqual(first.lock);
});

test('a new optional member is one migration with a nullable column; rows that are there stay', async () => {
  const first = await next(emptyLock, document(''));
  const second = await next(first.lock, document('note: { type: string, maxLength: 9 }'));
  expect(paths(second)).toEqual(['migrations/0003_things_add_note.sql', 'migrations/lock.json']);
  expect(contentOf(second)).toContain('ALTER TABLE "things" ADD COLUMN "note" text;');
  await apply([first, second]);
});

test('a new required member with a default gets it; without one it is refused with the two steps, and the lock stays', async () => {
  const first = await next(emptyLock, document(''));
  const second = await next(first.lock, document(`state: { type: string, default: "it's" }`, 'id, name, state'));
  expect(contentOf(second)).toContain(`ADD COLUMN "state" text NOT NULL DEFAULT 'it''s'::text;`);
  await apply([first, second]);
  const refused = await next(first.lock, document('state: { type: string }', 'id, name, state'));
  expect(refused).toMatchObject({ files: [], lock: first.lock, refused: [{ code: 'migration' }] });
  expect(refused.refused[0]?.message).toMatch(/things\.state: .*Two steps: first make it optional .*then make it required/);
});

test('a removed member stays as a column, and comes back without a migration', async () => {
  const first = await next(emptyLock, document('note: { type: string }'));
  const removed = await next(first.lock, document(''));
  expect(paths(removed)).toEqual(['migrations/lock.json']);
  expect(removed.lock.tables[0]?.columns.map((column) => column.name)).toContain('note');
  expect(paths(await next(removed.lock, document('note: { type: string }')))).toEqual(['migrations/lock.json']);
});

test('a new filter is an index; a wider type is altered; a narrower one is refused', async () => {
  const first = await next(emptyLock, document('size: { type: integer, format: int32 }'));
  const filtered = await next(
    first.lock,
    document('size: { type: integer, format: int32 }', 'id, name', '- { name: size, in: query, schema: { type: integer } }'),
  );
  expect(contentOf(filtered)).toMatch(/CREATE INDEX "things_by_size_\w+" ON "things" \("consumer_id", "size", /);
  const wider = await next(filtered.lock, document('size: { type: integer }'));
  expect(contentOf(wider)).toContain('ALTER TABLE "things" ALTER COLUMN "size" TYPE bigint;');
  await apply([first, filtered, wider]);
  const narrower = await next(wider.lock, document('size: { type: boolean }'));
  expect(narrower.refused[0]?.message).toMatch(/size was bigint and is to be boolean.*Two steps/);
});

test('a member that becomes optional may be null from then on', async () => {
  const first = await next(emptyLock, document(''));
  const second = await next(first.lock, document('', 'id'));
  expect(contentOf(second)).toContain('ALTER TABLE "things" ALTER COLUMN "name" DROP NOT NULL;');
  await apply([first, second]);
  expect(paths(await next(second.lock, document('')))).toEqual(['migrations/lock.json']);
});

test('an id is unique within its consumer; a lock from before that is brought there', async () => {
  const first = await next(emptyLock, document(''));
  expect(contentOf(first)).toContain('PRIMARY KEY ("consumer_id", "id")');
  await apply([first]);
  const insert = (consumer: string) => database.query(`INSERT INTO things (id, name, consumer_id) VALUES ('mine', 'a', $1)`, [consumer]);
  await insert('one');
  await insert('two');
  await expect(insert('two')).rejects.toThrow(/duplicate key/);
  const made = await tables(document(''));
  const old = migrationsFor(
    emptyLock,
    made.tables.map((table) => ({ ...table, primaryKey: ['id'] })),
    own,
    new Map(),
  );
  const scoped = await next(old.lock, document(''));
  expect(contentOf(scoped)).toContain('ALTER TABLE "things" DROP CONSTRAINT "things_pkey", ADD PRIMARY KEY ("consumer_id", "id");');
  await apply([old, scoped]);
  expect(paths(await next(scoped.lock, document('')))).toEqual(['migrations/lock.json']);
});

test('names and defaults that attack stay names and defaults', async () => {
  const first = await next(
    emptyLock,
    document(
      `"\\"; DROP TABLE things; --": { type: string, default: "'); DROP TABLE things; --\\\\" }\n        "": { type: string }\n        consumer_id: { type: string }`,
    ),
  );
  await apply([first]);
  await database.query(`INSERT INTO things (name, consumer_id) VALUES ('a', 'c')`);
  const columns = first.lock.tables[0]?.columns.map((column) => column.name) ?? [];
  expect(new Set(columns).size).toBe(columns.length);
  expect(columns).toEqual(expect.arrayContaining(['consumer_id', 'consumer_id_']));
});
