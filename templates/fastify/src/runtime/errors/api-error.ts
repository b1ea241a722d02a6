/** An error that is an answer. Everything else that is thrown is a fault of ours: 500, and nothing of it leaks. */
import type { Json } from '../descriptors.ts';
import type { Reason } from './reasons.ts';

/** One violation of several. `param`: a parameter's name, or a pointer into the body. */
export type Detail = Readonly<{ code: string; message: string; param: string | null }>;

/** What a refusal tells beside its code. */
export type Telling = Readonly<{
  status?: number | undefined;
  message?: string | undefined;
  param?: string | undefined;
  allowed?: string | undefined;
  received?: Json | undefined;
  details?: readonly Detail[] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}>;

/** Thrown with a code of the catalogue (by handlers), or with a reason of the runtime. */
export class ApiError extends Error {
  readonly named: Readonly<{ code: string } | { reason: Reason }>;
  readonly telling: Telling;
  constructor(named: ApiError['named'], telling: Telling) {
    super('reason' in named ? named.reason : named.code);
    this.named = named;
    this.telling = telling;
  }
}

/** Ends the request with a refusal of the runtime. */
export function refuse(reason: Reason, telling: Telling = {}): never {
  throw new ApiError({ reason }, telling);
}
