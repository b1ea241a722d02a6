/** The import table of the repository as data, and the reader that holds a file against it. */
import { posix } from 'node:path';
import type { Import } from './imports.ts';

/** A folder, and what of ours it may import besides itself. `types` may be imported as types only. A `*` stands for one part of a path. */
export type Layer = Readonly<{ folder: string; may: readonly string[]; types?: readonly string[] }>;

const stages = ['generator/contract', 'generator/text', 'generator/report', 'generator/output', 'generator/config', 'generator/waivers'];
const everything = ['generator', 'conformance', 'templates', '.ci'];

/** Of several folders that hold a file, the longest decides. A file of `generator` that no row holds is refused. */
export const layers: readonly Layer[] = [
  { folder: 'generator/contract', may: [] },
  { folder: 'generator/text', may: [] },
  { folder: 'generator/config', may: ['generator/contract', 'generator/text'] },
  { folder: 'generator/waivers', may: ['generator/contract', 'generator/text'] },
  { folder: 'generator/report', may: ['generator/text'], types: ['generator/contract'] },
  { folder: 'generator/output', may: ['generator/text'], types: ['generator/contract'] },
  { folder: 'generator/lint', may: stages },
  { folder: 'generator/diff', may: stages },
  { folder: 'generator/generate', may: [...stages, 'conformance/pact'], types: ['templates/*/src/runtime'] },
  { folder: 'generator/docs', may: stages },
  { folder: 'generator/cli', may: everything },
  { folder: 'generator/index.ts', may: everything },
  { folder: 'conformance', may: stages },
  { folder: 'templates/*', may: [] },
  { folder: 'bench', may: [...everything, 'bench'] },
  { folder: '.ci', may: everything },
];

/**
 * What a file imports against the table, one line each. Tests may import what they compare; those of templates may not,
 * since templates leave the repository.
 *
 * @param path from the root of the repository, with `/`
 */
export function layerViolations(path: string, imports: readonly Import[]): readonly string[] {
  const layer = layerOf(path);
  if (layer === undefined) return isOurs(path) && !isTest(path) ? [`${path} is in no folder of the import table`] : [];
  if (isTest(path) && layer.folder !== 'templates/*') return [];
  return imports.flatMap((imported) => violation(path, layer, imported));
}

function violation(path: string, layer: Layer, { specifier, typeOnly, line }: Import): readonly string[] {
  const target = targetOf(path, specifier);
  if (target === null || holds(home(layer, path), target)) return [];
  const allowed = typeOnly ? [...layer.may, ...(layer.types ?? [])] : layer.may;
  if (allowed.some((folder) => holds(folder, target))) return [];
  return [`${path}:${line} imports ${target}${typeOnly ? ' for its types' : ''}; ${layer.folder} may not`];
}

/** The file or folder of ours that is meant; null for packages. Our own name is ourselves. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier === 'groma' || specifier.startsWith('groma/')) return 'generator/index.ts';
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
}

function layerOf(path: string): Layer | undefined {
  const holding = layers.filter(({ folder }) => holds(folder, path));
  return holding.toSorted((one, other) => other.folder.length - one.folder.length)[0];
}

/** The folder that a file may import from freely: each template is a project of its own. */
const home = ({ folder }: Layer, path: string): string => path.split('/').slice(0, folder.split('/').length).join('/');

function holds(folder: string, path: string): boolean {
  const parts = path.split('/');
  return folder.split('/').every((part, index) => part === '*' || part === parts[index]);
}

const isOurs = (path: string): boolean => path.includes('/') && !path.startsWith('specs/');
/** Tests, long runs, measurements, and what only those use. */
export const isTest = (path: string): boolean => /\.(test|bench|proof)\.ts$|\/testing(\.ts|\/)/.test(path);
