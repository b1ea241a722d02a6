import { unauthenticated } from './authentication.ts';
import type { Call } from './behaviour.ts';
import type { Dialect } from './dialect.ts';
import { Refusal } from './errors.ts';
import type { Answer, Json } from './exchange.ts';
import { nameIn } from './naming.ts';
import { exhausted, spend } from './rate-limiting.ts';
import type { Service } from './service.ts';

/** The answer of a probe: without a key, outside of every budget. */
export function probe(service: Service, role: 'live' | 'ready', credential: string | null, call: Call): Answer {
  const problem = service.behaviour.refuseProbe({
    credential,
    consumer: call.consumer,
    unauthenticated: unauthenticated(service.dialect, credential),
    spend: () => {
      const budget = spend(service, ' probes', service.dialect.rateLimiting.tiers.trial);
      return budget.admitted ? null : exhausted(service, budget, call);
    },
  });
  if (problem !== null) throw new Refusal(problem);
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  return { status: 200, headers, body: JSON.stringify(role === 'live' ? liveBody(service.dialect) : readyBody(service.dialect, 0)) };
}

/** The body of the liveness probe. */
export function liveBody({ health }: Dialect): Json {
  return { [health.status]: health.up };
}

/** The body of the readiness probe: the state of each dependency. The store is memory, so it is always up. */
export function readyBody(dialect: Dialect, latencyMs: number): Json {
  const { health } = dialect;
  const state = { [health.status]: health.up, [nameIn(dialect, 'latency_ms')]: latencyMs };
  const dependencies: Json = health.dependencies.as === 'map' ? { store: state } : [{ [nameIn(dialect, 'name')]: 'store', ...state }];
  return { [health.status]: health.up, [health.dependencies.at]: dependencies };
}
