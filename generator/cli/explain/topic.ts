/** What `groma explain` has a page on. Two topics may share an id: rules and checks are two name spaces. */
export type Topic = Readonly<{
  kind: 'item' | 'word' | 'rule' | 'check' | 'exit code' | 'config key';
  id: string;
  /** One sentence. */
  title: string;
  /** Paragraphs: a heading, or none, and lines. */
  parts: readonly Readonly<{ heading: string | null; lines: readonly string[] }>[];
}>;
