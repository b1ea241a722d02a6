import type { Output } from './environment.ts';

/** One line on a terminal that tells what is going on, and nothing in a log or a pipe. */
export function progressLine(output: Output, quiet: boolean): Readonly<{ say: (words: string) => void; end: () => void }> {
  if (quiet || !output.isTerminal) return { say: () => undefined, end: () => undefined };
  const width = (output.columns ?? 80) - 1;
  return {
    say: (words) => output.write(`\r\u001b[2K${words.slice(0, width)}`),
    end: () => output.write('\r\u001b[2K'),
  };
}
