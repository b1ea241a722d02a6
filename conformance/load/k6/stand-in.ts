/**
 * Runs the k6 script under Node with a small stand-in for k6's modules and prints what it would send, one JSON line a request:
 * `node stand-in.ts plan.json`. For tests only: k6 itself is used where a user has it.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

type Sent = { method: string; url: string; headers: Record<string, string>; body: string | null };

const state = { iteration: 0, sent: [] as Sent[] };
const modules: Readonly<Record<string, string>> = {
  'k6/http': `export default { setResponseCallback() {}, expectedStatuses: (range) => range, request: globalThis.k6StandIn.request };`,
  'k6/execution': 'export default { scenario: { get iterationInTest() { return globalThis.k6StandIn.iteration(); } } };',
};

registerHooks({
  resolve: (specifier, context, next) =>
    specifier in modules
      ? { url: `data:text/javascript,${encodeURIComponent(modules[specifier] ?? '')}`, shortCircuit: true }
      : next(specifier, context),
});

const plan = readFileSync(process.argv[2] ?? 'plan.json', 'utf8');
Object.assign(globalThis, {
  __ENV: { GROMA_PLAN: 'plan.json' },
  open: () => plan,
  k6StandIn: {
    iteration: () => state.iteration,
    request: (method: string, url: string, body: string | null, { headers }: { headers: Record<string, string> }) => {
      state.sent.push({ method, url, headers, body });
      return { status: 201, body: '{}', headers: {} };
    },
  },
});

const script = await import('./main.ts');
const log = console.log;
console.log = () => undefined;
for (; state.iteration < script.options.scenarios.groma.iterations; state.iteration += 1) script.default();
console.log = log;
for (const request of state.sent) console.log(JSON.stringify(request));
