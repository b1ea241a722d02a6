/** The end of every request: what all answers carry, and the line in the log. */
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';
import type { Service } from './parts.ts';
import { versionHeaders } from './versioning/version.ts';
import { wired } from './wiring.ts';

/** `started` is of `performance.now()`. */
export function send(answer: Answer, call: Call, service: Service, started: number): Answer {
  const headers = merge(
    {
      'x-content-type-options': 'nosniff',
      'cache-control': call.operation?.authentication.kind === 'public' ? 'no-cache' : 'private, no-cache',
    },
    versionHeaders(call, service),
    budgetHeaders(call, service),
    answer.headers,
    { [service.api.logging.requestId.toLowerCase()]: call.id },
  );
  writeLine(answer, call, service, started);
  return { ...answer, headers };
}

// Two steps may have links, and two may vary.
function merge(...parts: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> {
  const merged: Record<string, string> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      const old = merged[name];
      merged[name] = old !== undefined && (name === 'link' || name === 'vary') && old !== value ? `${old}, ${value}` : value;
    }
  }
  return merged;
}

function budgetHeaders(call: Call, service: Service): Readonly<Record<string, string>> {
  const { budget } = call;
  if (budget === null || budget.descriptor.kind === 'retry-after') return {};
  return wired(service.wiring, budget.descriptor.kind)(budget);
}

function writeLine(answer: Answer, call: Call, service: Service, started: number): void {
  const level = answer.status >= 500 ? 'error' : 'info';
  service.log.write(level, 'request', {
    request_id: call.id,
    method: call.request.method,
    path: call.request.path,
    operation: call.operation?.id ?? null,
    status: answer.status,
    milliseconds: Math.round((performance.now() - started) * 100) / 100,
    consumer: call.consumer?.id ?? null,
    address: call.request.address,
    version: call.version,
    bytes: answer.body?.length ?? 0,
    ...(call.code === null ? {} : { code: call.code }),
    ...(call.replayed ? { replayed: true } : {}),
  });
}
