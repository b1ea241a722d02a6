/** What an error says, in every format that a contract describes. */
import type { Contract, ErrorFormat, Operation } from '../../generator/contract/model.ts';
import type { RecordedExchange, WireResponse } from '../exchange.ts';
import { isRecord, valueAt } from '../json.ts';

/** The members of an error as text; null where the format has none or the answer leaves it out. */
export type ReadError = Readonly<{ [member in keyof ErrorFormat['members']]: string | null }>;

/** The formats that an API may answer errors in: the one of its framework first. */
export const errorFormats = (contract: Contract): readonly ErrorFormat[] => {
  const { errors } = contract.conventions;
  switch (errors.kind) {
    case 'none':
      return [];
    case 'envelope':
    case 'problem':
      return [errors.format];
    case 'several':
      return errors.formats.map(({ format }) => format);
    default:
      return errors satisfies never;
  }
};

const covers = (documented: string, status: number): boolean =>
  documented === String(status) || documented.toLowerCase() === 'default' || documented.toLowerCase() === `${String(status)[0]}xx`;

/** The documented response of an operation that a status falls under: the exact one, its range, then the default. */
export const documentedResponse = (operation: Operation, status: number): Operation['responses'][number] | null => {
  const rank = (documented: string): number => (documented === String(status) ? 0 : documented.toLowerCase() === 'default' ? 2 : 1);
  return operation.responses.filter((each) => covers(each.status, status)).sort((a, b) => rank(a.status) - rank(b.status))[0] ?? null;
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null);

/** Reads an error by a format; members that are no text are left out, `details` is the JSON of the list. */
export const readError = (format: ErrorFormat, response: WireResponse): ReadError => {
  const read = (pointer: string | null): string | null => (pointer === null ? null : text(valueAt(response.json, pointer)));
  const { code, message, type, param, requestId, details } = format.members;
  const list = details === null ? undefined : valueAt(response.json, details);
  return {
    code: read(code),
    message: read(message),
    type: read(type),
    param: read(param),
    requestId: read(requestId),
    details: list === undefined ? null : JSON.stringify(list),
  };
};

const mediaTypeOf = (response: WireResponse): string =>
  (response.headers.get('content-type')?.[0] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * Whether an answer has the shape of a format: its media type, a JSON object, and what programs and people read first.
 * @returns null where it has, else what is wrong.
 */
export const misshapen = (format: ErrorFormat, response: WireResponse): string | null => {
  const type = mediaTypeOf(response);
  if (type !== format.mediaType.toLowerCase()) return `the media type is ${type === '' ? 'missing' : type}, not ${format.mediaType}`;
  if (!isRecord(response.json)) return 'the body is no JSON object';
  const { code, message, type: kind } = format.members;
  const demanded: readonly (readonly [string, string | null])[] = [
    ['code', code],
    ['message', message],
    // The type of a problem is optional (RFC 9457, section 3.1.1).
    ...(format.kind === 'envelope' ? [['type', kind] as const] : []),
  ];
  for (const [name, pointer] of demanded)
    if (pointer !== null && text(valueAt(response.json, pointer)) === null) return `there is no ${name} at ${pointer}`;
  return null;
};

/**
 * The same for an error of an operation, in any of the formats of the API. What is documented for that very answer in another media
 * type is as the document wants it.
 * @returns null where it is right, or where nothing is known of how it should be.
 */
export const misshapenError = (contract: Contract, operation: Operation, { response }: RecordedExchange): string | null => {
  if (response === null || response.status < 400) return null;
  const formats = errorFormats(contract);
  const documented = documentedResponse(operation, response.status)?.content ?? [];
  const types = new Set(formats.map(({ mediaType }) => mediaType.toLowerCase()));
  if (documented.length > 0 && !documented.some(({ type }) => types.has(type.toLowerCase()))) return null;
  const problems = formats.map((format) => misshapen(format, response));
  return problems.includes(null) ? null : (problems[0] ?? null);
};
