/** `npm run build [folder]`: writes the package as it is published, into `dist` by default. `npm pack ./dist` makes the tarball of it. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { root, runPackage } from './program.ts';
import { publishedManifest } from './published-manifest.ts';

const dist = resolve(root, process.argv[2] ?? 'dist');
rmSync(dist, { recursive: true, force: true });

const compiled = runPackage('typescript7', ['--project', 'tsconfig.build.json', '--outDir', dist], 'tsc');
if (compiled === 0) {
  // The compiler follows types into the templates; what ships of them is their source, as data.
  rmSync(join(dist, 'templates'), { recursive: true, force: true });
  for (const folder of ['generator', 'conformance', 'templates'] as const) copyData(folder);
  // What `groma init` writes.
  cpSync(join(root, 'specs/starter.openapi.yaml'), join(dist, 'specs/starter.openapi.yaml'));
  for (const file of ['LICENSE', 'README.md']) if (existsSync(join(root, file))) cpSync(join(root, file), join(dist, file));
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`);
}
process.exitCode = compiled;

/** Copies what the compiler leaves behind: all files but TypeScript, tests and pages of proofs. Of templates what is copied from: no tests, no output for the shop. */
function copyData(folder: 'generator' | 'conformance' | 'templates'): void {
  const from = join(root, folder);
  if (!existsSync(from)) return;
  const filter = (path: string): boolean => isData(relative(root, path), folder === 'templates');
  cpSync(from, join(dist, folder), { recursive: true, filter });
}

function isData(path: string, source: boolean): boolean {
  const parts = path.split(/[\\/]/);
  if (parts.some((part) => part === 'node_modules' || part === 'decisions')) return false;
  if (source && ['test', 'migrations', 'generated', 'handlers'].some((part) => parts.slice(2, 4).includes(part))) return false;
  return source || !/\.(ts|test\.\w+)$|\.(golden|proof)\./.test(basename(path));
}
