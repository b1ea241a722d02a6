/** All schemas that are referred to: each place once, each under one id. */
import { posix } from 'node:path';
import type { NamedSchema, Schema, SchemaId, SourceLocation } from '../model.ts';
import { segmentsOf } from '../pointer.ts';
import { type Documents, member, members, type Node, referenceOf } from '../resolve.ts';
import { describeSchemas } from '../schema/describe.ts';
import { normalizeSchema } from '../schema/normalize.ts';

/** Gives ids to places, and schemas to ids. Components of the root come first, in their order; the rest as they are found. */
export class SchemaTable {
  readonly #documents: Documents;
  readonly #ids = new Map<string, SchemaId>();
  readonly #nodes = new Map<SchemaId, Node>();
  #schemas: ReadonlyMap<SchemaId, NamedSchema> | null = null;

  constructor(documents: Documents) {
    this.#documents = documents;
    const components = member(documents.root, 'components');
    const named = members(components === null ? null : member(components, 'schemas'));
    for (const [name, node] of named) this.#ids.set(keyOf(node.at), name);
    for (const [name, node] of named) this.#component(name, node);
  }

  /** A schema where it stands, normalised, its references turned into ids. */
  schema(node: Node): Schema {
    return normalizeSchema(node, { openapi: this.#documents.openapi, idOf: (reference, from) => this.#idOf(reference, from) });
  }

  /** The schemas of all ids. Called when everything else is read: reading a schema may name further ones. */
  all(): ReadonlyMap<SchemaId, NamedSchema> {
    if (this.#schemas !== null) return this.#schemas;
    const read = new Map<SchemaId, { schema: Schema; at: SourceLocation }>();
    // A map that grows while it is walked: what a schema names comes after it.
    for (const [id, node] of this.#nodes) read.set(id, { schema: this.schema(node), at: node.at });
    this.#schemas = describeSchemas(read);
    return this.#schemas;
  }

  /** A component that only says where its schema stands, outside of the components, gives that place its name. */
  #component(name: string, node: Node): void {
    const reference = referenceOf(node.value);
    const target = reference === null ? null : this.#documents.resolve(node);
    if (target === null || this.#ids.has(keyOf(target.at))) this.#nodes.set(name, node);
    else {
      this.#ids.set(keyOf(target.at), name);
      this.#nodes.set(name, target);
    }
  }

  #idOf(reference: string, from: string): SchemaId | null {
    const target = this.#documents.step(reference, from);
    if (target.kind !== 'found' || this.#documents.resolve(target.node) === null) return null;
    const key = keyOf(target.node.at);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#free(nameOf(target.node.at));
    this.#ids.set(key, id);
    this.#nodes.set(id, target.node);
    return id;
  }

  #free(name: string): SchemaId {
    for (let count = 1; ; count++) {
      const id = count === 1 ? name : `${name}${count}`;
      if (!this.#nodes.has(id)) return id;
    }
  }
}

/** What one would call a schema by its place: the last name in its pointer, else its file. */
function nameOf(at: SourceLocation): string {
  const last = (segmentsOf(at.pointer) ?? []).findLast((segment) => !/^\d+$/.test(segment));
  return last ?? posix.basename(at.file, posix.extname(at.file));
}

function keyOf(at: SourceLocation): string {
  return `${at.file}\n${at.pointer}`;
}
