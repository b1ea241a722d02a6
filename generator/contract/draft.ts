/**
 * The contract before its questions are answered: all that OpenAPI says by structure. `build` makes it from the resolved documents;
 * the resolvers of `resources.ts`, `roles.ts` and `conventions/` turn it into a `Contract`. Nobody outside `contract/` sees it.
 */
import type { Contract, Deprecation, Json, Operation, SecurityRequirement, SourceLocation } from './model.ts';

/** A member that begins with `x-`, as data: a `$ref` in it is never followed. */
export type Extension = Readonly<{ name: string; value: Json; at: SourceLocation }>;

/** The `security` that applies: of the operation, else of the root; `null` where neither says anything. `[]` and `{}` are kept as written. */
export type DraftSecurity = Readonly<{ alternatives: readonly SecurityRequirement[]; at: SourceLocation; own: boolean }>;

/** An operation without its role and its conventions. `extensions` are its own, then those of its path item. */
export type DraftOperation = Omit<Operation, 'role' | 'conventions' | 'deprecation'> &
  Readonly<{ deprecation: Deprecation | null; security: DraftSecurity | null; extensions: readonly Extension[] }>;

/** Everything but the answers. `extensions` are those of the root and of `info`; those of schemas stay in the schemas. */
export type Draft = Omit<Contract, 'operations' | 'resources' | 'errors' | 'conventions' | 'audience'> &
  Readonly<{
    operations: readonly DraftOperation[];
    extensions: readonly Extension[];
    /** `externalDocs` of the root: where the document says that more is written. */
    externalDocs: Readonly<{ url: string; description: string | null; at: SourceLocation }> | null;
    /** The extensions of any other object: a response, a parameter, a header, a tag; none where the place has none. */
    extensionsAt: (at: SourceLocation) => readonly Extension[];
    /** Texts that speak for the whole API: `info.description`, tags with and without operations, in the order of the document. */
    chapters: readonly Readonly<{ title: string; text: string; at: SourceLocation }>[];
  }>;
