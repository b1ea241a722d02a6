import type { Dialect, Tier } from './dialect.ts';
import { operationsOf } from './operations.ts';

/** One key: its public half, its secret half, and whether it still opens anything. */
export type Key = Readonly<{ id: string; secret: string; state: 'active' | 'revoked' | 'expired' }>;
/** Who calls the server. `access`: `read` lacks every scope that writes, `none` every scope. */
export type Consumer = Readonly<{ name: string; tier: Tier; access: 'all' | 'read' | 'none'; keys: readonly Key[] }>;

/** The consumers of every reference server, with keys that never change. They open nothing but a server in memory. */
export const consumers = {
  main: {
    name: 'main',
    tier: 'standard',
    access: 'all',
    keys: [
      { id: 'main1', secret: 'b2Jrd3VhcmR5MTg0Nw', state: 'active' },
      { id: 'main2', secret: 'cXVhcnRvZm9saW8zMg', state: 'active' },
      { id: 'main0', secret: 'dmVsbHVtcGFsaW1wMg', state: 'revoked' },
      { id: 'main9', secret: 'aW5jdW5hYnVsYTE1MDA', state: 'expired' },
    ],
  },
  other: { name: 'other', tier: 'standard', access: 'all', keys: [{ id: 'other1', secret: 'bWFyZ2luYWxpYTg4', state: 'active' }] },
  reader: { name: 'reader', tier: 'standard', access: 'read', keys: [{ id: 'reader1', secret: 'Y29sb3Bob24yMDA3', state: 'active' }] },
  limited: {
    name: 'limited',
    tier: 'trial',
    access: 'all',
    keys: [
      { id: 'limited1', secret: 'cnVicmljYXRlZDEx', state: 'active' },
      { id: 'limited2', secret: 'Zmx5bGVhZmJpbmRlcg', state: 'active' },
    ],
  },
} as const satisfies Readonly<Record<string, Consumer>>;

/** All of them, in a fixed order. */
export const allConsumers: readonly Consumer[] = [consumers.main, consumers.other, consumers.reader, consumers.limited];

/** A key as one text: `id:secret` for HTTP basic, else readable prefix and secret. */
export function keyText(dialect: Dialect, key: Key): string {
  return dialect.authentication.kind === 'basic' ? `${key.id}:${key.secret}` : `lib_${key.id}_${key.secret}`;
}

/** A consumer in the form of the config's `conform.consumers`. */
export type ConfiguredConsumer = Readonly<{
  keys: readonly string[];
  revoked?: readonly string[];
  expired?: readonly string[];
  tier?: string;
  scopes?: readonly string[];
}>;

/** All consumers as the config of a conformance run names them. */
export function consumersIn(dialect: Dialect): Readonly<Record<keyof typeof consumers, ConfiguredConsumer>> {
  const scopes = [...new Set(operationsOf(dialect).flatMap((operation) => operation.scope ?? []))];
  const readScopes = scopes.filter((scope) => scope.endsWith(':read'));
  const main = consumers.main;
  return {
    main: {
      keys: keysIn(dialect, main, 'active'),
      revoked: keysIn(dialect, main, 'revoked'),
      expired: keysIn(dialect, main, 'expired'),
      tier: main.tier,
    },
    other: { keys: keysIn(dialect, consumers.other, 'active'), tier: consumers.other.tier },
    reader: { keys: keysIn(dialect, consumers.reader, 'active'), tier: consumers.reader.tier, scopes: readScopes },
    limited: { keys: keysIn(dialect, consumers.limited, 'active'), tier: consumers.limited.tier },
  };
}

function keysIn(dialect: Dialect, consumer: Consumer, state: Key['state']): readonly string[] {
  return consumer.keys.filter((key) => key.state === state).map((key) => keyText(dialect, key));
}
