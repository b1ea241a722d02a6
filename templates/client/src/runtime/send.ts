import { proofs } from './authentication/credentials.ts';
import type { CallRequest } from './call-request.ts';
import type { Client, Settings } from './client.ts';
import type { OperationDescriptor } from './descriptor.ts';
import { ConnectionError } from './errors/connection-error.ts';
import { readError } from './errors/read-error.ts';
import { keepKey } from './idempotency/keep-key.ts';
import { type Reply, readReply } from './reply.ts';
import { waitBeforeRetry } from './retries/wait-before-retry.ts';
import { withTimeout } from './retries/with-timeout.ts';
import { type SentBody, sentBody } from './wire/body.ts';
import { prepare } from './wire/prepare.ts';

/**
 * Sends a call until it is answered for good: key → body → [credentials → attempt → wait]. Throws `ApiError` for an answer
 * that is no success, `ConnectionError` where none came, and the reason of the signal when the caller gives up.
 */
export async function send(client: Client, descriptor: OperationDescriptor, request: CallRequest): Promise<Reply> {
  const settings = forCall(client.$settings, request);
  const keyed = keepKey(descriptor, request, settings.newKey);
  const body = sentBody(descriptor, keyed.body);
  for (let attempt = 0; ; attempt++) {
    const outcome = await once(settings, descriptor, keyed, body);
    if (outcome.kind === 'reply' && outcome.reply.response.ok) return outcome.reply;
    const response = outcome.kind === 'reply' ? outcome.reply.response : null;
    const wait = attempt < settings.retries ? waitBeforeRetry(descriptor, response, attempt, settings) : null;
    if (wait === null) throw outcome.kind === 'reply' ? readError(descriptor, outcome.reply) : outcome.error;
    await settings.clock.sleep(wait, request.options.signal);
  }
}

function forCall(settings: Settings, { options }: CallRequest): Settings {
  return { ...settings, timeout: options.timeout ?? settings.timeout, retries: options.retries ?? settings.retries };
}

type Outcome = { kind: 'reply'; reply: Reply } | { kind: 'failure'; error: ConnectionError };

async function once(settings: Settings, descriptor: OperationDescriptor, request: CallRequest, body: SentBody | null): Promise<Outcome> {
  const proven = await proofs(descriptor.security, settings.key);
  const { url, headers, redirect } = prepare(descriptor, request, body, proven, settings);
  const caller = request.options.signal;
  const limit = withTimeout(settings.timeout, caller);
  try {
    const init = { method: descriptor.method, headers, redirect, signal: limit.signal, ...(body ? { body: body.content } : {}) };
    return { kind: 'reply', reply: await readReply(await settings.fetch(url, init)) };
  } catch (cause) {
    if (caller?.aborted) throw caller.reason;
    return { kind: 'failure', error: failure(descriptor.id, limit.timedOut(), settings.timeout, cause) };
  } finally {
    limit.clear();
  }
}

function failure(id: string, timedOut: boolean, timeout: number, cause: unknown): ConnectionError {
  const message = timedOut ? `${id} was not answered within ${timeout} ms` : `${id} got no answer that can be read`;
  return new ConnectionError(id, message, timedOut, cause);
}
