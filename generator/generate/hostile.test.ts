import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { build } from '../contract/build.ts';
import { load } from '../contract/load.ts';
import type { Contract } from '../contract/model.ts';
import { diskReader } from '../contract/read/reader.ts';
import type { GeneratedFile } from '../output/generated-file.ts';
import { pathFault } from '../output/paths.ts';
import { readTree } from '../output/read-tree.ts';
import { unseenCharacters } from '../text/testing.ts';
import { generate } from './generate.ts';
import { emptyLock } from './store/lock.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const corpus = join(process.env.GROMA_CORPUS ?? here('../../../shared/corpus'), 'hostile');
const documentsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .map((name) => join(folder, name));
const documents = [...documentsIn(here('../../specs/hostile')), ...(existsSync(corpus) ? documentsIn(corpus) : [])];
if (!existsSync(corpus)) console.log('The corpus of hostile documents is absent: only specs/hostile is generated from.');

async function contractOf(path: string): Promise<Contract | null> {
  const loaded = await load(path, diskReader(path));
  return loaded.kind === 'unreadable' ? null : build(loaded).contract;
}

async function filesOf(contract: Contract, target: string): Promise<readonly GeneratedFile[]> {
  const template = await readTree(here(`../../templates/${target}`));
  const settings = { target, name: null, leaveOut: [], version: '0.1.0' };
  return generate(contract, settings, { lock: emptyLock, template, document: { path: 'openapi.yaml', copy: null } }).files;
}

const declarations = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.VariableStatement,
]);
const behaviour = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.TaggedTemplateExpression,
]);

/** What in a module does something when it is loaded. */
function doings(file: GeneratedFile): readonly string[] {
  const source = ts.createSourceFile(file.path, file.content, ts.ScriptTarget.ESNext, true);
  const found = source.statements.filter((statement) => !declarations.has(statement.kind)).map((statement) => statement.getText());
  const visit = (node: ts.Node): void => {
    if (behaviour.has(node.kind)) found.push(node.getText());
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const faults = (file: GeneratedFile): readonly string[] =>
  (
    ts.transpileModule(file.content, { reportDiagnostics: true, fileName: file.path, compilerOptions: { target: ts.ScriptTarget.ESNext } })
      .diagnostics ?? []
  ).map((diagnostic) => `${file.path}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);

describe.each(documents)('%s', (path) => {
  test.each(['fastify', 'client'])('%s: stays in its folder, parses, shows all of itself, and does nothing when loaded', async (target) => {
    const contract = await contractOf(path);
    if (contract === null) return;
    const files = await filesOf(contract, target);
    expect(files.flatMap((file) => pathFault(file.path) ?? [])).toEqual([]);
    const own = files.filter((file) => !file.path.startsWith('src/runtime/') && file.path !== 'openapi.yaml');
    expect(own.filter((file) => file.path.endsWith('.ts')).flatMap(faults)).toEqual([]);
    for (const file of own.filter((one) => one.path.endsWith('.json'))) expect(() => JSON.parse(file.content)).not.toThrow();
    expect(own.filter((file) => unseenCharacters.test(file.content)).map((file) => file.path)).toEqual([]);
    const emitted = own.filter((file) => target === 'fastify' && /^src\/generated\/.*\.ts$/.test(file.path));
    expect(emitted.flatMap(doings)).toEqual([]);
  });
});
