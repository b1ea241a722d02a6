import ts from 'typescript';

/** One import of a file. `typeOnly`: nothing of it is left when the file runs; `lazy`: it is loaded when it is reached. Lines begin at 1. */
export type Import = Readonly<{ specifier: string; typeOnly: boolean; lazy: boolean; line: number }>;

/** What a walk over a file's syntax finds. */
export type Reading = Readonly<{
  imports: readonly Import[];
  /** Lines that name the global `process`, or import it. */
  process: readonly number[];
}>;

/** Reads a file's imports, static and dynamic, its re-exports, and where it touches the process. */
export function readImports(path: string, content: string): Reading {
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const process: number[] = [];
  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, line: lineOf(node) });
    if (isProcess(node) || found?.specifier === 'node:process' || found?.specifier === 'process') process.push(lineOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, process };
}

function importOf(node: ts.Node): Omit<Import, 'line'> | null {
  if (ts.isImportDeclaration(node))
    return named(node.moduleSpecifier, { typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword });
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, { typeOnly: node.isTypeOnly });
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, { typeOnly: true });
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return named(node.arguments[0], { lazy: true });
  return null;
}

const named = (node: ts.Node | undefined, { typeOnly = false, lazy = false }): Omit<Import, 'line'> | null =>
  node && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly, lazy } : null;

/** The name itself, not a member or a key that is called so. */
function isProcess(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || node.text !== 'process') return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node || parent.expression.getText() === 'globalThis';
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent)
  );
}
