/** A terminal as an SVG: text with the colours that a program wrote, one row a line. */
import { type Html, html, text } from '../generator/text/html.ts';
import { join } from '../generator/text/text.ts';

const columns = 132;
const cell = { width: 8, height: 19 };
const edge = { side: 18, top: 46, bottom: 16 };

/** The colours by the code that turns them on. What is not here, is written plainly. */
const classes: ReadonlyMap<number, string> = new Map([
  [1, 'bold'],
  [2, 'dim'],
  [31, 'red'],
  [32, 'green'],
  [33, 'yellow'],
  [36, 'cyan'],
]);

const style: Html = html`<style>
rect.window{fill:#15191f;stroke:#3a424d}circle{fill:#3a424d}text{fill:#d5dbe3;font:13.3px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre}
.bold{font-weight:700;fill:#fff}.dim{fill:#8a949f}.red{fill:#ff7b72}.green{fill:#56d364}.yellow{fill:#e3b341}.cyan{fill:#76c7f0}.title{fill:#8a949f}
</style>`;

/**
 * The picture of what a terminal shows. A line that is wider than the window ends in `…`, where a real one would wrap it.
 *
 * @param title what stands above, and what is read aloud instead of the picture
 * @param shown lines with the colour codes of `report/style.ts`
 */
export function terminalPicture(title: string, shown: readonly string[]): string {
  const width = columns * cell.width + 2 * edge.side;
  const height = shown.length * cell.height + edge.top + edge.bottom;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${text(title)}">
${style}
<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
<circle cx="20" cy="17" r="5"/><circle cx="38" cy="17" r="5"/><circle cx="56" cy="17" r="5"/>
<text class="title" x="76" y="22">${text(title)}</text>
${join(shown.map(row), '\n')}
</svg>
`;
}

/** Each run has its place and its length: whatever font is found, columns stay columns. */
function row(line: string, index: number): Html {
  const y = edge.top + index * cell.height + 13;
  return join(
    runs(line).map(({ at, words, look }) => {
      const place = html`x="${edge.side + at * cell.width}" y="${y}" textLength="${words.length * cell.width}"`;
      return html`<text class="${text(look)}" ${place}>${text(words)}</text>`;
    }),
    '',
  );
}

type Run = Readonly<{ at: number; words: string; look: string }>;

/** The runs of one look in a line, without the blanks around them. */
function runs(line: string): readonly Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const { words, look } of pieces(line)) {
    const room = columns - at;
    const seen = words.length > room ? `${words.slice(0, Math.max(room - 1, 0))}…`.slice(0, Math.max(room, 0)) : words;
    for (const { index, 0: run } of seen.matchAll(/\S+( \S+)*/g)) found.push({ at: at + index, words: run, look });
    at += words.length;
  }
  return found;
}

/** A line cut where its look changes: each code is followed by what it colours. */
function pieces(line: string): readonly Readonly<{ words: string; look: string }>[] {
  const [plain = '', ...coloured] = line.split('\u001b[');
  const rest = coloured.map((piece) => {
    const end = piece.indexOf('m');
    return { words: piece.slice(end + 1), look: classes.get(Number(piece.slice(0, end))) ?? 'plain' };
  });
  return [{ words: plain, look: 'plain' }, ...rest];
}
