/** What a conformance run is pointed at: the config's block `conform`, its variables read, and what the command line adds. */
import type { ConsumerSettings, Credential, UnderTest } from '../../../conformance/settings.ts';
import type { Config } from '../../config/config.ts';
import { type Missing, type Supplied, type SuppliedKey, suppliedConsumers, textOf, type Variables } from '../../config/environment.ts';
import { UsageError } from '../usage-error.ts';

/** What the command line says of the server: lists as given, in their order. */
export type Given = Readonly<{ url: readonly string[]; keys: readonly string[]; users: readonly string[]; headers: readonly string[] }>;

/** Consumers that a check may ask for, known without a config. */
const usual = ['main', 'other', 'reader', 'limited', 'pinned'];

const credential = async ({ value }: SuppliedKey): Promise<Credential> => (typeof value === 'function' ? value() : value);

const consumerOf = async ({ keys, revoked, expired, tier, scopes, version, document }: Supplied): Promise<ConsumerSettings> => ({
  keys: await Promise.all(keys.map(credential)),
  revoked: await Promise.all(revoked.map(credential)),
  expired: await Promise.all(expired.map(credential)),
  ...(tier === null ? {} : { tier }),
  ...(scopes === null ? {} : { scopes }),
  ...(version === null ? {} : { version }),
  ...(document === null ? {} : { document }),
});

/** `other=K2` is a key of `other`, where that is a consumer; everything else is a key of `main`. */
const keyOf = (written: string, known: ReadonlySet<string>): readonly [consumer: string, key: string] => {
  const cut = written.indexOf('=');
  const name = written.slice(0, Math.max(cut, 0));
  return known.has(name) ? [name, written.slice(cut + 1)] : ['main', written];
};

const withKeys = (consumers: ReadonlyMap<string, ConsumerSettings>, keys: readonly string[]): UnderTest['consumers'] => {
  const known = new Set([...usual, ...consumers.keys()]);
  const given = Map.groupBy(
    keys.map((written) => keyOf(written, known)),
    ([name]) => name,
  );
  const names = new Set([...consumers.keys(), ...given.keys()]);
  return Object.fromEntries(
    [...names].map((name) => {
      const added = (given.get(name) ?? []).map(([, key]) => key);
      const own = consumers.get(name) ?? { keys: [] };
      return [name, { ...own, keys: added.length > 0 ? added : own.keys }];
    }),
  );
};

const headerOf = (written: string): readonly [string, string] => {
  const cut = written.indexOf(':');
  if (cut > 0) return [written.slice(0, cut).trim().toLowerCase(), written.slice(cut + 1).trim()];
  throw new UsageError(`--header ${written} names no header.`, "Write --header 'name: value'.");
};

const texts = (
  named: Readonly<Record<string, Parameters<typeof textOf>[0]>>,
  variables: Variables,
): readonly (readonly [string, string])[] =>
  Object.entries(named).flatMap(([name, text]) => {
    const value = textOf(text, variables);
    return value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });

const urlsOf = (config: Config, given: readonly string[], variables: Variables): readonly string[] => {
  const written = config.conform?.url;
  const listed =
    written === undefined
      ? []
      : Array.isArray(written)
        ? written
        : typeof written === 'object' && !('env' in written)
          ? Object.values(written)
          : [written];
  const urls = given.length > 0 ? given : listed.flatMap((text) => textOf(text, variables) ?? []);
  if (urls.length === 0) throw new UsageError('No server is named.', 'Add --url http://127.0.0.1:3000, or conform.url to the config.');
  for (const url of urls)
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      throw new UsageError(`--url ${url} is no http url.`, 'Write it whole: http://127.0.0.1:3000.');
  return urls;
};

/** The settings of a run, and the variables of the config that were not there. Throws `UsageError` where no server is named. */
export const underTest = async (
  config: Config,
  given: Given,
  variables: Variables,
): Promise<Readonly<{ settings: UnderTest; missing: readonly Missing[] }>> => {
  const { consumers, missing } = suppliedConsumers(config, variables);
  const read = await Promise.all(consumers.map(async (consumer) => [consumer.name, await consumerOf(consumer)] as const));
  const { conform = {} } = config;
  const settings: UnderTest = {
    url: urlsOf(config, given.url, variables),
    consumers: withKeys(new Map(read), [...given.keys, ...given.users]),
    fixtures: conform.fixtures ?? {},
    headers: Object.fromEntries([...texts(conform.headers ?? {}, variables), ...given.headers.map(headerOf)]),
    ...(conform.load === undefined ? {} : { load: conform.load }),
    ...(conform.budget === undefined ? {} : { budget: conform.budget }),
  };
  return { settings, missing };
};
