/** The JSON Schema (2020-12) of the written form, for editors and for checking a config. */
import type { ConventionName, Json } from '../model.ts';
import { conventionNames, roleKinds } from '../settings.ts';
import type { JsonObject, Shape } from './shape.ts';
import { words } from './words.ts';

const wordSchema = (word: ConventionName): JsonObject => {
  const kinds: Readonly<{ [kind: string]: Readonly<{ [member: string]: Shape<unknown> }> }> = words[word];
  const properties: { [name: string]: Json } = {
    kind: { enum: Object.keys(kinds), description: 'Replaces the answer that was found.' },
    reason: { type: 'string', minLength: 1, description: 'Why; needed where the kind is a decision against an item.' },
  };
  for (const members of Object.values(kinds)) for (const [name, shape] of Object.entries(members)) properties[name] = shape.schema;
  const decision = { properties: { kind: { enum: ['none', 'public', 'exempt'] } }, required: ['kind'] };
  return { type: 'object', additionalProperties: false, properties, anyOf: [{ not: decision }, { required: ['reason'] }] };
};

/** `x-groma` wherever it stands, and each value of `operations` of the config; `conventions` of the config is the same without `role`. */
export const settingsSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'x-groma',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(conventionNames.map((word) => [word, wordSchema(word)])),
    role: { enum: [...roleKinds] },
    scope: { enum: ['consumer', 'shared'], description: 'Whose items the resource holds.' },
    audience: { enum: ['public', 'internal'] },
  },
};
