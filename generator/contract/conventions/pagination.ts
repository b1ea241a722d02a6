/** How a list is walked: the request names its page, the answer names the next one. Two signs make it certain. */
import type { DraftOperation } from '../draft.ts';
import type { Certainty, NextPage, Pagination, Paging } from '../model.ts';
import type { SchemaReader } from '../schema/members.ts';
import { descriptionOf } from '../schema/members.ts';
import { nounOf, segmentsOf } from '../segments.ts';
import { means } from '../vocabulary/meanings.ts';
import {
  backwardParameters,
  cursorParameters,
  fold,
  identityMembers,
  moreMembers,
  type Names,
  offsetParameters,
  pageParameters,
  totalMembers,
  weakCursorParameters,
} from '../vocabulary/names.ts';
import { best, headerOf, jsonOf, successes, type World } from '../world.ts';
import { none } from './none.ts';
import { type Asked, askedFor, askedIn, askedOf, rankOf } from './pagination/asked.ts';
import { nextPages } from './pagination/next.ts';
import { orderFact } from './pagination/order.ts';
import { embeddedPage, type ListShape, listShape, type Placed, pageMembers } from './pagination/shape.ts';
import { sendable, sizeOf } from './pagination/size.ts';

type Page = Readonly<{ operation: DraftOperation; world: World; asked: readonly Asked[]; members: readonly Placed[]; shape: ListShape }>;

const isNumber = (schemas: SchemaReader, asked: Asked): boolean =>
  schemas.is(asked.schema, 'integer') || schemas.is(asked.schema, 'number');
const placed = (page: Page, names: Names, type: string): Placed | null =>
  best(
    page.members.filter(({ member }) => page.world.schemas.is(member.schema, type)),
    ({ member, pointer }) => names.rank(member.name) + pointer.split('/').length / 100,
  );

/** `starting_after` takes the id of the last item where no answer gives a cursor. */
const lastItem = (page: Page, cursor: Asked): readonly NextPage[] => {
  const text = `${cursor.name} ${cursor.parameter?.description ?? ''}`;
  if (!/after|since|last|\bid\b|object ID/i.test(text)) return [];
  const members = [...page.world.schemas.members(page.shape.item).values()];
  const own = fold(cursor.name).replace(/^(?:starting|start)?(?:after|since|last)/, '');
  const member = best(members, ({ name }) => (own !== '' && fold(name) === own ? 0 : 1 + identityMembers.rank(name)));
  return member === null ? [] : [{ in: 'last-item', name: member.pointer, as: 'cursor' }];
};

const totalOf = (page: Page): Placed | null =>
  placed(page, totalMembers, 'integer') ??
  page.members.find(({ member }) => page.world.schemas.is(member.schema, 'integer') && means('total', descriptionOf(member))) ??
  null;

const pagingOf = (page: Page, next: readonly NextPage[]): Paging => {
  const { operation, world, asked, shape } = page;
  return {
    items: shape.items,
    next,
    more: placed(page, moreMembers, 'boolean')?.pointer ?? null,
    send: sendable(asked, world.schemas),
    size: sizeOf(operation, asked, world),
    order: orderFact(operation, shape, world),
    total: totalOf(page)?.pointer ?? null,
  };
};

const certain = (signs: readonly boolean[]): Certainty => (signs.filter(Boolean).length > 1 ? 'inferred' : 'guessed');

/** A parameter that is said to be made by the server inside an address: nobody sends it by hand. */
const isPartOfLink = ({ parameter }: Asked): boolean =>
  /\bpart of (?:the|an) (?:address|url|uri|link)\b/i.test(parameter?.description ?? '');
/** The parameter that names a page by a value of the server's: a strong name, or a weak one that the answer confirms. */
const cursorOf = (page: Page, next: readonly NextPage[]): Asked | null => {
  const { asked, world } = page;
  if (next.length > 0 && next.every(({ in: place }) => place === 'header') && asked.some(isPartOfLink)) return null;
  const gives = next.some((each) => each.as === 'cursor');
  const candidates = asked.filter((each) => !isNumber(world.schemas, each) || rankOf(cursorParameters, each.name) < 10);
  const found = askedIn(candidates, cursorParameters);
  const more = placed(page, moreMembers, 'boolean') !== null;
  if (found !== null && (!weakCursorParameters.has(found.name) || gives || more)) return found;
  const textual = askedIn(
    candidates.filter((each) => !isNumber(world.schemas, each)),
    pageParameters,
  );
  if (textual !== null && gives) return textual;
  const texts = candidates.filter((each) => !isNumber(world.schemas, each) && each.name !== found?.name);
  return gives || next.some(({ in: place }) => place === 'body')
    ? askedFor([...(found === null ? [] : [found]), ...texts], 'cursor')
    : null;
};

const cursorPage = (page: Page, next: readonly NextPage[]): Pagination | null => {
  const cursor = cursorOf(page, next);
  if (cursor === null) return null;
  const given = next.length > 0 ? next : lastItem(page, cursor);
  const paging = pagingOf(page, given);
  const back = askedIn(page.asked, backwardParameters);
  const certainty = certain([true, next.length > 0, paging.more !== null]);
  const where = given[0] === undefined ? 'no member that names the next page' : `${given[0].in} ${given[0].name}`;
  const reason = `The request takes ${cursor.name}; the answer has its items at ${shown(paging.items)} and ${where}${paging.more === null ? '' : `, ${paging.more} says whether there is more`}.`;
  return {
    kind: 'cursor',
    cursor: cursor.field,
    backward: back?.field ?? null,
    ...paging,
    certainty,
    reason,
    at: cursor.parameter?.at ?? page.operation.at,
  };
};
const shown = (pointer: string): string => (pointer === '' ? 'the root' : pointer);

const firstPage = (asked: Asked, world: World): 0 | 1 => {
  const schema = world.schemas.target(asked.schema);
  if (schema.minimum === 0 || schema.default === 0) return 0;
  return /\b(?:zero|0)[- ](?:based|indexed)|starts? (?:at|with|from) 0\b|\bfirst (?:page )?is 0\b/i.test(asked.parameter?.description ?? '')
    ? 0
    : 1;
};

const countedPage = (page: Page, next: readonly NextPage[], kind: 'page' | 'offset'): Pagination | null => {
  const { asked, world, operation } = page;
  const numbers = asked.filter((each) => isNumber(world.schemas, each));
  const field = askedIn(asked, kind === 'page' ? pageParameters : offsetParameters) ?? askedFor(numbers, kind);
  if (field === null || (kind === 'offset' && fold(field.name) === 'from' && !isNumber(world.schemas, field))) return null;
  const paging = pagingOf(page, next);
  const echoed = page.members.some(({ member }) => fold(member.name) === fold(field.name));
  const certainty = certain([true, paging.size !== null, next.length > 0, paging.total !== null || paging.more !== null, echoed]);
  const why = {
    certainty,
    reason: `The request takes ${field.name}${paging.size === null ? '' : ` and ${paging.size.field.name}`}; the items are at ${shown(paging.items)}.`,
    at: field.parameter?.at ?? operation.at,
  };
  return kind === 'page'
    ? { kind, page: field.field, first: firstPage(field, world), ...paging, ...why }
    : { kind, offset: field.field, ...paging, ...why };
};

/** A `Link` whose text or example names the relation: that is a sign of its own. */
const saysNext = (operation: DraftOperation): boolean =>
  successes(operation).some((response) => {
    const link = headerOf(response, 'Link');
    return (
      link !== null &&
      /rel="?next\b|\bnext page\b/i.test(`${link.description ?? ''} ${link.examples.map(({ value }) => String(value)).join(' ')}`)
    );
  });

const linkPage = (page: Page, next: readonly NextPage[]): Pagination | null => {
  const urls = next.filter((each) => each.as === 'url');
  if (urls.length === 0) return null;
  const paging = pagingOf(page, urls);
  const certainty = certain([true, paging.size !== null || urls.length > 1, page.shape.certain && saysNext(page.operation)]);
  return {
    kind: 'link',
    ...paging,
    certainty,
    reason: `The next page is only named by ${urls[0]?.in} ${urls[0]?.name}.`,
    at: page.operation.at,
  };
};

/** What is walked page by page: lists, searches, and whatever safe operation shows the signs of both sides. */
export const pagination = (operation: DraftOperation, world: World): Pagination => {
  const role = world.roles.get(operation.key)?.kind;
  const walks = operation.method === 'GET' || operation.method === 'QUERY' || role === 'search';
  const success = successes(operation).find((response) => response.content.length > 0) ?? null;
  const schema = jsonOf(success)?.schema ?? null;
  if (!walks || success === null) return none(operation.at, 'It answers no list.');
  const shape = listShape(world.schemas, schema, nounOf(segmentsOf(operation.path)));
  const embedded = shape === null ? embeddedPage(world.schemas, schema) : null;
  const list = shape ?? embedded?.shape ?? null;
  if (list === null) return none(operation.at, 'Its answer has no list.');
  const link = headerOf(success, 'Link');
  const members = embedded === null ? pageMembers(world.schemas, schema) : pageMembers(world.schemas, embedded.schema, embedded.at);
  const page: Page = { operation, world, asked: askedOf(operation, world.schemas), members, shape: list };
  const next = nextPages(members, link, world.schemas);
  const answer = cursorPage(page, next) ?? countedPage(page, next, 'page') ?? countedPage(page, next, 'offset') ?? linkPage(page, next);
  const isList = role === 'list' || role === 'search';
  if (answer === null || (!isList && answer.certainty === 'guessed')) return none(operation.at, 'Neither request nor answer names a page.');
  return answer;
};
