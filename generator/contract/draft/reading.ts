/** What all readers of the draft share: the documents, a place for mistakes, the table of schemas. */
import { type BuildRule, diagnostic } from '../diagnostic.ts';
import type { Diagnostic, Json, SourceLocation } from '../model.ts';
import { type Documents, member, type Node } from '../resolve.ts';
import { isObject, type JsonObject } from '../shape.ts';
import { SchemaTable } from './schemas.ts';

/** One reading of one API description. */
export class Reading {
  readonly documents: Documents;
  readonly diagnostics: Diagnostic[] = [];
  readonly schemas: SchemaTable;

  constructor(documents: Documents) {
    this.documents = documents;
    this.schemas = new SchemaTable(documents);
  }

  /** The object that a node is or refers to; null, with a diagnostic, where it is none. A reference to nothing is reported elsewhere. */
  object(node: Node | null, what: string): Node<JsonObject> | null {
    const found = node === null ? null : this.documents.resolve(node);
    if (found === null) return null;
    if (isObject(found.value)) return { value: found.value, at: found.at };
    this.report('document/invalid', found.at, `${what} must be an object.`, null);
    return null;
  }

  /** Notes a mistake. */
  report(rule: BuildRule, at: SourceLocation, message: string, hint: string | null, also: readonly SourceLocation[] = []): void {
    this.diagnostics.push(diagnostic(rule, at, message, hint, { also }));
  }

  /** Notes what is wrong and costs nothing but itself: nothing that is built from the document needs it. */
  warn(rule: BuildRule, at: SourceLocation, message: string, hint: string): void {
    this.diagnostics.push(diagnostic(rule, at, message, hint, { severity: 'warning' }));
  }

  /** A member that may be a text in a file of its own. */
  text(node: Node, name: string): string | null {
    const found = member(node, name);
    return found === null ? null : textOf(this.documents.resolve(found)?.value);
  }
}

/** A text, or null. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The texts in a list. */
export function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
