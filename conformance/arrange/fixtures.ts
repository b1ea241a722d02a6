/** What the config knows and a document cannot tell: values by operation, place and name. */
import type { Operation } from '../../generator/contract/model.ts';
import { withValue } from '../json.ts';
import type { UnderTest } from '../settings.ts';
import type { Draft } from './example.ts';

/** One value of the config for one operation; `name` is a member of the body with dots, or a parameter. */
export type Fixture = Readonly<{ place: string; name: string; value: unknown }>;

/** A member's name with dots as a pointer. */
const pointerTo = (name: string): string => `/${name.replaceAll('.', '/')}`;

/** The fixtures of an operation: `<operation id>.<place>.<name>` in the config. */
export const fixturesOf = (settings: UnderTest, operation: Operation): readonly Fixture[] =>
  Object.entries(settings.fixtures ?? {}).flatMap(([key, value]) => {
    const rest = key.startsWith(`${operation.id}.`) ? key.slice(operation.id.length + 1) : '';
    const dot = rest.indexOf('.');
    return dot < 0 ? [] : [{ place: rest.slice(0, dot), name: rest.slice(dot + 1), value }];
  });

/** What the fixtures decide: names of parameters, pointers into the body. */
export const placesOf = (fixtures: readonly Fixture[]): ReadonlySet<string> =>
  new Set(fixtures.map(({ place, name }) => (place === 'body' ? pointerTo(name) : name)));

const chosen = (fixtures: readonly Fixture[], place: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fixtures.filter((each) => each.place === place).map(({ name, value }) => [name, value]));

const texts = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));

/** The draft with the values of its fixtures. */
export const withFixtures = (draft: Draft, fixtures: readonly Fixture[]): Draft => {
  const inBody = fixtures.filter(({ place }) => place === 'body');
  const value = inBody.reduce<unknown>((rest, fixture) => withValue(rest, pointerTo(fixture.name), fixture.value), draft.body?.value);
  return {
    path: { ...draft.path, ...texts(chosen(fixtures, 'path')) },
    query: { ...draft.query, ...chosen(fixtures, 'query') },
    headers: { ...draft.headers, ...texts(chosen(fixtures, 'header')) },
    body: draft.body === null ? null : { ...draft.body, value },
  };
};
