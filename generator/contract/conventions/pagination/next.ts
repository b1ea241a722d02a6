/** Where an answer names the page after it. */
import type { Header, NextPage } from '../../model.ts';
import { descriptionOf, type SchemaReader } from '../../schema/members.ts';
import { means } from '../../vocabulary/meanings.ts';
import { fold, nextCursorMembers, nextUrlMembers } from '../../vocabulary/names.ts';
import type { Placed } from './shape.ts';

const isUrl = (schemas: SchemaReader, { member, pointer }: Placed): boolean => {
  const format = String(schemas.target(member.schema).format ?? '');
  if (/^(?:uri|url|iri)/i.test(format) || /\b(?:address|ur[li]) of the next page\b/i.test(descriptionOf(member))) return true;
  return /(?:url|uri|href|link)$/i.test(member.name) || /\/_?links\/[^/]+(?:\/href)?$/i.test(pointer);
};
const isText = (schemas: SchemaReader, { member }: Placed): boolean =>
  schemas.is(member.schema, 'string') || schemas.is(member.schema, 'integer') || Object.keys(schemas.target(member.schema)).length === 0;

/** `href` of `next` of `_links` is the url of `next`. */
const nameOf = (pointer: string): string => {
  const steps = pointer.split('/');
  const last = steps.at(-1) ?? '';
  return fold(last) === 'href' ? (steps.at(-2) ?? '') : last;
};

/**
 * All ways in which the answer names its next page, best first: a cursor in the body, a url in the body, `Link`.
 * @param link the header `Link` of the answer, which counts when nothing says that it holds something else.
 */
export const nextPages = (members: readonly Placed[], link: Header | null, schemas: SchemaReader): readonly NextPage[] => {
  const ranked = members
    .filter((placed) => isText(schemas, placed) && !schemas.is(placed.member.schema, 'array'))
    .map((placed) => {
      const name = nameOf(placed.pointer);
      const url = isUrl(schemas, placed) || (nextUrlMembers.has(name) && !nextCursorMembers.has(name));
      const rank = url ? 100 + nextUrlMembers.rank(name) : nextCursorMembers.rank(name);
      return {
        rank: rank + placed.pointer.split('/').length / 100,
        page: { in: 'body' as const, name: placed.pointer, as: url ? ('url' as const) : ('cursor' as const) },
      };
    })
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank);
  const said =
    ranked.length > 0 ? null : (members.find((placed) => isText(schemas, placed) && means('next', descriptionOf(placed.member))) ?? null);
  if (said !== null) ranked.push({ rank: 0, page: { in: 'body', name: said.pointer, as: isUrl(schemas, said) ? 'url' : 'cursor' } });
  const cursor = ranked.find(({ page }) => page.as === 'cursor');
  const url = ranked.find(({ page }) => page.as === 'url');
  const header: NextPage[] = link !== null && isNextLink(link) ? [{ in: 'header', name: link.name, as: 'url' }] : [];
  return [...(cursor === undefined ? [] : [cursor.page]), ...(url === undefined ? [] : [url.page]), ...header];
};

/** A `Link` that speaks of deprecation alone is no page. */
const isNextLink = (link: Header): boolean => {
  const text = `${link.description ?? ''} ${JSON.stringify(link.examples.map((example) => example.value))}`;
  return /\bnext\b/i.test(text) || !/deprecat|sunset|successor/i.test(text);
};
