/** The type that has one JSON value. */
import { join, key, literal, type TypeScript, ts } from '../../text/index.ts';

/** `'a'`, `1`, `null`, `{ a: 1 }`, `[1, 2]`. */
export function typeOfJson(value: unknown): TypeScript {
  if (Array.isArray(value)) return ts`[${join(value.map(typeOfJson), ', ')}]`;
  if (typeof value !== 'object' || value === null) return literal(value);
  const members = Object.entries(value).map(([name, member]) => ts`${key(name)}: ${typeOfJson(member)}`);
  return members.length === 0 ? ts`{ [name: string]: never }` : ts`{ ${join(members, ', ')} }`;
}
