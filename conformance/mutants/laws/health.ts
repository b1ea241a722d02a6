import { memberAt, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** OPS-3: probes need no key and are not limited. */
export async function openProbes(client: TestClient): Promise<readonly string[]> {
  const { health } = client.dialect;
  const unknown = { id: 'nobody1', secret: 'c29tZXRoaW5nZWxzZQ', state: 'active' } as const;
  const callers = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? null : unknown));
  const answers = await Promise.all(callers.map((as, n) => client.send('GET', n % 3 === 0 ? health.live : health.ready, { as })));
  return unless(
    answers.every(({ status, json }) => status === 200 && memberAt(json, [health.status]) === health.up),
    `answered ${[...new Set(answers.map(({ status }) => status))]}`,
  );
}
