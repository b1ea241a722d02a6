/** What both engines write down, one line a call, and all that the judge reads. Never a credential. No import at run time: k6 reads it. */
import type { LoadRequest } from './request.ts';

/** One call. Times are milliseconds since 1970; `status` 0 means that no answer came; `id` names what the answer says was made. */
export type LedgerLine = Readonly<{
  iteration: number;
  operation: string;
  kind: 'write' | 'read';
  group: number;
  key: string | null;
  start: number;
  end: number;
  status: number;
  id: string | null;
  replayed: boolean;
}>;

/** An answer as an engine sees it. `header` finds a header without regard to case. */
export type LoadAnswer = Readonly<{ status: number; body: string; header: (name: string) => string | null }>;

/** The line of one call. */
export function ledgerLine(iteration: number, request: LoadRequest, answer: LoadAnswer, start: number, end: number): LedgerLine {
  const { step } = request;
  return {
    iteration,
    operation: step.operation,
    kind: step.kind,
    group: request.group,
    key: request.key,
    start,
    end,
    status: answer.status,
    id: step.kind === 'write' && answer.status >= 200 && answer.status < 300 ? idOf(answer, step.id) : null,
    replayed: step.replayed !== null && answer.header(step.replayed) !== null,
  };
}

/** By the member that the contract names, else the end of `Location` (RFC 9110, section 10.2.2): an envelope may hide the member. */
function idOf({ body, header }: LoadAnswer, pointer: string | null): string | null {
  const told = pointer === null ? null : memberOf(body, pointer);
  return told ?? header('location')?.split(/[?#]/)[0]?.split('/').at(-1) ?? null;
}

function memberOf(body: string, pointer: string): string | null {
  try {
    let at: unknown = JSON.parse(body);
    for (const token of pointer.split('/').slice(1)) at = typeof at === 'object' && at !== null ? Reflect.get(at, token) : undefined;
    return typeof at === 'string' || typeof at === 'number' ? String(at) : null;
  } catch {
    return null;
  }
}
