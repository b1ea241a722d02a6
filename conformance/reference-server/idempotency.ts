import type { Call } from './behaviour.ts';
import type { Dialect } from './dialect.ts';
import { problemOf, Refusal } from './errors.ts';
import type { Answer, Request } from './exchange.ts';
import type { Service } from './service.ts';
import type { Fingerprint } from './state.ts';

/** A write that is guarded by a key. `run` does it once and answers; a refusal of its own business is an answer, too. */
export type KeyedWrite = Readonly<{
  key: string;
  consumer: string;
  fingerprint: Fingerprint;
  call: Call;
  run: () => Answer;
}>;

/** The key of a request; `null` where it needs none and has none. */
export function keyOf(dialect: Dialect, request: Request): string | null {
  const { header, methods, required } = dialect.idempotency;
  if (!methods.some((method) => method === request.method)) return null;
  const written = request.header(header);
  if (written === null) {
    if (!required) return null;
    throw new Refusal(problemOf(dialect, 'idempotency_key_required', `${request.method} needs the header ${header}.`));
  }
  const key = unquoted(dialect, written);
  if (key !== null) return key;
  throw new Refusal(problemOf(dialect, 'idempotency_key_invalid', invalidKey(dialect)));
}

/** Runs a write once per consumer and key, and answers its repetitions with what is stored. */
export async function once(service: Service, write: KeyedWrite): Promise<Answer> {
  const { behaviour, state } = service;
  const name = JSON.stringify([write.consumer, write.key]);
  const record = state.records.get(name);
  const own = JSON.stringify([write.consumer]).slice(0, -1);
  const others = [...state.running].filter((each) => each !== name && each.startsWith(`${own},`)).length;
  if (record !== undefined && record.until > service.now()) {
    if (!behaviour.isSameRequest(record.fingerprint, write.fingerprint)) throw reused(service.dialect);
    if (record.answer !== null) return replayed(service, write, record.answer);
    const refusal = behaviour.stopsRunning(others, write.call) ? behaviour.refuseRunning(running(service.dialect), write.call) : null;
    if (refusal !== null) throw new Refusal(refusal);
  }
  const busy = behaviour.refuseBusy(others, problemOf(service.dialect, 'internal', 'Something failed on our side.'), write.call);
  if (busy !== null) throw new Refusal(busy);
  const until = service.now() + service.dialect.idempotency.seconds * 1000;
  state.records.set(name, { fingerprint: write.fingerprint, answer: null, until });
  state.running.add(name);
  try {
    const answer = await after(service.writeMs, write.run);
    if (isKept(service.dialect, answer)) state.records.set(name, { fingerprint: write.fingerprint, answer, until });
    else state.records.delete(name);
    return answer;
  } catch (error) {
    state.records.delete(name);
    throw error;
  } finally {
    state.running.delete(name);
  }
}

/** Whether an answer is stored: a refused precondition or reference is not, so that the corrected request may use the same key. */
function isKept(dialect: Dialect, { status }: Answer): boolean {
  return status !== 412 && status !== 428 && status !== dialect.invalid.body;
}

/** Does something after the time that a write takes. */
export async function after<T>(milliseconds: number, run: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return run();
}

function replayed(service: Service, write: KeyedWrite, stored: Answer): Answer {
  const { replayed: marker } = service.dialect.idempotency;
  service.behaviour.replayEffect(write.run, write.call);
  const marked = marker === null ? stored : { ...stored, headers: { ...stored.headers, [marker]: 'true' } };
  return service.behaviour.replay(stored, marked, write.call);
}

function reused(dialect: Dialect): Refusal {
  const message = `The ${dialect.idempotency.header} was used for another request: method, path, query or body differ.`;
  return new Refusal(problemOf(dialect, 'idempotency_key_reused', message));
}

function running(dialect: Dialect) {
  const message = `The first request with this ${dialect.idempotency.header} is still running.`;
  return problemOf(dialect, 'idempotency_key_in_progress', message, { headers: { 'Retry-After': '1' } });
}

/** The content of a key; `null` when it is malformed. */
function unquoted({ idempotency }: Dialect, written: string): string | null {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(written)?.[1]?.replace(/\\(["\\])/g, '$1');
  const bare = written.startsWith('"') && idempotency.spelling === 'either' ? null : written;
  const key = idempotency.spelling === 'bare' ? written : idempotency.spelling === 'quoted' ? (quoted ?? null) : (quoted ?? bare);
  return key !== null && /^[\x21-\x7e]+$/.test(key) && key.length <= idempotency.longest ? key : null;
}

function invalidKey({ idempotency }: Dialect): string {
  const form = idempotency.spelling === 'quoted' ? 'in double quotes' : 'of visible ASCII';
  return `${idempotency.header} must have 1 to ${idempotency.longest} characters ${form}.`;
}
