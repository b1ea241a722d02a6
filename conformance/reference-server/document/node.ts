import type { Json } from '../exchange.ts';

/** An object of an OpenAPI document. */
export type Node = Readonly<{ [name: string]: Json }>;

/** A reference to a component. */
export function component(kind: 'schemas' | 'parameters' | 'headers' | 'responses', name: string): Node {
  return { $ref: `#/components/${kind}/${name}` };
}

/** An object without the entries that are null: what a dialect does not have is not in its document. */
export function present(entries: Readonly<{ [name: string]: Json | null }>): Node {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null));
}

/** A list in words: `a, b and c`. */
export function inWords(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** The schema of an object in which every member is required. */
export function object(properties: Node): Node {
  return { type: 'object', required: Object.keys(properties), properties };
}
