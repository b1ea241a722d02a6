/**
 * Text for one context. A file is built from branded pieces: what comes from a document enters through an emitter of the
 * context, and nothing else is accepted, so that a name can never end the string, comment or folder it stands in.
 */

declare const context: unique symbol;

/** A piece of text that is safe where `Context` is read. At run time it is a plain string. */
export type Text<Context extends string> = string & Readonly<{ [context]: Context }>;

/** A template tag: the literal parts are ours, every hole takes text of the same context or a number. */
export type Tag<Context extends string> = (parts: TemplateStringsArray, ...holes: readonly (Text<Context> | number)[]) => Text<Context>;

/** Declares that `text` is safe in its context. Only the emitters of this folder call it: here the promise is made. */
export function safe<Context extends string>(text: string): Text<Context> {
  return text as Text<Context>;
}

/** The tag of a context. */
export function tag<Context extends string>(): Tag<Context> {
  return (parts, ...holes) => safe(parts.map((part, index) => part + String(holes[index] ?? '')).join(''));
}

/** Pieces of one context after another, with `between` (ours, not the document's) between them. */
export function join<Context extends string>(
  pieces: readonly Text<Context>[],
  between: '' | ' ' | ', ' | ' | ' | ' & ' | ',\n' | ',\n  ' | '\n  | ' | '\n' | '\n\n',
): Text<Context> {
  return safe(pieces.join(between));
}

/** The same text, each line after the first moved right by `spaces`. Only for contexts in which leading blanks mean nothing. */
export function indent<Context extends string>(text: Text<Context>, spaces: number): Text<Context> {
  return safe(text.replaceAll('\n', `\n${' '.repeat(spaces)}`));
}
