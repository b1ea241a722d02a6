/** Keys for everything that one wants to try, made at the first start in development. */
import type { ApiDescriptor, OperationDescriptor, PolicyDescriptor } from '../descriptors.ts';
import type { Database } from '../store/database.ts';
import { createKey, type KeyOptions } from './consumers.ts';

/** What the keys are made for. */
export type Keyring = Readonly<{ api: ApiDescriptor; operations: readonly OperationDescriptor[] }>;

/** Keys by the name of the variable that they go to. */
export type NamedKeys = Readonly<Record<string, string>>;

/** Makes them where no consumer exists yet; null where some do. */
export async function makeDevelopmentKeys(database: Database, keyring: Keyring, now: Date): Promise<NamedKeys | null> {
  const some = await database.selectFrom('groma_consumers').select('id').limit(1).executeTakeFirst();
  return some === undefined ? makeKeys(database, keyring, now) : null;
}

/** Makes the keys of all consumers that a check of this service asks for. */
export async function makeKeys(database: Database, keyring: Keyring, now: Date): Promise<NamedKeys> {
  const keys: [string, string][] = [];
  for (const [name, options] of wanted(keyring, now)) keys.push([name, await createKey(database, keyring.api.keyPrefix, options)]);
  return Object.fromEntries(keys);
}

/** One line for a shell. */
export const exportLine = (keys: NamedKeys): string =>
  `export ${Object.entries(keys)
    .map(([name, key]) => `${name}=${key}`)
    .join(' ')}`;

function wanted({ api, operations }: Keyring, now: Date): readonly (readonly [string, KeyOptions])[] {
  const { versioning, scopes } = api;
  const tiers = tiersOf(
    [api['rate-limiting'], ...operations.map((operation) => operation['rate-limiting'])].flatMap((budget) =>
      'policies' in budget ? budget.policies : [],
    ),
  );
  const base = { scopes, tier: tiers.widest, version: versioning.current, expires: null, revoked: null };
  const main: KeyOptions = { ...base, consumer: 'main' };
  const limited: KeyOptions = { ...base, consumer: 'limited', tier: tiers.narrowest };
  const oldest = versioning.served.find((version) => version !== versioning.current);
  const pinned: KeyOptions = { ...base, consumer: 'pinned', version: oldest ?? null };
  return [
    ['KEY_A1', main],
    ['KEY_A2', main],
    ['KEY_A0', { ...main, revoked: now }],
    ['KEY_A9', { ...main, expires: new Date(now.getTime() - 1_000) }],
    ['KEY_B1', { ...base, consumer: 'other' }],
    ['KEY_R1', { ...base, consumer: 'reader', scopes: scopesOfReader(operations) }],
    ['KEY_L1', limited],
    ['KEY_L2', limited],
    ...(oldest === undefined ? [] : [['KEY_O1', pinned] as const]),
  ];
}

// What reading asks for and writing does not.
function scopesOfReader(operations: readonly OperationDescriptor[]): readonly string[] {
  const scopes = (safe: boolean): ReadonlySet<string> =>
    new Set(
      operations
        .filter((operation) => operation.safe === safe)
        .flatMap((operation) =>
          'alternatives' in operation.authentication ? operation.authentication.alternatives.flat().flatMap((one) => one.scopes) : [],
        ),
    );
  const writing = scopes(false);
  return [...scopes(true)].filter((scope) => !writing.has(scope));
}

/** The tiers with the largest and the smallest quota. Where none is named, names of our own. */
export function tiersOf(policies: readonly PolicyDescriptor[]): Readonly<{ widest: string; narrowest: string }> {
  const named = policies.flatMap((policy) =>
    policy.of === 'consumer' && policy.tier !== null ? [{ tier: policy.tier, rate: policy.quota / policy.seconds }] : [],
  );
  const sorted = named.toSorted((a, b) => a.rate - b.rate);
  const anyTier = policies.some((policy) => policy.of === 'consumer' && policy.tier === null);
  return { widest: anyTier ? 'standard' : (sorted.at(-1)?.tier ?? 'standard'), narrowest: sorted[0]?.tier ?? 'trial' };
}
