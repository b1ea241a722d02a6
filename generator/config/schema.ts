/** The JSON Schema of the config, for editors and for the check on load. The blocks `conventions` and `operations` are those of `x-groma`. */
import { settingsSchema } from '../contract/settings/json-schema.ts';

const text = {
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      properties: { env: { type: 'string' }, fallback: { type: 'string' } },
      required: ['env'],
      additionalProperties: false,
    },
  ],
} as const;
const texts = { type: 'object', additionalProperties: text } as const;
const strings = { type: 'array', items: { type: 'string' } } as const;
/** A function cannot be said in a schema: what is one passes before the schema is asked (`check.ts`). */
const key = { anyOf: [text, { type: 'object', additionalProperties: text, minProperties: 1 }] } as const;
const hook = {
  anyOf: [
    { type: 'object', properties: { command: { type: 'string' } }, required: ['command'], additionalProperties: false },
    { type: 'object', properties: { url: { type: 'string' } }, required: ['url'], additionalProperties: false },
  ],
} as const;
const closed = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const consumer = closed(
  {
    keys: { type: 'array', items: key },
    revoked: { type: 'array', items: key },
    expired: { type: 'array', items: key },
    tier: { type: 'string' },
    scopes: strings,
    version: { type: 'string' },
    document: { type: 'string' },
  },
  ['keys'],
);

const hooks = closed(
  Object.fromEntries(['reset', 'logs', 'clock', 'rotateKey', 'process', 'dependency', 'webhooks'].map((name) => [name, hook])),
);

const conform = closed({
  url: { anyOf: [text, { type: 'array', items: text, minItems: 1 }, texts] },
  service: closed({ command: { type: 'string' }, ready: { type: 'string' }, env: texts, instances: { type: 'integer', minimum: 1 } }, [
    'command',
  ]),
  consumers: { type: 'object', additionalProperties: consumer },
  fixtures: { type: 'object' },
  hooks,
  tls: closed({ ca: { type: 'string' }, insecure: { type: 'boolean' } }),
  proxy: text,
  budget: closed({ requests: { type: 'integer', minimum: 1 }, seconds: { type: 'number', exclusiveMinimum: 0 } }),
  headers: texts,
  load: closed({
    profile: { enum: ['smoke', 'load', 'stress'] },
    thresholds: { type: 'object', additionalProperties: strings },
    k6: { type: 'string' },
  }),
});

const members = {
  document: { type: 'string' },
  overlays: strings,
  conventions: { $ref: '#/$defs/written' },
  operations: { type: 'object', additionalProperties: { $ref: '#/$defs/written' } },
  leaveOut: strings,
  yours: strings,
  lint: closed({
    preset: { enum: ['public', 'internal', 'minimal'] },
    rules: { type: 'object', additionalProperties: { enum: ['error', 'warning', 'note', 'off'] } },
  }),
  generate: {
    type: 'array',
    items: closed({ target: { type: 'string' }, out: { type: 'string' }, name: { type: 'string' } }, ['target', 'out']),
  },
  conform,
} as const;

/** JSON Schema 2020-12 of `groma.config.*`. */
export const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'groma.config',
  ...closed({ ...members, environments: { type: 'object', additionalProperties: closed(members) } }),
  $defs: { written: settingsSchema },
};
