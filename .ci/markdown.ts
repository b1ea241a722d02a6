/** What a page in Markdown holds for programs: blocks of code, commands, paths. */

/** A block between fences. `line` is that of its fence, from 1. */
export type Block = Readonly<{ file: string; line: number; language: string; text: string }>;

/** A command of a block, and the lines that it is said to print. */
export type Shown = Readonly<{ command: string; prints: readonly string[] }>;

/** All blocks of a page in their order. */
export function blocksOf(file: string, markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(({ index, 1: language = '', 2: text = '' }) => {
    return { file, line: markdown.slice(0, index).split('\n').length, language, text };
  });
}

/** The commands of a block: those behind `$ ` with what follows them in `console`, all of them as one script in `sh`. */
export function commandsOf({ language, text }: Block): readonly Shown[] {
  if (language === 'sh') return [{ command: text, prints: [] }];
  if (language !== 'console') return [];
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...prints] = part.trimEnd().split('\n');
      return { command, prints };
    });
}

/** Paths of the repository that a page names in its prose, as patterns: `<word>` stands for any name. */
export function pathsOf(markdown: string, folders: readonly string[]): readonly string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const quoted = [...prose.matchAll(/`([^`\s]+)`/g), ...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, path = '']) => path);
  return quoted.filter((path) => folders.includes(path.split('/')[0] ?? '')).map((path) => path.replaceAll(/<\w+>/g, '*'));
}
