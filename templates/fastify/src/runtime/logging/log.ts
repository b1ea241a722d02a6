/** One JSON object a line. What looks like a secret never reaches it. */
import type { Json } from '../descriptors.ts';
import type { HandlerLog } from '../handler.ts';

/** Takes one finished line. */
export type LogSink = (line: string) => void;

/** Fields of a line. */
export type LogFields = Readonly<Record<string, Json>>;

/** Writes lines to a sink, each with the time. */
export type Log = Readonly<{ write: (level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: LogFields) => void }>;

const secret = /authorization|cookie|password|secret|token|api[-_]?key|credential|signature|card_?number|\bcvc\b|\bcvv\b|iban/i;

/** A logger over a sink; `also` are further names whose values stay out: writeOnly members of the contract. */
export function createLog(sink: LogSink, now: () => Date, also: readonly string[]): Log {
  const hidden = new Set(also);
  const isHidden = (name: string): boolean => hidden.has(name) || secret.test(name);
  return {
    write: (level, message, fields) =>
      sink(JSON.stringify({ time: now().toISOString(), level, message, ...redactFields(fields, isHidden) })),
  };
}

/** The log that a handler sees: every line carries its request. */
export function logOfRequest(log: Log, requestId: string): HandlerLog {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) =>
      log.write(level, message, { ...fields, request_id: requestId });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function redactFields(fields: LogFields, isHidden: (name: string) => boolean): LogFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, isHidden(name) ? '[redacted]' : redact(value, isHidden)]));
}

function redact(value: Json, isHidden: (name: string) => boolean): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => redact(item, isHidden));
  return redactFields(value, isHidden);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
