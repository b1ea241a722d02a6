/** From an error to what will be written: code, status and sentence by the catalogue of the contract. */
import type { ApiDescriptor, Json } from '../descriptors.ts';
import { ApiError, type Detail, type Telling } from './api-error.ts';
import { type Reason, reasons, typeOfStatus } from './reasons.ts';

/** An error with all its words, in no dialect yet. */
export type Refusal = Readonly<{
  status: number;
  code: string;
  type: string;
  message: string;
  param: string | null;
  details: readonly Detail[];
  headers: Readonly<Record<string, string>>;
}>;

/** Resolves an error against the catalogue. What is no `ApiError` is an `internal_error`: its own message stays inside. */
export function refusalOf(error: unknown, errors: ApiDescriptor['errors']): Refusal {
  if (!(error instanceof ApiError)) return refusalOf(new ApiError({ reason: 'internal_error' }, {}), errors);
  const { named, telling } = error;
  const words = 'reason' in named ? ofReason(named.reason, telling, errors) : ofCode(named.code, telling, errors);
  return {
    ...words,
    message: sentence(telling.message ?? words.message, telling),
    param: telling.param ?? null,
    details: telling.details ?? [],
    headers: telling.headers ?? {},
  };
}

type Words = Readonly<{ status: number; code: string; type: string; message: string }>;

function ofReason(reason: Reason, telling: Telling, errors: ApiDescriptor['errors']): Words {
  const [status, type, message] = reasons[reason];
  const own = Object.hasOwn(errors.reasons, reason) ? errors.reasons[reason] : undefined;
  return { code: own?.code ?? reason, status: telling.status ?? own?.status ?? status, type: own?.type ?? type, message };
}

function ofCode(code: string, telling: Telling, errors: ApiDescriptor['errors']): Words {
  const known = errors.codes.find((entry) => entry.code === code);
  const status = telling.status ?? known?.status;
  if (status === undefined || status === null) throw new Error(`fail('${code}') needs a status: the contract knows none, or several.`);
  return { code, status, type: known?.type ?? typeOfStatus(status), message: known?.message ?? `${code.replaceAll(/[_-]/g, ' ')}.` };
}

const longest = 80;

function sentence(message: string, telling: Telling): string {
  const allowed = telling.allowed === undefined ? '' : ` Allowed: ${telling.allowed}.`;
  const received = telling.received === undefined ? '' : ` Received: ${shortened(telling.received)}.`;
  return `${message}${allowed}${received}`;
}

/** A value as it may be shown: JSON, cut. */
export function shortened(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
