/** The embedded engine: virtual users on undici that share the iterations of a plan and write the same ledger as the k6 script. */
import { Agent, request as send } from 'undici';
import { type LedgerLine, type LoadAnswer, ledgerLine } from '../ledger.ts';
import type { LoadPlan } from '../plan.ts';
import { type LoadRequest, requestOf } from '../request.ts';

/** Stops early when `signal` aborts. `progress` is told after each call. */
export type EngineOptions = Readonly<{ signal?: AbortSignal; progress?: (done: number, of: number) => void; timeout?: number }>;

/** Runs the plan. The lines are in the order of their iterations. */
export async function runEngine(
  plan: LoadPlan,
  { signal, progress, timeout = 30_000 }: EngineOptions = {},
): Promise<readonly LedgerLine[]> {
  const agent = new Agent({ connections: plan.profile.vus, pipelining: 1, headersTimeout: timeout, bodyTimeout: timeout });
  const lines: LedgerLine[] = [];
  let next = 0;
  const user = async (): Promise<void> => {
    while (next < plan.profile.iterations && signal?.aborted !== true) {
      const iteration = next++;
      lines.push(await call(plan, iteration, agent));
      progress?.(lines.length, plan.profile.iterations);
    }
  };
  await Promise.all(Array.from({ length: plan.profile.vus }, user));
  await agent.close();
  return lines.sort((a, b) => a.iteration - b.iteration);
}

async function call(plan: LoadPlan, iteration: number, agent: Agent): Promise<LedgerLine> {
  const request = requestOf(plan, iteration);
  const start = Date.now();
  const answer = await answerTo(request, agent);
  return ledgerLine(iteration, request, answer, start, Date.now());
}

const none: LoadAnswer = { status: 0, body: '', header: () => null };

async function answerTo({ method, url, headers, body }: LoadRequest, agent: Agent): Promise<LoadAnswer> {
  try {
    const response = await send(url, { method, headers, body, dispatcher: agent });
    const text = await response.body.text();
    return { status: response.statusCode, body: text, header: (name) => first(response.headers[name]) };
  } catch {
    return none;
  }
}

const first = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? (value[0] ?? null) : (value ?? null));
