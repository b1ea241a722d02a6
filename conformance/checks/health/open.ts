import type { Operation } from '../../../generator/contract/model.ts';
import { apiCheck, type Seen } from '../../check.ts';
import type { WireRequest } from '../../exchange.ts';
import { isUnarranged, type Means } from '../../means.ts';
import { answerOf, statusOf } from '../../request.ts';

/** A balancer asks every second, from several places. */
const calls = 100;

const askOften = async (operation: Operation, request: WireRequest, means: Means): Promise<Seen> => {
  const exchanges = [];
  for (let call = 1; call <= calls; call++) {
    const who =
      call === 2
        ? { as: means.identity('main', 0, 'unknown'), purpose: 'a probe with an unknown key' }
        : { as: null, purpose: 'a probe without a key' };
    const exchange = await means.send(operation, request, { ...who, impatient: true });
    if (call <= 2) exchanges.push(exchange);
    if (![401, 403, 429].includes(statusOf(exchange)) && exchange.response !== null) continue;
    return {
      verdict: 'fail',
      message: statusOf(exchange) === 429 ? 'A probe runs out of budget.' : 'A probe asks who is there.',
      expected: 'the state of the service, for everybody and at any time',
      actual: `${answerOf(exchange)} to call ${call}`,
      exchanges: [exchange],
      source: 'document',
    };
  }
  return { verdict: 'pass', exchanges };
};

/** OPS-3: whoever watches the service needs no key and no budget. */
export const open = apiCheck({
  id: 'health/open',
  items: ['OPS-3'],
  law: 'The probes answer without a key, with a refused one, and as often as they are asked.',
  page: {
    why: 'A probe that needs a key, or runs out of budget, takes a healthy service out of the balancer.',
    mend: 'Answer the probes before authentication and limits.',
  },
  subject: 'api',
  convention: 'health',
  kinds: ['probes'],
  lane: 'reads',
  run: async (answer, means) => {
    const probes = [answer.live, answer.ready].flatMap((key) => (key === null ? [] : (means.operation(key) ?? [])));
    if (probes.length === 0) return { verdict: 'not-applicable', reason: 'no operation is a probe' };
    const passed = [];
    const failed: (Seen & { verdict: 'fail' })[] = [];
    for (const operation of probes) {
      const arranged = await means.arrange(operation);
      const seen = isUnarranged(arranged) ? null : await askOften(operation, arranged.request, means);
      if (seen?.verdict === 'fail') failed.push(seen);
      if (seen?.verdict === 'pass') passed.push(...seen.exchanges);
    }
    const [first] = failed;
    // All that refuse, so that whoever meets them too is blocked by this.
    if (first !== undefined) return { ...first, exchanges: failed.flatMap(({ exchanges }) => exchanges) };
    return { verdict: 'pass', exchanges: passed };
  },
});
