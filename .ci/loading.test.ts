/** What a command line loads before it works: the closure of the static imports, walked as Node walks it. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../generator/cli/commands/index.ts';
import { readImports } from './imports.ts';
import { root } from './program.ts';

/** The files of ours and the packages that loading `entry` loads. */
function loaded(entry: string): Readonly<{ files: ReadonlySet<string>; packages: ReadonlySet<string> }> {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const path of files) {
    for (const specifier of eager(path)) {
      if (specifier.startsWith('.')) files.add(posix.join(posix.dirname(path), specifier));
      else packages.add(packageOf(specifier));
    }
  }
  return { files, packages };
}

const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const eager = (path: string): readonly string[] =>
  path.endsWith('.ts')
    ? readImports(path, readFileSync(join(root, path), 'utf8'))
        .imports.filter(({ specifier, typeOnly, lazy }) => !typeOnly && !lazy && !specifier.startsWith('node:'))
        .map(({ specifier }) => specifier)
    : [];

const folders = (files: ReadonlySet<string>): readonly string[] =>
  [
    ...new Set(
      [...files].map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('generator') ? 2 : 1)
          .join('/'),
      ),
    ),
  ].sort();

test('the version, help and a mistake of use cost no package and no stage', () => {
  const { files, packages } = loaded('generator/cli/main.ts');
  expect([...packages]).toEqual([]);
  expect(folders(files)).toEqual(['generator/cli', 'generator/contract']);
  expect(files.size).toBeLessThan(20);
});

test('importing the library loads no package', () => {
  expect([...loaded('generator/index.ts').packages]).toEqual([]);
});

/** The stages that a command is made of, besides reading the document and reporting; packages besides the parser. */
const own: Readonly<{ [command: string]: Readonly<{ stages: readonly string[]; packages: readonly string[] }> }> = {
  init: { stages: [], packages: [] },
  inspect: { stages: ['generator/lint'], packages: [] },
  lint: { stages: ['generator/lint'], packages: [] },
  generate: { stages: ['generator/generate', 'generator/output'], packages: [] },
  conform: { stages: ['conformance'], packages: ['ajv', 'ajv-formats', 'fast-check', 'undici'] },
  explain: { stages: ['conformance', 'generator/lint'], packages: ['ajv', 'ajv-formats'] },
  doctor: { stages: [], packages: [] },
};
const shared = ['generator/cli', 'generator/config', 'generator/contract', 'generator/report', 'generator/text'];

test.each(commands.map(({ name }) => name))('%s loads nothing that only another command needs', (name) => {
  const { files, packages } = loaded(`generator/cli/commands/${name}.ts`);
  const allowed = own[name] ?? { stages: [], packages: [] };
  expect(folders(files).filter((folder) => ![...shared, ...allowed.stages].includes(folder))).toEqual([]);
  expect([...packages].filter((each) => !['js-yaml', ...allowed.packages].includes(each))).toEqual([]);
});

test('what is lazy is not walked, what is re-exported is', () => {
  const { imports } = readImports('a.ts', "export { a } from './a.ts'; import './b.ts'; const c = await import('./c.ts');");
  expect(imports.map(({ specifier, lazy }) => [specifier, lazy])).toEqual([
    ['./a.ts', false],
    ['./b.ts', false],
    ['./c.ts', true],
  ]);
});
