import type { Dialect } from './dialect.ts';
import type { Flaw } from './errors.ts';
import type { Json } from './exchange.ts';
import { nameIn } from './naming.ts';
import type { Member, Resource } from './resources.ts';
import type { Service } from './service.ts';

/** The members that a body sets, by our own names; or everything that is wrong with it. */
export type Validated = Readonly<{ values: Readonly<Record<string, Json>>; flaws: readonly Flaw[] }>;
/** `whole`: all required members must be there and the others return to null; `part`: only what is sent is set. */
export type Extent = 'whole' | 'part';

/** Judges a body against the members of a resource, all violations at once. References are judged later: they need the store. */
export function validate(
  { dialect, behaviour }: Pick<Service, 'dialect' | 'behaviour'>,
  resource: Resource,
  body: Readonly<Record<string, Json>>,
  extent: Extent,
): Validated {
  const sent = new Map(Object.entries(body));
  const values: Record<string, Json> = {};
  const flaws: Flaw[] = [];
  for (const member of resource.members) {
    const name = nameIn(dialect, member.name);
    const value = sent.get(name);
    sent.delete(name);
    const wrong = behaviour.judgeMember(flawOf(dialect, member, value, extent), member, value);
    if (wrong !== null) flaws.push({ param: name, message: wrong });
    else if (value !== undefined) values[member.name] = value;
    else if (extent === 'whole') values[member.name] = null;
  }
  if (dialect.invalid.unknownMember === 'refused') {
    flaws.push(...[...sent.keys()].map((param) => ({ param: param.slice(0, 80), message: 'is not a member that can be set' })));
  }
  return { values, flaws };
}

function flawOf(dialect: Dialect, member: Member, value: Json | undefined, extent: Extent): string | null {
  if (value === undefined) return member.required && extent === 'whole' ? 'is required' : null;
  if (value === null) return member.required ? 'must not be null' : null;
  return misfit(dialect, member, value);
}

function misfit(dialect: Dialect, member: Member, value: Json): string | null {
  switch (member.kind) {
    case 'text':
      return isText(value, member.shortest, member.longest) ? null : `must be a text of ${member.shortest} to ${member.longest} characters`;
    case 'integer':
      return isInteger(value, member.least, member.most) ? null : `must be an integer from ${member.least} to ${member.most}`;
    case 'choice':
      return typeof value === 'string' && member.values.includes(value) ? null : `must be one of ${member.values.join(', ')}`;
    case 'reference':
      return isId(dialect, value) ? null : `must be the id of a ${member.to}`;
    default:
      return member satisfies never;
  }
}

function isText(value: Json, shortest: number, longest: number): boolean {
  if (typeof value !== 'string' || !value.isWellFormed()) return false;
  const length = [...value].length;
  return length >= shortest && length <= longest;
}

function isInteger(value: Json, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function isId(dialect: Dialect, value: Json): boolean {
  return dialect.ids === 'integer' ? typeof value === 'number' && Number.isInteger(value) : typeof value === 'string';
}
