/** Tables in the tree of a query. */
import { AliasNode, IdentifierNode, type OperationNode, TableNode } from 'kysely';

/** A table and the name it goes by in its query. */
export type NamedTable = Readonly<{ name: string; alias: string; node: TableNode }>;

/** The table that a node is, with or without an alias; undefined for anything else. */
export function tableOf(node: OperationNode | undefined): NamedTable | undefined {
  if (node === undefined) return undefined;
  if (TableNode.is(node)) return { name: node.table.identifier.name, alias: node.table.identifier.name, node };
  if (!AliasNode.is(node) || !TableNode.is(node.node)) return undefined;
  const alias = IdentifierNode.is(node.alias) ? node.alias.name : node.node.table.identifier.name;
  return { name: node.node.table.identifier.name, alias, node: node.node };
}
