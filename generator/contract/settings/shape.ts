/** How a written value is read: one description serves the parser and the JSON Schema. */
import type { Fact, Json, SourceLocation, Stated } from '../model.ts';
import { nearest } from '../nearest.ts';

/** Tells a mistake: what, where, and what was probably meant. */
export type Say = (problem: Readonly<{ rule: string; message: string; hint: string | null; at: SourceLocation }>) => void;
/** A JSON object as the parser sees it. */
export type JsonObject = Readonly<{ [name: string]: Json }>;
/**
 * `read` returns undefined after it has said what is wrong. `blank` is what an answer holds when nothing is written;
 * where it is undefined, the member must be written when its kind is chosen.
 */
export type Shape<T> = Readonly<{
  schema: JsonObject;
  read: (value: Json, at: SourceLocation, say: Say) => T | undefined;
  blank: T | undefined;
  /** Of a record: the shapes of its members, so that one of them can be overridden. */
  members?: Readonly<{ [name: string]: Shape<unknown> }>;
}>;
/** One shape a member. */
export type Members<T> = Readonly<{ [Name in keyof T]: Shape<T[Name]> }>;

/** The place of a member below another place. */
export const below = (at: SourceLocation, name: string | number): SourceLocation => ({
  file: at.file,
  pointer: `${at.pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`,
});
/** Whether a value is a JSON object. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
const expected = <T>(schema: JsonObject, what: string, take: (value: Json) => T | undefined): Shape<T> => ({
  schema,
  blank: undefined,
  read: (value, at, say) => {
    const taken = take(value);
    if (taken === undefined) say({ rule: 'settings/wrong-value', message: `Expected ${what}, received ${shown(value)}.`, hint: null, at });
    return taken;
  },
});

/** A string that is not empty. */
export const text: Shape<string> = expected({ type: 'string', minLength: 1 }, 'a text', (v) =>
  typeof v === 'string' && v !== '' ? v : undefined,
);
/** Any JSON value. */
export const anything: Shape<Json> = expected({}, 'a value', (v) => v);
/** A number of zero or more. */
export const amount: Shape<number> = expected({ type: 'number', minimum: 0 }, 'a number of zero or more', (v) =>
  typeof v === 'number' && v >= 0 ? v : undefined,
);
/** A whole number of zero or more. */
export const count: Shape<number> = expected({ type: 'integer', minimum: 0 }, 'a whole number of zero or more', (v) =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= 0 ? v : undefined,
);
/** true or false. */
export const flag: Shape<boolean> = expected({ type: 'boolean' }, 'true or false', (v) => (typeof v === 'boolean' ? v : undefined));
/** One of some words or numbers. */
export const oneOf = <const T extends string | number>(...values: readonly T[]): Shape<T> =>
  expected({ enum: [...values] }, `one of ${values.join(', ')}`, (v) => values.find((each) => each === v));
/** An own way of writing. */
export const written = <T>(schema: JsonObject, what: string, take: (value: Json) => T | undefined): Shape<T> =>
  expected(schema, what, take);

/** The shape with a value that stands in where nothing is written. */
export const orElse = <T>(shape: Shape<T>, blank: T): Shape<T> => ({ ...shape, blank });
/** null is allowed, and is what nothing means. */
export const maybe = <T>(shape: Shape<T>): Shape<T | null> => ({
  ...shape,
  schema: { anyOf: [shape.schema, { type: 'null' }] },
  blank: null,
  read: (value, at, say) => (value === null ? null : shape.read(value, at, say)),
});
/** A list; nothing means an empty one. */
export const list = <T>(shape: Shape<T>): Shape<readonly T[]> => ({
  schema: { type: 'array', items: shape.schema },
  blank: [],
  read: (value, at, say) => {
    const items = Array.isArray(value) ? value : [value];
    const taken = items.map((item, index) => shape.read(item, Array.isArray(value) ? below(at, index) : at, say));
    return taken.every((item): item is NonNullable<typeof item> | Extract<typeof item, null> => item !== undefined) ? taken : undefined;
  },
});
/** A stated value: written plainly, known as a fact that is configured. */
export const fact = <T>(shape: Shape<T>): Shape<Stated<T>> => ({
  schema: shape.schema,
  blank: null,
  read: (value, at, say) => {
    const taken = shape.read(value, at, say);
    const stated: Fact<T> | undefined = taken === undefined ? undefined : { value: taken, certainty: 'configured', at };
    return stated;
  },
});

/** The names of a record of shapes, as its own type knows them. */
export const namesOf = <T extends object>(members: T): (keyof T & string)[] => {
  const names: (keyof T & string)[] = [];
  for (const name in members) if (Object.hasOwn(members, name)) names.push(name);
  return names;
};

/** Reads the members that are written, and says which are unknown. */
export const readMembers = <T>(members: Members<T>, value: JsonObject, at: SourceLocation, say: Say): Partial<T> => {
  const known = namesOf(members);
  for (const name of Object.keys(value)) {
    if (known.some((each) => each === name)) continue;
    const meant = nearest(name, known);
    const hint = meant === null ? `Known here: ${known.join(', ')}.` : `Did you mean ${meant}?`;
    say({ rule: 'settings/unknown-member', message: `Nothing is known by the name ${shown(name)} here.`, hint, at: below(at, name) });
  }
  const taken: Partial<T> = {};
  for (const name of known) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const read = given === undefined ? undefined : members[name].read(given, below(at, name), say);
    if (read !== undefined) taken[name] = read;
  }
  return taken;
};

/** What the members hold when nothing is written; those that must be written are left out. */
export const blankOf = <T>(members: Members<T>): Partial<T> => {
  const blank: Partial<T> = {};
  for (const name of namesOf(members)) {
    const value = members[name].blank;
    if (value !== undefined) blank[name] = value;
  }
  return blank;
};

/** A record whose members may each be written; `blank` stands in for the others. */
export const record = <T>(members: Members<T>, isComplete: (value: Partial<T>) => value is T): Shape<T> => ({
  schema: recordSchema(members),
  blank: undefined,
  members: Object.fromEntries(namesOf(members).map((name) => [name, members[name]])),
  read: (value, at, say) => {
    if (!isObject(value)) {
      say({ rule: 'settings/wrong-value', message: `Expected an object, received ${shown(value)}.`, hint: null, at });
      return undefined;
    }
    const taken: Partial<T> = { ...blankOf(members), ...readMembers(members, value, at, say) };
    if (isComplete(taken)) return taken;
    say({ rule: 'settings/incomplete', message: `Some of ${namesOf(members).join(', ')} must be written here.`, hint: null, at });
    return undefined;
  },
});
/** Whether nothing is missing that the members' shapes ask for. */
export const completeBy =
  <T>(members: Members<T>) =>
  (value: Partial<T>): value is T =>
    namesOf(members).every((name) => value[name] !== undefined);
/** A record of shapes; see `record`. */
export const recordOf = <T>(members: Members<T>): Shape<T> => record(members, completeBy(members));
/** The JSON Schema of a record: open to nothing else. */
export const recordSchema = <T>(members: Members<T>): JsonObject => {
  const properties: { [name: string]: Json } = {};
  for (const name of namesOf(members)) properties[name] = members[name].schema;
  return { type: 'object', additionalProperties: false, properties };
};
