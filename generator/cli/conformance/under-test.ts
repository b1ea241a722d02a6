/** What a run of `conform` tests and as whom: the config, then the command line, which is stronger. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { UnderTest } from '../../../conformance/settings.ts';
import type { Text } from '../../config/config.ts';
import { type Supplied, type SuppliedKey, suppliedConsumers, textOf } from '../../config/environment.ts';
import type { ReadConfig } from '../../config/read.ts';
import { UsageError } from '../usage-error.ts';

/** What the command line says of it. `keys` are `value` (of `main`) or `consumer=value`; `headers` are `name: value`. */
export type Asked = Readonly<{ url: string | undefined; keys: readonly string[]; headers: readonly string[]; user: string | undefined }>;

type Variables = Readonly<{ [name: string]: string | undefined }>;
type Consumers = UnderTest['consumers'];

/** The server under test. Throws `UsageError` where no url is given, or one that is none. */
export async function underTest({ config, folder }: ReadConfig, asked: Asked, variables: Variables): Promise<UnderTest> {
  const conform = config.conform ?? {};
  const url = urlOf(conform.url, asked.url, variables);
  const consumers = withCommandLine(await consumersOf(suppliedConsumers(config, variables).consumers, folder), asked);
  const headers = { ...headersOf(conform.headers ?? {}, variables), ...Object.fromEntries(asked.headers.map(headerOf)) };
  return {
    url,
    consumers,
    headers,
    ...(conform.fixtures === undefined ? {} : { fixtures: conform.fixtures }),
    ...(conform.budget === undefined ? {} : { budget: conform.budget }),
  };
}

type Configured = NonNullable<NonNullable<ReadConfig['config']['conform']>['url']>;

function urlOf(configured: Configured | undefined, asked: string | undefined, variables: Variables): UnderTest['url'] {
  if (asked !== undefined) return checkedUrl(asked);
  if (configured === undefined)
    throw new UsageError('No server is named.', 'Write --url http://localhost:8080, or conform.url in the config.');
  if (isText(configured)) return checkedUrl(textOf(configured, variables));
  const urls = Object.values(configured).map((each) => checkedUrl(textOf(each, variables)));
  return Array.isArray(configured) ? urls : (urls[0] ?? checkedUrl(undefined));
}

const isText = (configured: Configured): configured is Text => typeof configured === 'string' || typeof Object(configured).env === 'string';

function checkedUrl(text: string | undefined): string {
  const url = text === undefined ? null : URL.parse(text);
  if (text !== undefined && (url?.protocol === 'http:' || url?.protocol === 'https:')) return text;
  throw new UsageError(`${text ?? 'The url of the config'} is no address of a server.`, 'Write it whole, such as http://localhost:8080.');
}

async function consumersOf(supplied: readonly Supplied[], folder: string): Promise<Consumers> {
  const entries = await Promise.all(
    supplied.map(async ({ name, keys, revoked, expired, tier, scopes, version, document }) => [
      name,
      {
        keys: await values(keys),
        revoked: await values(revoked),
        expired: await values(expired),
        ...(tier === null ? {} : { tier }),
        ...(scopes === null ? {} : { scopes }),
        ...(version === null ? {} : { version }),
        ...(document === null ? {} : { document: await readFile(resolve(folder, document), 'utf8') }),
      },
    ]),
  );
  return Object.fromEntries(entries);
}

const values = (keys: readonly SuppliedKey[]) => Promise.all(keys.map(({ value }) => (typeof value === 'function' ? value() : value)));

/** `--key` and `--user` replace what the config says of a consumer's active keys; a part before `=` counts only if it names a consumer. */
function withCommandLine(consumers: Consumers, { keys, user }: Asked): Consumers {
  const given = keys.map((key) => named(key, consumers));
  const all = [...given, ...(user === undefined ? [] : [{ name: 'main', value: user }])];
  const groups = Map.groupBy(all, ({ name }) => name);
  const changed = [...groups].map(([name, list]) => [name, { ...consumers[name], keys: list.map(({ value }) => value) }]);
  return { ...consumers, ...Object.fromEntries(changed) };
}

/** The consumers that checks ask for by name, known without a config. */
const wellKnown = ['main', 'other', 'reader', 'limited', 'pinned'];

function named(key: string, consumers: Consumers): { name: string; value: string } {
  const cut = key.indexOf('=');
  const name = key.slice(0, cut);
  const known = cut > 0 && (wellKnown.includes(name) || Object.hasOwn(consumers, name));
  return known ? { name, value: key.slice(cut + 1) } : { name: 'main', value: key };
}

const headersOf = (headers: Readonly<Record<string, Parameters<typeof textOf>[0]>>, variables: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, text]) => {
      const value = textOf(text, variables);
      return value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );

function headerOf(written: string): [string, string] {
  const cut = written.indexOf(':');
  if (cut > 0) return [written.slice(0, cut).trim().toLowerCase(), written.slice(cut + 1).trim()];
  throw new UsageError(`--header ${written} is no header.`, 'Write --header "Name: value".');
}
