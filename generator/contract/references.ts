/** Every reference of an API description, each once: finds the files it names, and says which lead nowhere. */
import { diagnostic } from './diagnostic.ts';
import type { Diagnostic, Json, SourceLocation } from './model.ts';
import { pointer } from './pointer.ts';
import { type Documents, type Node, referenceOf, type Target } from './resolve.ts';
import { childrenOf, isObject, type Kind } from './shape.ts';

/** What one walk found: diagnostics, and the files that must be read before it can go on. */
export type Walk = Readonly<{ diagnostics: readonly Diagnostic[]; unread: readonly string[] }>;

/** A walk over all that OpenAPI has, entering each object once. `go` is called again after the files it asked for were read. */
export class ReferenceWalk {
  readonly #documents: Documents;
  readonly #entered = new Map<Kind, Set<object>>();
  readonly #cycles = new Set<string>();
  #waiting: { node: Node; kind: Kind }[];

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#waiting = [{ node: documents.root, kind: 'document' }];
  }

  /** Walks as far as the files that are there allow. `missing` are files that were asked for and do not exist. */
  go(missing: ReadonlyMap<string, string>): Walk {
    const diagnostics: Diagnostic[] = [];
    const unread = new Set<string>();
    const work = this.#waiting.reverse();
    this.#waiting = [];
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      const { node, kind } = next;
      if (!this.#enters(node.value, kind)) continue;
      const inner: { node: Node; kind: Kind }[] = [];
      const wait = this.#reference(node, kind, missing, inner, diagnostics);
      if (wait !== null) {
        unread.add(wait);
        this.#leave(node.value, kind);
        this.#waiting.push(next);
        continue;
      }
      this.#children(node, kind, inner);
      while (inner.length > 0) work.push(inner.pop() ?? next);
    }
    return { diagnostics, unread: [...unread] };
  }

  /** Follows one step; returns the file to wait for. */
  #reference(
    node: Node,
    kind: Kind,
    missing: ReadonlyMap<string, string>,
    inner: { node: Node; kind: Kind }[],
    diagnostics: Diagnostic[],
  ): string | null {
    const reference = referenceOf(node.value);
    if (reference === null) return null;
    const target = this.#documents.step(reference, node.at.file);
    if (target.kind === 'found') {
      const traced = this.#documents.trace(node);
      if (traced.kind === 'cycle') this.#cycle(traced, diagnostics);
      inner.push({ node: target.node, kind });
      return null;
    }
    if (target.kind === 'unread') {
      const why = missing.get(target.path);
      if (why === undefined) return target.path;
      diagnostics.push(dangling(node, reference, why));
    } else if (target.kind === 'outside') diagnostics.push(outside(node, reference));
    else if (target.kind === 'dangling') diagnostics.push(dangling(node, reference, target.reason));
    return null;
  }

  /** Reports a cycle once, however one gets into it. */
  #cycle(target: Extract<Target, { kind: 'cycle' }>, diagnostics: Diagnostic[]): void {
    if (target.cycle.some((place) => this.#cycles.has(`${place.file}\n${place.pointer}`))) return;
    for (const place of target.cycle) this.#cycles.add(`${place.file}\n${place.pointer}`);
    const [first, ...rest] = target.cycle;
    if (first !== undefined) diagnostics.push(cycle(first, rest));
  }

  #children(node: Node, kind: Kind, inner: { node: Node; kind: Kind }[]): void {
    if (!isObject(node.value)) return;
    const { file, pointer: base } = node.at;
    for (const child of childrenOf(node.value, kind)) {
      if (isObject(child.value))
        inner.push({ node: { value: child.value, at: { file, pointer: pointer(base, ...child.steps) } }, kind: child.kind });
    }
    if (kind === 'schema') for (const mapped of mappingOf(node)) inner.push({ node: mapped, kind: 'schema' });
  }

  #enters(value: Json, kind: Kind): boolean {
    if (typeof value !== 'object' || value === null) return false;
    let entered = this.#entered.get(kind);
    if (entered === undefined) {
      entered = new Set();
      this.#entered.set(kind, entered);
    }
    if (entered.has(value)) return false;
    entered.add(value);
    return true;
  }

  #leave(value: Json, kind: Kind): void {
    if (typeof value === 'object' && value !== null) this.#entered.get(kind)?.delete(value);
  }
}

/** The targets of a discriminator's mapping that are written as references, as if they were `$ref`s. A bare name is a component. */
function mappingOf(node: Node): readonly Node[] {
  const discriminator = isObject(node.value) ? node.value.discriminator : undefined;
  const mapping = isObject(discriminator) ? discriminator.mapping : undefined;
  if (!isObject(mapping)) return [];
  const at = pointer(node.at.pointer, 'discriminator', 'mapping');
  return Object.entries(mapping).flatMap(([name, target]) =>
    typeof target === 'string' && /[/#]|\.(ya?ml|json)$/i.test(target)
      ? [{ value: { $ref: target }, at: { file: node.at.file, pointer: pointer(at, name) } }]
      : [],
  );
}

function cycle(first: SourceLocation, rest: readonly SourceLocation[]): Diagnostic {
  const names = [first, ...rest, first].map((place) => place.pointer);
  return diagnostic(
    'document/reference-cycle',
    first,
    `This \`$ref\` leads only to other references: ${names.slice(0, 6).join(' → ')}${names.length > 6 ? ' → …' : ''}.`,
    'let one of them be an object of its own',
    { also: rest },
  );
}

function outside(node: Node, reference: string): Diagnostic {
  return diagnostic(
    'document/outside-reference',
    node.at,
    `The reference ${quoted(reference)} leads out of the document's folder; nothing was opened.`,
    'copy what it names into the folder and refer to the copy',
  );
}

function dangling(node: Node, reference: string, reason: string): Diagnostic {
  return diagnostic(
    'document/dangling-reference',
    node.at,
    `The reference ${quoted(reference)} leads to nothing: ${reason}.`,
    'correct the reference, or add what it names',
  );
}

function quoted(reference: string): string {
  return JSON.stringify(reference.length > 200 ? `${reference.slice(0, 200)}…` : reference);
}
