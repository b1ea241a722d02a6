/** The keys of the config as topics: `conform`, `conform.consumers`, `conform.consumers.*.keys`, from its JSON Schema. */
import type { Topic } from './topic.ts';

/** A schema as far as it is read here. */
type Shape = Readonly<{ [keyword: string]: unknown }>;

/** A topic for each member of the schema, at any depth; a map's values are `*`. References are not followed. */
export function configTopics(schema: object): readonly Topic[] {
  const keys = membersOf({ ...schema }, '');
  const lines = keys.map((each) => each.id);
  return [
    {
      kind: 'config key',
      id: 'config',
      title: 'groma.config.ts, .js, .yaml or .json: every key is optional.',
      parts: [{ heading: 'Keys', lines }],
    },
    ...keys,
  ];
}

function membersOf(schema: Shape, path: string): readonly Topic[] {
  const named = Object.entries(shape(schema.properties)).filter(([name]) => path !== '' || name !== 'environments');
  const values = schema.additionalProperties;
  const map: readonly (readonly [string, unknown])[] = typeof values === 'object' && values !== null && path !== '' ? [['*', values]] : [];
  const items = shape(schema.items);
  return [
    ...[...named, ...map].flatMap(([name, member]) => topicsAt(shape(member), path === '' ? name : `${path}.${name}`)),
    ...(items.properties === undefined ? [] : membersOf(items, path)),
  ];
}

function topicsAt(member: Shape, id: string): readonly Topic[] {
  const below = membersOf(member, id);
  if (id.endsWith('.*')) return below;
  const title = `A key of groma.config: ${describe(member)}.`;
  return [{ kind: 'config key', id, title, parts: [{ heading: 'Keys in it', lines: below.map((each) => each.id) }] }, ...below];
}

function describe(schema: Shape): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`;
  if (Array.isArray(schema.anyOf)) return [...new Set(schema.anyOf.map((each) => describe(shape(each))))].join(', or ');
  if (typeof schema.$ref === 'string') return 'conventions as in `x-groma`';
  if (schema.type === 'array') return `a list of ${describe(shape(schema.items))}`;
  if (schema.type !== 'object') return typeof schema.type === 'string' ? `a ${schema.type}` : 'any value';
  const members = Object.keys(shape(schema.properties));
  return members.length > 0 ? `an object with ${members.join(', ')}` : 'an object by name';
}

const shape = (value: unknown): Shape => (typeof value === 'object' && value !== null ? { ...value } : {});
