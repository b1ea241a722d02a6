/** A path as nouns and parameters. */
import type { PathTemplate } from './model.ts';
import { prefixSegments, tokenSegments, verbs, versionSegment } from './vocabulary/names.ts';

/** One step of a path. `{a}...{b}` and `report-{id}` count as parameters: what they name is one thing. */
export type Segment = Readonly<{ kind: 'literal' | 'parameter'; text: string }>;

const suffix = /\.(?:json|xml|\{format\})$/i;
/** The steps of a path without version, prefix, variant and a glued `.json`. */
export const segmentsOf = (path: PathTemplate): readonly Segment[] => {
  const whole = path.text.split(/[#?]/)[0] ?? '';
  const all = whole
    .replace(suffix, '')
    .split('/')
    .filter((text) => text !== '');
  let start = 0;
  while (start < all.length - 1 && (versionSegment.test(all[start] ?? '') || prefixSegments.has(all[start] ?? ''))) start++;
  return all.slice(start).map((text) => {
    const parameter = /\{([^{}]+)\}/.exec(text)?.[1];
    return parameter === undefined ? { kind: 'literal', text } : { kind: 'parameter', text: parameter };
  });
};
/** The noun of a path: its last literal step. */
export const nounOf = (segments: readonly Segment[]): string => segments.findLast((segment) => segment.kind === 'literal')?.text ?? '';
/** The id of what a path is about: its literal steps, joined by dots. */
export const resourceIdOf = (segments: readonly Segment[]): string =>
  segments
    .filter((segment) => segment.kind === 'literal')
    .map((segment) => segment.text)
    .join('.');
/** A path with its parameters' names erased, for comparing. */
export const shapeOf = (segments: readonly Segment[]): string =>
  segments.map((segment) => (segment.kind === 'literal' ? `/${segment.text}` : '/{}')).join('');

/** `cancel`, `:cancel`, `mark-as-paid`: the verb that a last step says, or null. Nouns that are verbs as well (`orders`) are nouns. */
export const verbOf = (text: string): string | null => {
  const custom = text.split(':')[1];
  if (custom !== undefined && custom !== '') return custom;
  const first = text.split(/[-_.]|(?<=[a-z])(?=[A-Z])/)[0] ?? '';
  return verbs.has(first) && !tokenSegments.has(text) ? text : null;
};
/** Whether a word looks like several things: regular plurals and the usual irregular ones. */
export const isPlural = (text: string): boolean =>
  /(?:[^su]s|[^s]us|ses|zes|xes|ches|shes)$/i.test(text)
    ? !/(?:status|address|access|process|canvas|analysis|basis|bus)$/i.test(text)
    : /(?:people|children|data|media|criteria|staff|information|inventory)$/i.test(text);
/** The singular by the regular rules: `categories`, `addresses`, `orders`. */
export const singular = (text: string): string =>
  text
    .replace(/people$/i, 'person')
    .replace(/children$/i, 'child')
    .replace(/ies$/i, 'y')
    .replace(/(s|x|z|ch|sh)es$/i, '$1')
    .replace(/([^s])s$/i, '$1');
