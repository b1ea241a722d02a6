/** What a parser hands back: data without prototypes, its outline, and the names that an object has twice. */
import type { Json } from '../model.ts';
import type { Outline } from './outline.ts';

/** A value as it was parsed. Objects have no prototype: `__proto__` and `constructor` are names like any other. */
export type Parsed = Readonly<{ value: Json; outline: Outline; duplicates: readonly Duplicate[] }>;

/** A name that stands twice in one object: `offset` is the second, `first` the one that counts. */
export type Duplicate = Readonly<{ name: string; offset: number; first: number }>;

/** A text that is not what it says: thrown by the parsers, caught where the file is read. */
export class SyntaxFault extends Error {
  readonly offset: number;
  readonly hint: string;
  constructor(message: string, offset: number, hint: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

/** An object that is being filled. */
export type OpenObject = { [name: string]: Json };

/** An empty object without a prototype. */
export function emptyObject(): OpenObject {
  return Object.create(null);
}
