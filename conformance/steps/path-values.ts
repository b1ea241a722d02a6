/** Reads a path on the wire. */
import type { Operation } from '../../generator/contract/model.ts';

/** The parameters of an operation in a path that was sent, whatever stands before it; null where the path is none of its own. */
export const pathValues = (operation: Operation, path: string): Readonly<Record<string, string>> | null => {
  const parts = operation.path.parts.map((part) => (typeof part === 'string' ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : '([^/]+)'));
  const match = new RegExp(`${parts.join('')}$`).exec(path);
  const names = operation.path.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.parameter]));
  return match === null ? null : Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
};
