import { nameIn } from '../../reference-server/naming.ts';
import { memberAt, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** DOC-2: members have the types that the document shows. */
export async function documentedTypes(client: TestClient): Promise<readonly string[]> {
  const made = await client.send('POST', client.collection('shelf'), { body: client.newShelf('typed') });
  const types = ['created_at', 'updated_at'].map((name) => typeof memberAt(made.json, [nameIn(client.dialect, name)]));
  return unless(
    types.every((type) => type === 'string'),
    types.join(),
  );
}
