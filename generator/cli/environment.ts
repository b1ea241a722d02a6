/** Where text goes: the terminal, a pipe, a test. */
export type Output = Readonly<{
  write: (text: string) => void;
  /** Whether a person reads it: decides colour and progress. */
  isTerminal: boolean;
  /** How many columns a line has; null where nothing limits it. */
  columns: number | null;
}>;

/** All that a command knows of the process it runs in. `main.ts` makes the real one; tests make their own. */
export type Environment = Readonly<{
  /** The command line after the name of the program. */
  argv: readonly string[];
  /** The folder that relative paths of the command line start from, absolute. */
  cwd: string;
  env: Readonly<{ [name: string]: string | undefined }>;
  /** The result, and nothing else. */
  stdout: Output;
  /** Messages and progress. */
  stderr: Output;
  /** The whole of standard input, for a document written as `-`. */
  readInput: () => Promise<string>;
  /** The time, in milliseconds since 1970. */
  now: () => number;
  /** Aborted when the command is interrupted; what works long stops on it, cleans up and lets the command end with 130. */
  signal: AbortSignal;
  /** What we run on, for `doctor`. */
  node: Readonly<{ version: string; platform: string; architecture: string }>;
  /** The version of Groma, as in its package. */
  version: string;
}>;
