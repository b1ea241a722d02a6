/** Where a reader finds what in the body of an error. */
import type { ErrorFormat, JsonPointer, MediaType, Response, Schema } from '../../model.ts';
import { type Member, memberPointer } from '../../schema/members.ts';
import { type Meaning, means } from '../../vocabulary/meanings.ts';
import {
  codeMembers,
  detailMembers,
  errorWrappers,
  messageMembers,
  type Names,
  paramMembers,
  requestIdMembers,
  typeMembers,
} from '../../vocabulary/names.ts';
import { best, jsonOf, remembering, type World } from '../../world.ts';

type Members = ErrorFormat['members'];
const isProblem = (media: MediaType): boolean => /problem\+json/i.test(media.type);

const pick = (world: World, schema: Schema, at: JsonPointer, names: Names, types: readonly string[]): JsonPointer | null => {
  const found = best(world.schemas.members(schema).values(), (member) =>
    types.some((type) => world.schemas.is(member.schema, type)) || Object.keys(member.target).length === 0
      ? names.rank(member.name)
      : Number.POSITIVE_INFINITY,
  );
  return found === null ? null : at + memberPointer(found.name);
};

const described = (world: World, schema: Schema, at: JsonPointer, meaning: Meaning): JsonPointer | null => {
  const found = world.schemas
    .members(schema)
    .values()
    .find(({ schema: each, target }) =>
      [each, target].some((part) => typeof part === 'object' && typeof part.description === 'string' && means(meaning, part.description)),
    );
  return found === undefined ? null : at + memberPointer(found.name);
};

const membersAt = (world: World, schema: Schema, at: JsonPointer, problem: boolean): Members => {
  const scalar = ['string', 'integer'] as const;
  const found = {
    code: pick(world, schema, at, codeMembers, scalar) ?? described(world, schema, at, 'code'),
    message: pick(world, schema, at, messageMembers, ['string']) ?? described(world, schema, at, 'message'),
    type: pick(world, schema, at, typeMembers, ['string']),
    param: pick(world, schema, at, paramMembers, ['string']),
    requestId: pick(world, schema, at, requestIdMembers, ['string']) ?? described(world, schema, at, 'error-request-id'),
    details: pick(world, schema, at, detailMembers, ['array', 'object']),
  };
  return problem && world.schemas.members(schema).has('detail') ? { ...found, message: `${at}/detail` } : found;
};
const apart = (members: Members): Members =>
  members.code !== null && members.code === members.message ? { ...members, code: null } : members;
const says = (members: Members): boolean => members.message !== null || members.code !== null;

/** The members inside an object that wraps the error, or inside the first of a list of errors. */
const inside = (world: World, member: Member): Members | null => {
  const list = world.schemas.items(member.schema);
  const schema = list ?? member.schema;
  return world.schemas.is(schema, 'object')
    ? membersAt(world, schema, list === null ? member.pointer : `${member.pointer}/0`, false)
    : null;
};
/** The members at the root, or inside the member that wraps the error. */
const found = (world: World, schema: Schema, problem: boolean): Members | null => {
  const root = apart(membersAt(world, schema, '', problem));
  if (problem || (root.message !== null && root.code !== null)) return root;
  for (const member of world.schemas.members(schema).values()) {
    const inner = errorWrappers.has(member.name) ? inside(world, member) : null;
    if (inner === null || !says(inner) || (root.message !== null && inner.code === null)) continue;
    return { ...inner, requestId: inner.requestId ?? pick(world, schema, '', requestIdMembers, ['string']) };
  }
  return says(root) ? root : null;
};

/** What was read, by the schema's id or the schema itself: the same errors stand in hundreds of responses. */
const remembered = remembering(() => ({
  byId: new Map<string, ErrorFormat | null>(),
  bySchema: new WeakMap<object, ErrorFormat | null>(),
}));
const read = (media: MediaType, schema: Schema, world: World): ErrorFormat | null => {
  const names = world.schemas.members(schema);
  const problem = isProblem(media) || ['type', 'title', 'status', 'detail'].every((name) => names.has(name));
  const members = found(world, schema, problem);
  return members === null
    ? null
    : { kind: problem ? 'problem' : 'envelope', mediaType: media.type, schema: world.schemas.id(schema), members };
};

/** The format of a response's JSON body. A schema of RFC 9457 is a problem under any media type. */
export const formatOf = (response: Response, world: World): ErrorFormat | null => {
  const media = response.content.find(isProblem) ?? jsonOf(response);
  const schema = media?.schema ?? null;
  if (media === null || schema === null || typeof schema === 'boolean') return null;
  const { byId, bySchema } = remembered(world);
  const id = world.schemas.id(schema);
  const key = `${media.type} ${id}`;
  const known = id === null ? bySchema.get(schema) : byId.get(key);
  if (known !== undefined) return known;
  const fresh = read(media, schema, world);
  if (id === null) bySchema.set(schema, fresh);
  else byId.set(key, fresh);
  return fresh;
};

/** One format if nothing is in two places: a member that only one of them has is an extension of the other. */
export const sameFormat = (one: ErrorFormat, other: ErrorFormat): boolean => {
  const names = ['code', 'message', 'type', 'requestId', 'details'] as const;
  return one.kind === other.kind && names.every((name) => one.members[name] === other.members[name] || name === 'details');
};
