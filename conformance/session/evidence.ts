/** Recorded exchanges as people read them: redacted, cut, with a curl that repeats them. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import type { Evidence } from '../../generator/report/report.ts';
import type { Identity, RecordedExchange } from '../exchange.ts';
import { placeCredential } from './credentials.ts';

/** How much of a body is shown. */
const bodyLimit = 4_096;

const cut = (text: string): string => (text.length > bodyLimit ? `${text.slice(0, bodyLimit)}… (${text.length} characters)` : text);
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The variable that stands for a credential in a curl: `KEY_MAIN`, `KEY_MAIN_2`, `KEY_MAIN_REVOKED`. */
export const keyVariable = (identity: NonNullable<Identity>): string => {
  const parts = [
    'KEY',
    identity.consumer,
    ...(identity.state === 'active' ? [] : [identity.state]),
    ...(identity.key === 0 ? [] : [String(identity.key + 1)]),
  ];
  return parts
    .join('_')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
};

/** The shell must expand the variable, so the header it is in stands in double quotes; everything else in single ones. */
const credentialArguments = (
  contract: Contract,
  operation: Operation | null,
  identity: Identity,
): { headers: readonly string[]; query: string } => {
  const open = operation !== null && operation.conventions.authentication.kind === 'public';
  if (identity === null || (open && identity.state === 'active')) return { headers: [], query: '' };
  const mark = '\u0000';
  const placed = placeCredential(contract, operation, mark);
  const variable = `$${keyVariable(identity)}`;
  const user = Buffer.from(`${mark}:`).toString('base64');
  const headers = Object.entries(placed.headers).map(([name, value]) =>
    value.includes(user) ? `-u "${variable}"` : `-H "${name}: ${value.replaceAll(mark, variable)}"`,
  );
  return { headers, query: placed.query.map(([name]) => `${encodeURIComponent(name)}=${variable}`).join('&') };
};

const bodyText = (body: Uint8Array | null): string | null => {
  if (body === null) return null;
  const text = Buffer.from(body).toString('utf8');
  return text.includes('\ufffd') || text.includes('\u0000') ? null : text;
};

/** The curl that repeats a request, with variables in place of credentials. */
export const curlOf = (contract: Contract, operation: Operation | null, exchange: RecordedExchange): string => {
  const { request } = exchange;
  const credential = credentialArguments(contract, operation, exchange.identity);
  const url = quoted(exchange.url) + (credential.query === '' ? '' : `"${exchange.url.includes('?') ? '&' : '?'}${credential.query}"`);
  const text = bodyText(request.body);
  return [
    'curl -i',
    ...(request.method === 'GET' ? [] : request.method === 'HEAD' ? ['--head'] : [`-X ${quoted(request.method)}`]),
    '--path-as-is',
    url,
    ...credential.headers,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(request.body === null ? [] : [text === null ? '--data-binary @body' : `--data-binary ${quoted(text)}`]),
  ].join(' ');
};

/** The evidence of one exchange. `redact` is applied to every text that leaves. */
export const evidenceOf = (contract: Contract, exchange: RecordedExchange, redact: (text: string) => string): Evidence => {
  const operation = contract.operations.find(({ key }) => key === exchange.operation) ?? null;
  const sent = bodyText(exchange.request.body);
  const { response } = exchange;
  const clean = (headers: Iterable<readonly [string, string]>): Record<string, string> =>
    Object.fromEntries([...headers].map(([name, value]) => [name, redact(value)]));
  const named = exchange.identity === null ? [] : [['(credential)', `$${keyVariable(exchange.identity)}`] as const];
  return {
    request: {
      method: exchange.request.method,
      url: redact(exchange.url),
      headers: clean([...Object.entries(exchange.request.headers), ...named]),
      ...(sent === null ? {} : { body: cut(redact(sent)) }),
    },
    response:
      response === null
        ? null
        : {
            status: response.status,
            headers: clean([...response.headers].map(([name, values]) => [name, values.join(', ')] as const)),
            ...(response.text === '' ? {} : { body: cut(redact(response.text)) }),
          },
    curl: redact(curlOf(contract, operation, exchange)),
    ms: exchange.ms,
  };
};
