/** How much a document may ask of us: what is beyond is refused by name, so that no document hangs or exhausts a machine. */
export type Limits = Readonly<{
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of all files together. */
  totalBytes: number;
  /** Files, the root included. */
  files: number;
  /** Objects and lists inside each other. */
  depth: number;
  /** Values of one file, aliases counted as if they were written out. */
  values: number;
}>;

/** Far above any document in the field (the largest known: 4 MB, 2,907 files, 40 levels), far below what hurts. */
export const LIMITS: Limits = { fileBytes: 32_000_000, totalBytes: 64_000_000, files: 10_000, depth: 200, values: 2_000_000 };
