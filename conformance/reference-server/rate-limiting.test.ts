import { describe, expect, it } from 'vitest';
import { isError } from '../mutants/laws/errors.ts';
import { consumers } from './consumers.ts';
import { dialects } from './dialects.ts';
import { withClient } from './testing.ts';

const start = Date.UTC(2026, 5, 1);

describe.each(dialects)('rate limiting in the dialect $name', (dialect) => {
  const { quota } = dialect.rateLimiting.tiers.trial;

  it('admits exactly the quota, both keys together, and refuses in the error format', () =>
    withClient(
      dialect,
      async (client) => {
        const sent = Array.from({ length: quota + 5 }, (_, n) =>
          client.send('GET', client.collection('shelf'), { as: consumers.limited.keys[n % 2 === 0 ? 0 : 1] }),
        );
        const answers = await Promise.all(sent);
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(quota);
        const refused = answers.filter(({ status }) => status === 429);
        expect(refused).toHaveLength(5);
        expect(refused.every((seen) => isError(client, seen))).toBe(true);
        expect((await client.send('GET', client.collection('shelf'))).status).toBe(200);
        expect((await client.send('GET', dialect.health.ready, { as: 'limited' })).status).toBe(200);
      },
      { now: () => start },
    ));

  it('admits again after waiting as told, and the whole quota after a whole window', () => {
    let now = start;
    const flood = async (client: Parameters<Parameters<typeof withClient>[1]>[0]) => {
      const sent = Array.from({ length: quota + 1 }, () => client.send('GET', client.collection('shelf'), { as: 'limited' }));
      return Promise.all(sent);
    };
    return withClient(
      dialect,
      async (client) => {
        const refused = (await flood(client)).find(({ status }) => status === 429);
        const wait = Number(refused?.headers['retry-after']);
        expect(wait).toBeGreaterThanOrEqual(1);
        now += wait * 1000;
        expect((await client.send('GET', client.collection('shelf'), { as: 'limited' })).status).toBe(200);
        now += dialect.rateLimiting.tiers.trial.seconds * 1000;
        expect((await flood(client)).filter(({ status }) => status === 200)).toHaveLength(quota);
      },
      { now: () => now },
    );
  });
});
