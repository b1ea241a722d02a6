/** All topics, made from the literals that the program itself runs by: nothing is written twice. */
import type { Check } from '../../../conformance/check.ts';
import { checks } from '../../../conformance/checks/index.ts';
import { configSchema } from '../../config/schema.ts';
import { checklist, type Item } from '../../contract/checklist.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { configTopics } from './config-topics.ts';
import type { Topic } from './topic.ts';

/** Items in the order of the checklist, then words, rules, checks, exit codes and config keys. */
export function topics(): readonly Topic[] {
  const words = [...new Set(checklist.map(({ word }) => word))];
  return [
    ...checklist.map(itemTopic),
    ...words.map(wordTopic),
    ...rules.map(ruleTopic),
    ...checks.map(checkTopic),
    ...exitCodes.map(({ code, name, summary, causes }) =>
      topic('exit code', String(code), `${name}: ${summary}`, [['What leads to it', causes]]),
    ),
    ...configTopics(configSchema),
  ];
}

const topic = (kind: Topic['kind'], id: string, title: string, parts: readonly (readonly [string | null, readonly string[]])[]): Topic => ({
  kind,
  id,
  title,
  parts: parts.map(([heading, lines]) => ({ heading, lines })),
});

const about = (list: readonly Readonly<{ id: string; items: readonly string[] }>[], item: string): readonly string[] =>
  list.filter(({ items }) => items.includes(item)).map(({ id }) => id);

function itemTopic({ id, level, word, title, doc, wire, gen, more }: Item): Topic {
  const judged = [
    ...(doc ? ['the document (groma lint)'] : []),
    ...(wire ? ['a running server (groma conform)'] : []),
    ...(gen ? ['what is generated'] : []),
  ];
  return topic('item', id, title, [
    [null, [`${level} · ${word} · judged on ${judged.join(', ')}${more === null ? '' : ` · needs ${more}`}`]],
    ['Rules', about(rules, id)],
    ['Checks', about(checks, id)],
  ]);
}

function wordTopic(word: Item['word']): Topic {
  const below = (list: readonly Readonly<{ id: string }>[]) => list.filter(({ id }) => id.startsWith(`${word}/`)).map(({ id }) => id);
  const items = checklist.filter((item) => item.word === word);
  return topic('word', word, 'A convention: one word for its rules, checks, config and `x-groma`.', [
    ['Items', items.map(({ id, title }) => `${id}  ${title}`)],
    ['Rules', below(rules)],
    ['Checks', below(checks)],
  ]);
}

const ruleTopic = ({ id, items, page }: Rule): Topic =>
  topic('rule', id, page.what, [
    ['Why', [page.why]],
    ['How to mend it', [page.mend]],
    ['Items', items],
  ]);

const checkTopic = ({ id, items, law, page }: Check): Topic =>
  topic('check', id, law, [
    ['Why', [page.why]],
    ['How to mend it', [page.mend]],
    ['Items', items],
  ]);
