/**
 * The load plan under k6: `k6 run -e GROMA_PLAN=plan.json --console-output ledger.jsonl --log-format raw main.ts`. It acts and writes
 * down; `judge.ts` judges the ledger afterwards. k6 is never a dependency: this runs where a user has it.
 */
import exec from 'k6/execution';
import http, { type RefinedResponse } from 'k6/http';
import type { Options } from 'k6/options';
import { ledgerLine } from '../ledger.ts';
import type { LoadPlan } from '../plan.ts';
import { requestOf } from '../request.ts';

const plan: LoadPlan = JSON.parse(open(__ENV.GROMA_PLAN ?? './plan.json'));

export const options = {
  scenarios: {
    groma: { executor: 'shared-iterations', vus: plan.profile.vus, iterations: plan.profile.iterations, maxDuration: '10m' },
  },
  // What is refused on purpose is no failure of the transport; the judge decides.
  thresholds: { http_req_duration: ['max>=0'] },
  discardResponseBodies: false,
  systemTags: ['status', 'method', 'scenario'],
} satisfies Options;

http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

export default function iteration(): void {
  const number = exec.scenario.iterationInTest;
  const request = requestOf(plan, number);
  const start = Date.now();
  const response = http.request(request.method, request.url, request.body, {
    headers: { ...request.headers },
    tags: { name: request.step.operation },
  });
  console.log(JSON.stringify(ledgerLine(number, request, answerOf(response), start, Date.now())));
}

const answerOf = (response: RefinedResponse<'text'>) => ({
  status: response.status,
  body: response.body ?? '',
  header: (name: string): string | null => {
    const found = Object.entries(response.headers).find(([each]) => each.toLowerCase() === name);
    return found?.[1] ?? null;
  },
});
