import { budgetHeaders } from '../../reference-server/rate-limiting.ts';
import type { TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** RATE-2: the budget is told, errors included, and is true. */
export async function budgetTold(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const { rateLimiting } = dialect;
  if (rateLimiting.kind === 'retry-after') return [];
  const names = Object.keys(budgetHeaders(dialect, { limit: 1, seconds: 1, remaining: 1, resetAt: 0, now: 0, admitted: true, waitMs: 0 }));
  const answers = [
    ['200', await send('GET', client.collection('shelf'))],
    ['404', await send('GET', `${client.collection('shelf')}/none`)],
    ['unknown route', await send('GET', '/nowhere')],
  ] as const;
  return answers.flatMap(([name, { headers }]) => {
    const told = names.map((header) => headers[header.toLowerCase()]);
    if (told.includes(undefined)) return [`no budget on ${name}`];
    const limit = Number(rateLimiting.kind === 'fields' ? /;q=(-?\d+)/.exec(told[0] ?? '')?.[1] : told[0]);
    const remaining = Number(rateLimiting.kind === 'fields' ? /;r=(-?\d+)/.exec(told[1] ?? '')?.[1] : told[1]);
    return unless(
      remaining >= 0 && remaining <= limit && limit === rateLimiting.tiers.standard.quota,
      `${remaining} of ${limit} on ${name}`,
    );
  });
}

/** RATE-2: beyond the budget the answer is 429 with a sufficient Retry-After. */
export async function overBudget(client: TestClient): Promise<readonly string[]> {
  const { quota, seconds } = client.dialect.rateLimiting.tiers.trial;
  const requests = Array.from({ length: quota * 2 }, () => client.send('GET', client.collection('shelf'), { as: 'limited' }));
  const refused = (await Promise.all(requests)).filter(({ status }) => status !== 200);
  if (refused.length === 0) return ['nothing was refused'];
  return refused.flatMap(({ status, headers, json }) => {
    const wait = Number(headers['retry-after'] ?? Number.NaN);
    const waits = Number.isInteger(wait) && wait >= 1 && wait <= seconds;
    return unless(status === 429 && waits && json !== null, `${status}, Retry-After ${wait}, ${json === null ? 'no JSON' : 'JSON'}`);
  });
}
