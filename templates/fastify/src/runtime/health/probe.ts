/** Whether the service lives, and whether what it stands on does. */
import { sql } from 'kysely';
import type { HealthDescriptor, OperationDescriptor } from '../descriptors.ts';
import type { Answer } from '../exchange.ts';
import { type Draft, draft, writePointer } from '../json/pointer.ts';
import type { Service } from '../parts.ts';

/** One dependency, as it was a moment ago. */
export type DependencyState = Readonly<{ name: string; up: boolean; milliseconds: number; error: string | null }>;

const longestProbe = 2_000;

/** 200 or 503. A probe of life asks nothing; one of readiness asks each dependency, and is down while the service stops. */
export async function answerProbe(operation: OperationDescriptor, service: Service): Promise<Answer> {
  const { health } = service.api;
  const kind = health.probes.find((probe) => probe.operation === operation.id)?.kind ?? 'live';
  const dependencies = kind === 'live' ? [] : [await probeDatabase(service)];
  const up = kind === 'live' || (!service.stopping && dependencies.every((dependency) => dependency.up));
  const reply = operation.replies[0];
  return {
    status: up ? (reply?.status ?? 200) : 503,
    headers: { 'content-type': reply?.mediaType ?? 'application/json', 'cache-control': 'no-store' },
    body: reply?.mediaType === null ? null : Buffer.from(JSON.stringify(writeHealth(up, dependencies, kind, health.members))),
  };
}

async function probeDatabase(service: Service): Promise<DependencyState> {
  const started = performance.now();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), longestProbe);
  try {
    await Promise.race([sql`SELECT 1`.execute(service.database), late]);
    return { name: 'database', up: true, milliseconds: elapsed(started), error: null };
  } catch (error) {
    // The message may hold a host or a user name: it belongs in the log, not in a public answer.
    service.log.write('error', 'database does not answer', { error: String(error) });
    return { name: 'database', up: false, milliseconds: elapsed(started), error: 'does not answer' };
  } finally {
    clearTimeout(timer);
  }
}

const elapsed = (started: number): number => Math.round((performance.now() - started) * 100) / 100;

/** The members of the document's schema, whatever they are called. */
export function writeHealth(
  up: boolean,
  dependencies: readonly DependencyState[],
  kind: 'live' | 'ready',
  members: HealthDescriptor['members'],
): Draft {
  let body: Draft | undefined;
  for (const constant of members.constants) body = writePointer(body, constant.at, draft(constant.value));
  if (members.status !== null) body = writePointer(body, members.status.at, draft(up ? members.status.up : members.status.down));
  const place = members.dependencies;
  if (place !== null && kind === 'ready') {
    const states = dependencies.map((dependency) => writeDependency(dependency, place));
    const { name } = place;
    const written =
      name === null ? Object.fromEntries(dependencies.map((dependency, index) => [dependency.name, states[index] ?? null])) : states;
    body = writePointer(body, place.at, written);
  }
  return body ?? {};
}

function writeDependency(state: DependencyState, place: NonNullable<HealthDescriptor['members']['dependencies']>): Draft {
  const status = place.status;
  return {
    ...(place.name === null ? {} : { [place.name]: state.name }),
    ...(status === null ? {} : { [status.member]: draft(state.up ? status.up : status.down) }),
    ...(place.latency === null ? {} : { [place.latency]: state.milliseconds }),
    ...(place.error === null || state.error === null ? {} : { [place.error]: state.error }),
  };
}
