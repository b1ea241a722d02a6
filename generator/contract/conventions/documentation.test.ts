import { expect, test } from 'vitest';
import type { Conventions } from '../model.ts';
import { contractFrom } from '../testing.ts';

const answerOf = async (snippet: string): Promise<Conventions['documentation']> =>
  (await contractFrom(snippet)).contract.conventions.documentation;

test('`externalDocs` of the root is the reference', async () => {
  const at = { file: 'openapi.yaml', pointer: '/externalDocs' };
  expect(await answerOf('externalDocs: { url: https://docs.test/api, description: All of it. }')).toMatchObject({
    kind: 'linked',
    certainty: 'declared',
    reference: { value: 'https://docs.test/api', certainty: 'declared', at },
    start: null,
    at,
  });
});
test('or what it says that it is; a sentence adds the others', async () => {
  const info = 'info: { title: A, version: "1", description: "The changelog is at https://docs.test/changes." }';
  expect(await answerOf(`${info}\nexternalDocs: { url: https://docs.test/quickstart }`)).toMatchObject({
    start: { value: 'https://docs.test/quickstart', certainty: 'declared' },
    changelog: { value: 'https://docs.test/changes', certainty: 'described' },
    reference: null,
  });
});
test.each(['externalDocs: { description: None. }', 'externalDocs: 5', 'tags: [{ name: a, externalDocs: { url: https://docs.test } }]'])(
  'no address, or one of a part, is none of the API: %s',
  async (snippet) => {
    expect(await answerOf(snippet)).toMatchObject({ kind: 'none', certainty: 'absent' });
  },
);
