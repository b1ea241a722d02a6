/** Lines written in batches: one call of the system for many requests. */

const enough = 8_192;

/** A sink that hands its lines on at the end of the turn, or when there are many; `flush` does it at once. */
export function bufferLines(write: (line: string) => void): Readonly<{ sink: (line: string) => void; flush: () => void }> {
  let lines: string[] = [];
  let length = 0;
  let waiting = false;
  const flush = (): void => {
    waiting = false;
    const text = lines.join('\n');
    lines = [];
    length = 0;
    if (text !== '') write(text);
  };
  const sink = (line: string): void => {
    lines.push(line);
    length += line.length;
    if (length > enough) flush();
    else if (!waiting) {
      waiting = true;
      setImmediate(flush);
    }
  };
  return { sink, flush };
}
