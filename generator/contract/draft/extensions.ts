/** Members that begin with `x-`, as data. */
import type { Extension } from '../draft.ts';
import type { CodeSample, SourceLocation } from '../model.ts';
import { type Documents, items, member, members, type Node } from '../resolve.ts';
import { isExtension, isObject } from '../shape.ts';
import { textOf } from './reading.ts';

/** The extensions of an object. */
export function extensionsOf(node: Node): readonly Extension[] {
  return members(node).flatMap(([name, { value, at }]) => (isExtension(name) ? [{ name, value, at }] : []));
}

/** The extensions of the object at a place. */
export function extensionsAt(documents: Documents): (at: SourceLocation) => readonly Extension[] {
  return (at) => {
    const value = documents.valueAt(at);
    return value === undefined ? [] : extensionsOf({ value, at });
  };
}

/** Snippets in any of the names that readers of documents use; one that stands in a file of its own is not fetched. */
export function readSamples(operation: Node): readonly CodeSample[] {
  return ['x-codeSamples', 'x-code-samples'].flatMap((name) =>
    items(member(operation, name)).flatMap(({ value, at }) => {
      const source = isObject(value) ? textOf(value.source) : null;
      return isObject(value) && source !== null ? [{ language: textOf(value.lang) ?? '', source, at }] : [];
    }),
  );
}
