/** Paths as templates. */
import type { PathTemplate } from '../model.ts';

/** Takes a path apart: literals, parameters, and the `#fragment` or `?query` that tells two entries of one path apart. */
export function readPath(text: string): PathTemplate {
  const cut = text.search(/[?#]/);
  const path = cut < 0 ? text : text.slice(0, cut);
  const parts: (string | { parameter: string })[] = [];
  let end = 0;
  for (const match of path.matchAll(/\{([^{}]+)\}/g)) {
    if (match.index > end) parts.push(path.slice(end, match.index));
    parts.push({ parameter: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < path.length) parts.push(path.slice(end));
  return { text: cut < 0 ? text : path, parts, variant: cut < 0 ? null : text.slice(cut) };
}

/** What two paths have in common that no server can tell apart: names of parameters erased. */
export function shapeOf(path: PathTemplate): string {
  return path.parts.map((part) => (typeof part === 'string' ? part : '{}')).join('') + (path.variant ?? '');
}
