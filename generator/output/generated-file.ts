/** Files as data: what `generate` and `docs` return, what `write` puts on the disk and `compare` holds against it. */

/**
 * Whose file it is, which decides what a second run does:
 * `groma`: replaced, and refused when somebody edited it; `yours`: written once; `appended`: added, never changed (migrations, lock).
 */
export type Owner = 'groma' | 'yours' | 'appended';

/** One file to be. `path` is relative to the output folder, with `/`; it never leaves that folder. */
export type GeneratedFile = Readonly<{ path: string; content: string; owner: Owner }>;

/**
 * `generated/manifest.json`: which files are Groma's, each with the SHA-256 (hex) of what was written; and which were written once for
 * the user, so that one that was deleted stays away. Paths are sorted.
 */
export type Manifest = Readonly<{
  groma: string;
  target: string;
  files: readonly Readonly<{ path: string; sha256: string }>[];
  once: readonly string[];
}>;

/** What happens, or would happen, to one file. `kept`: it is the user's and stays. */
export type FileState = 'created' | 'updated' | 'unchanged' | 'removed' | 'kept';

/** A file and what a run does to it. */
export type FileChange = Readonly<{ path: string; state: FileState }>;

/** Why a folder is not written: an edited file of Groma's, a foreign file in the place of one, a path that leaves the folder. */
export type Refusal = Readonly<{
  code: 'edited' | 'foreign' | 'outside' | 'symlink' | 'operation' | 'migration' | 'document';
  message: string;
  path: string;
}>;
