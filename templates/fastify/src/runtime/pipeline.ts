/**
 * The order of conventions, in one list. Each step is a function of (call, service) that adds to the call or refuses; no step knows the
 * framework. Whatever happens, a request ends in `send`: a refusal of the first step has the same headers as an answer of the last.
 */
import { run } from './answer/run.ts';
import { authenticate } from './authentication/authenticate.ts';
import type { Call } from './call.ts';
import { ApiError } from './errors/api-error.ts';
import { refusalOf } from './errors/refusal.ts';
import { writeRefusal } from './errors/write-refusal.ts';
import type { Answer, HttpRequest } from './exchange.ts';
import type { Service } from './parts.ts';
import { limitAddress, limitConsumer } from './rate-limiting/limit.ts';
import { identify, startCall } from './request/identify.ts';
import { read } from './request/read.ts';
import { refuseUnrouted } from './routing/refuse-unrouted.ts';
import { send } from './send.ts';
import { translateOutage, translateUnfit } from './store/database-error.ts';
import { validate } from './validation/validate.ts';
import { endSunset, negotiateVersion } from './versioning/version.ts';

/** One step. */
export type Step = (call: Call, service: Service) => void | Promise<void>;

/** What is settled before a byte of the body is read; a request that the transport cannot read comes so far as well. */
const settle: readonly Step[] = [
  identify, //         who calls, if anybody: nobody is refused yet
  limitAddress, //     429 for an address that nobody stands behind
  negotiateVersion, // 400 for a version that is not served
  authenticate, //     401, 403
  limitConsumer, //    429
  refuseUnrouted, //   404, 405
  endSunset, //        410
];

/** All that comes before the handler. */
export const steps: readonly Step[] = [
  ...settle,
  read, //             413, 415, 400
  validate, //         422, 400
];

/** `run` is: idempotency begins → precondition → handler → serialise → store → commit. */
export const answer = (request: HttpRequest, service: Service): Promise<Answer> => held(through(steps, run, request, service), service);

/** What the transport refuses: it is told as late as it would have been, after what is settled before. */
export function answerFault(error: unknown, request: HttpRequest, service: Service): Promise<Answer> {
  return held(
    through(settle, () => Promise.reject(error), request, service),
    service,
  );
}

/** What is no request at all: the headers, the format and the line in the log are those of any answer. */
export function answerNothing(error: unknown, request: HttpRequest, service: Service): Answer {
  const call = startCall(request, service);
  return send(refused(error, call, service), call, service, performance.now());
}

// Who calls is looked up before a handler runs: a store is not closed under that either.
function held(work: Promise<Answer>, { running }: Service): Promise<Answer> {
  const whole = work.then(
    () => undefined,
    () => undefined,
  );
  running.add(whole);
  void whole.finally(() => running.delete(whole));
  return work;
}

/** Waits until nothing runs any more, also what an answer has left behind. */
export async function ended({ running }: Pick<Service, 'running'>): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}

type Last = (call: Call, service: Service) => Promise<Answer>;

async function through(list: readonly Step[], last: Last, request: HttpRequest, service: Service): Promise<Answer> {
  const call = startCall(request, service);
  const started = performance.now();
  try {
    for (const step of list) await step(call, service);
    return send(await last(call, service), call, service, started);
  } catch (error) {
    return send(refused(counted(error, call, service), call, service), call, service, started);
  }
}

// A known consumer that is refused before its budget is asked has used some of it all the same.
function counted(error: unknown, call: Call, service: Service): unknown {
  try {
    if (call.budget === null) limitConsumer(call, service);
    return error;
  } catch (limited) {
    return limited;
  }
}

function refused(error: unknown, call: Call, service: Service): Answer {
  const refusal = refusalOf(translateUnfit(translateOutage(error)), service.api.errors);
  call.code = refusal.code;
  if (!(error instanceof ApiError))
    service.log.write('error', 'fault', { request_id: call.id, operation: call.operation?.id ?? null, error: faultText(error, service) });
  return writeRefusal(refusal, call.id, service);
}

const faultText = (error: unknown, service: Service): string =>
  service.development && error instanceof Error ? (error.stack ?? error.message) : String(error);
