/** Which files of a template a project gets: the import closure of what it uses, byte for byte. */
import { dirname, join } from 'node:path/posix';

/** A template as data: texts by path (with `/`) from its root. */
export type Template = ReadonlyMap<string, string>;

/** A file to begin from: its own text, or where it stands in the template. */
export type Root = Readonly<{ path: string; content: string }>;

/**
 * The paths below `folder` that `roots` reach by static imports, sorted. What leads outside of the folder is followed only by roots.
 *
 * @throws when an import leads to a file that the template does not have: a defect of ours
 */
export function closure(template: Template, folder: string, roots: readonly Root[]): readonly string[] {
  const found = new Set<string>();
  const open = roots.flatMap((root) => importsOf(root.path, root.content)).filter((path) => path.startsWith(folder));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const content = template.get(path);
    if (content === undefined) throw new Error(`the template has no ${path}`);
    found.add(path);
    open.push(...importsOf(path, content).filter((next) => next.startsWith(folder)));
  }
  return [...found].sort();
}

/** The files that a module names: imports, re-exports and `new URL('…', import.meta.url)`, from the root of the template. */
export function importsOf(path: string, content: string): readonly string[] {
  const code = content.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\()'(\.{1,2}\/[^']+)'/g;
  return [...code.matchAll(statements)].flatMap((match) => (match[1] === undefined ? [] : [join(dirname(path), match[1])]));
}

/** The packages that files import, by name; Node's own are none. */
export function packagesOf(contents: Iterable<string>): readonly string[] {
  const names = new Set<string>();
  for (const content of contents) {
    for (const match of content.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'((?:@[^/']+\/)?[^./'][^/']*)/g)) {
      if (match[1] !== undefined && !match[1].startsWith('node:')) names.add(match[1]);
    }
  }
  return [...names].sort();
}
