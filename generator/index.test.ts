import { expect, test } from 'vitest';
import { inspect, lint, operationRule } from './index.ts';

const files = {
  'openapi.yaml': "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /books: { $ref: 'books.yaml' }\n",
  'books.yaml': "post:\n  operationId: addBook\n  responses:\n    '201': { description: New. }\n",
};

test('a document is understood from data', async () => {
  const { contract, diagnostics } = await inspect({ files });
  expect(diagnostics).toEqual([]);
  expect(contract?.operations.map(({ key, role }) => [key, role.kind])).toEqual([['POST /books', 'create']]);
});

test('a document is judged, with a rule of one’s own as well', async () => {
  const shouting = operationRule({
    id: 'naming/loud',
    items: ['STYLE-2'],
    convention: 'pagination',
    page: { what: 'Ids are loud.', why: 'They are heard.', mend: 'Write capitals.' },
    judge: ({ id, at }) => (id === id.toUpperCase() ? [] : [{ message: `${id} is not loud.`, at }]),
  });
  const { diagnostics, items } = await lint({ files }, { rules: [shouting] });
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'idempotency/key-required', at: { file: 'books.yaml', pointer: '/post' } }),
  );
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'naming/loud', message: 'addBook is not loud.', severity: 'warning' }),
  );
  expect(items.find(({ id }) => id === 'STYLE-2')).toMatchObject({ verdict: 'fail', bound: 1, failed: 1 });
  expect((await lint({ files }, { rules: [shouting], only: true })).diagnostics).toHaveLength(1);
});

test('what cannot be read says where and what to do', async () => {
  await expect(lint('nowhere.yaml')).rejects.toMatchObject({ name: 'InputError', place: 'nowhere.yaml' });
});
