/** Compilers and small contracts for the tests of what is emitted. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from '../../contract/answer.ts';
import type { Contract } from '../../contract/model.ts';
import { draftFrom } from '../../contract/testing.ts';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** The contract of a document or of a part of one, through the real loader and resolvers; all that is wrong with it is thrown. */
export async function contractFrom(snippet: string): Promise<Contract> {
  const { draft, diagnostics } = await draftFrom(snippet);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
  return answer(draft).contract;
}

/** The two compilers that generated code must pass, by their command line. */
export const compilers: readonly Readonly<{ version: string; path: string }>[] = [
  { version: '5.9', path: join(modules, 'typescript/bin/tsc') },
  { version: '7', path: join(modules, 'typescript7/bin/tsc') },
];

/** As strict as a stranger's project may be. */
export const strictest: Readonly<Record<string, unknown>> = {
  target: 'es2024',
  lib: ['es2024'],
  types: [],
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  noEmit: true,
};

/** What a compiler says about files; empty when they are right. */
export async function compileFiles(
  files: Readonly<Record<string, string>>,
  compiler: string,
  options: Readonly<Record<string, unknown>> = strictest,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'groma-tsc-'));
  try {
    const all = {
      ...files,
      'package.json': '{"type":"module"}',
      'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['**/*.ts'] }),
    };
    for (const [path, content] of Object.entries(all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await runCompiler(folder, compiler);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a compiler says about the project in a folder. */
export function runCompiler(folder: string, compiler: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], { maxBuffer: 10_000_000 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
