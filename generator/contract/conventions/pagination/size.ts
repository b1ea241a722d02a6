/** How many items a page has: the parameter, its default and maximum, and what happens above. */
import type { DraftOperation } from '../../draft.ts';
import type { Fact, Paging, Stated } from '../../model.ts';
import type { SchemaReader } from '../../schema/members.ts';
import { aboveOf, boundsOf } from '../../vocabulary/amounts.ts';
import { fold, sizeParameters } from '../../vocabulary/names.ts';
import type { Sentence } from '../../vocabulary/sentences.ts';
import { firstFact, known, perSentence, type World } from '../../world.ts';
import { type Asked, askedFor, askedIn } from './asked.ts';

const structural = (asked: Asked, keyword: string, schemas: SchemaReader, at: Fact<number>['at']): Stated<number> => {
  const value = schemas.target(asked.schema)[keyword];
  return typeof value === 'number' ? known(value, 'declared', at) : null;
};
const aboutPages = perSentence((sentence: Sentence): boolean =>
  /\bpag(?:e|es|ed|ing|ination)\b|page[_-]?size/i.test(`${sentence.heading} ${sentence.text}`),
);
const above = perSentence(({ text }) => aboveOf(text));
const bounds = perSentence(({ text }) => boundsOf(text));

/** A boolean that has to be sent so that the cursor counts: `usemarker=true`. */
export const sendable = (asked: readonly Asked[], schemas: SchemaReader): Paging['send'] =>
  asked
    .filter(
      (each) => /^(?:use|enable|with)(?:marker|cursor|pagination|paging)$/.test(fold(each.name)) && schemas.is(each.schema, 'boolean'),
    )
    .map((each) => ({ field: each.field, value: true }));

/** The size of a page, or null where nothing bounds it. */
export const sizeOf = (operation: DraftOperation, asked: readonly Asked[], world: World): Paging['size'] => {
  const numbers = asked.filter((each) => world.schemas.is(each.schema, 'integer') || world.schemas.is(each.schema, 'number'));
  const found = askedIn(asked, sizeParameters) ?? askedFor(numbers, 'size');
  if (found === null || world.schemas.is(found.schema, 'array') || world.schemas.is(found.schema, 'boolean')) return null;
  const at = found.parameter?.at ?? operation.at;
  const own = world.texts.of(found.parameter?.description, found.name, at);
  const named = (sentence: Sentence): boolean => aboutPages(sentence) || sentence.text.includes(found.name);
  const wide = [...world.texts.own(operation), ...world.texts.general].filter(named);
  const around = wide.filter((sentence) => sentence.text.includes(found.name) || /\bpage size\b/i.test(sentence.text));
  const said = (which: 'default' | 'maximum'): Stated<number> => firstFact([...own, ...around], (sentence) => bounds(sentence)[which]);
  return {
    field: found.field,
    default: structural(found, 'default', world.schemas, at) ?? said('default'),
    maximum: structural(found, 'maximum', world.schemas, at) ?? said('maximum'),
    above: firstFact([...own, ...wide], above),
  };
};
