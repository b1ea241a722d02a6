/** Where the items of a list stand in an answer, and what else of the page is beside them. */
import type { JsonPointer, Schema } from '../../model.ts';
import { type Member, memberPointer, type SchemaReader } from '../../schema/members.ts';
import {
  answerWrappers,
  fold,
  itemMembers,
  moreMembers,
  nextCursorMembers,
  nextUrlMembers,
  pageContainers,
  totalMembers,
} from '../../vocabulary/names.ts';
import { best } from '../../world.ts';

/** A list in a body. `certain`: an array at the root, or a member whose name says that it holds the items. */
export type ListShape = Readonly<{ items: JsonPointer; item: Schema; certain: boolean }>;
/** A member with its pointer from the root of the body. */
export type Placed = Readonly<{ pointer: JsonPointer; member: Member }>;

/** `line_items` of `/orders/{id}/line_items` and `Accounts.json` name the member that holds them. */
const namedAfter = (member: string, noun: string): boolean =>
  noun !== '' && (fold(member) === fold(noun) || fold(noun).endsWith(fold(member)));

const arrays = (schemas: SchemaReader, schema: Schema): Member[] =>
  [...schemas.members(schema).values()].filter((member) => schemas.is(member.schema, 'array'));

const inObject = (schemas: SchemaReader, schema: Schema, noun: string): ListShape | null => {
  const found = arrays(schemas, schema);
  const named = best(found, (member) =>
    Math.min(itemMembers.rank(member.name), namedAfter(member.name, noun) ? 100 : Number.POSITIVE_INFINITY),
  );
  const objects = found.filter((member) => schemas.is(schemas.items(member.schema), 'object'));
  const member = named ?? (objects.length === 1 ? objects[0] : found.length === 1 ? found[0] : undefined);
  return member === undefined ? null : { items: member.pointer, item: schemas.items(member.schema) ?? true, certain: named !== null };
};

/**
 * The list in the body of an answer.
 * @param noun the last literal segment of the path.
 */
export const listShape = (schemas: SchemaReader, schema: Schema | null, noun: string): ListShape | null => {
  if (schema === null) return null;
  const item = schemas.items(schema);
  if (item !== null) return { items: '', item, certain: true };
  const direct = inObject(schemas, schema, noun);
  if (direct?.certain === true) return direct;
  for (const member of schemas.members(schema).values()) {
    if (!answerWrappers.has(member.name) || !schemas.is(member.schema, 'object')) continue;
    const inner = inObject(schemas, member.schema, noun);
    if (inner?.certain === true) return { ...inner, items: member.pointer + inner.items };
  }
  return direct;
};

/** A page inside one thing: a member that holds items and, beside them, what describes the page. */
export const embeddedPage = (
  schemas: SchemaReader,
  schema: Schema | null,
): Readonly<{ shape: ListShape; at: JsonPointer; schema: Schema }> | null => {
  for (const member of schemas.members(schema).values()) {
    const inner = schemas.is(member.schema, 'object') ? inObject(schemas, member.schema, '') : null;
    const beside = [...schemas.members(member.schema).keys()];
    if (inner?.certain === true && beside.some((name) => pageSigns.some((names) => names.has(name))))
      return { shape: { ...inner, items: member.pointer + inner.items }, at: member.pointer, schema: member.schema };
  }
  return null;
};
const pageSigns = [moreMembers, nextCursorMembers, nextUrlMembers, totalMembers];

/** The members of a page: of the body, of its wrappers, and of the objects that describe the page. */
export const pageMembers = (schemas: SchemaReader, schema: Schema | null, root: JsonPointer = ''): readonly Placed[] => {
  const found: Placed[] = [];
  const collect = (from: Schema, at: JsonPointer, depth: number): void => {
    for (const member of schemas.members(from).values()) {
      const pointer = at + memberPointer(member.name);
      found.push({ pointer, member });
      const inside = pageContainers.has(member.name) || answerWrappers.has(member.name);
      if (inside && depth < 3 && !schemas.is(member.schema, 'array') && schemas.is(member.schema, 'object'))
        collect(member.schema, pointer, depth + 1);
    }
  };
  if (schema !== null) collect(schema, root, 0);
  return found;
};
