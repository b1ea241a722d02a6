<<<<<<< HEAD
/** The checklist: what every API should obey. Ids never change meaning; the texts are ours and may become better. */
import type { ConventionName } from './model.ts';

/** The words: those of the conventions, and three that have rules and checks but no answer. */
export type Word = ConventionName | 'methods' | 'schemas' | 'transport';
/** A failed `must` fails a run; a `should` is shown. */
export type Level = 'must' | 'should';
/** Where an item can be judged: on the document, on the wire, in the generated service, or only with something more. */
export type Column = 'doc' | 'wire' | 'gen';
/** One item. `more` names what else a judgement needs. */
export type Item = Readonly<{ id: string; level: Level; title: string; word: Word; columns: readonly Column[]; more: string | null }>;

const rows: readonly (readonly [id: string, level: Level, word: Word, columns: string, title: string, more?: string])[] = [
  [
    'VER-1',
    'should',
    'versioning',
    'doc wire gen',
    'One scheme of versions: a major in the path that agrees with the version of the document, or a header.',
  ],
  ['VER-2', 'must', 'versioning', 'gen', 'What breaks a consumer is defined, and a breaking change cannot pass CI unseen.', 'diff'],
  [
    'VER-3',
    'must',
    'versioning',
    'doc wire gen',
    'What is deprecated says since when, until when and what to use instead, in the document and in headers.',
  ],
  [
    'VER-4',
    'should',
    'versioning',
    'wire gen',
    'A consumer keeps the dated version it began with until it asks for another.',
    'a consumer on an older version, its document',
  ],
  ['VER-5', 'should', 'versioning', 'doc wire gen', 'Each answer names the version that gave it, an error too.'],
  ['AUTH-1', 'must', 'authentication', 'doc wire gen', 'Each operation says who may call it, or that anybody may.'],
  ['AUTH-2', 'must', 'transport', 'doc wire gen', 'Every address is https, and plain http gets nowhere.'],
  [
    'AUTH-3',
    'must',
    'authentication',
    'wire gen',
    'A consumer can hold two keys, so that one is replaced without a pause; the old one ends.',
    'hook: rotateKey',
  ],
  [
    'AUTH-4',
    'must',
    'authentication',
    'doc wire gen',
    'Nobody known is 401 with a challenge, known but not allowed is 403, and what belongs to another is refused one way.',
  ],
  [
    'AUTH-5',
    'must',
    'authentication',
    'gen',
    'Each refused identity is logged with time, address, start of the key and reason; the key never.',
    'hook: logs',
  ],
  ['RATE-1', 'must', 'rate-limiting', 'doc wire gen', 'Each tier of consumers has a limit of its own.'],
  [
    'RATE-2',
    'must',
    'rate-limiting',
    'doc wire gen',
    'Answers tell the budget; a refusal tells how long to wait, and that is long enough.',
  ],
  ['RATE-3', 'should', 'rate-limiting', 'doc wire gen', 'The limiter suits its purpose, and behaves as the document calls it.'],
  [
    'RATE-4',
    'must',
    'rate-limiting',
    'wire gen',
    'Many instances and many requests at once do not count wrongly.',
    'load, several base URLs',
  ],
  ['RATE-5', 'should', 'rate-limiting', 'doc gen', 'The contract states the limits in numbers.'],
  ['RATE-6', 'must', 'rate-limiting', 'doc wire gen', 'The flood of one consumer costs no other; how limits add up is written down.'],
  ['PAGE-1', 'must', 'pagination', 'doc wire gen', 'Each list is walked with a cursor.'],
  ['PAGE-2', 'must', 'pagination', 'doc wire gen', 'Each page has the same frame: items, whether there is more, and the next cursor.'],
  ['PAGE-3', 'must', 'pagination', 'doc wire gen', 'A page has a usual size and a largest one; beyond it, all lists do the same.'],
  ['PAGE-4', 'must', 'pagination', 'wire gen', 'A cursor tells nothing and cannot be forged: a changed or foreign one is a plain 400.'],
  ['PAGE-5', 'should', 'pagination', 'doc wire gen', 'The order of a list is written down, has no ties and does not move.'],
  [
    'PAGE-6',
    'must',
    'pagination',
    'wire gen',
    'Walking to the end meets each item once, whatever the page size and whoever writes meanwhile.',
  ],
  ['ERR-1', 'must', 'errors', 'doc wire gen', 'All errors have one shape, those of the framework included.'],
  ['ERR-2', 'must', 'errors', 'doc wire gen', 'An error has a code for programs, words for people, the place of the fault and its family.'],
  ['ERR-3', 'must', 'logging', 'doc wire gen', 'Each answer carries the id of its request, unique and the same in header, body and log.'],
  ['ERR-4', 'must', 'errors', 'doc wire gen', 'The status is the one that HTTP has for the case.'],
  ['ERR-5', 'must', 'errors', 'wire gen', 'No error shows what is inside: stacks, queries, paths, hosts, libraries.'],
  ['IDEM-1', 'must', 'idempotency', 'doc wire gen', 'Each POST and PATCH demands a key for retries; without a good one it is 400.'],
  ['IDEM-2', 'must', 'idempotency', 'wire gen', 'A retry gets the first answer again, an error too, and nothing happens twice.'],
  ['IDEM-3', 'must', 'idempotency', 'wire gen', 'The keys of two consumers never meet.'],
  ['IDEM-4', 'must', 'idempotency', 'doc gen', 'A key is remembered for a stated time, and new after it.', 'hook: clock'],
  ['IDEM-5', 'must', 'idempotency', 'doc wire gen', 'A key that comes with another request is refused.'],
  [
    'IDEM-6',
    'must',
    'idempotency',
    'gen',
    'Key and effect are committed together: whenever the process dies, both are there or neither.',
    'hook: process',
  ],
  ['IDEM-7', 'must', 'idempotency', 'doc wire gen', 'A key whose first request still runs makes no second effect.', 'load'],
  ['IDEM-8', 'must', 'idempotency', 'gen', 'A key that a dead process left behind is taken over.', 'hook: process'],
  ['DOC-1', 'must', 'schemas', 'doc gen', 'The contract is valid and comes first; code comes from it, and CI sees when they part.'],
  ['DOC-2', 'should', 'documentation', 'doc wire gen', 'Each operation has an example that runs, as curl and in two languages more.'],
  ['DOC-3', 'must', 'errors', 'doc wire gen', 'Each error code is explained: why it comes, how it looks, what to do.'],
  ['DOC-4', 'should', 'documentation', 'gen', 'A newcomer gets a first answer within five minutes by one page.'],
  ['DOC-5', 'should', 'documentation', 'gen', 'Each change is listed with its date, what it touches and how to follow it.', 'diff'],
  ['DOC-6', 'should', 'documentation', 'wire gen', 'The service serves a reference in which one can try things.'],
  [
    'OPS-1',
    'should',
    'cors',
    'wire gen',
    'Browsers of the allowed origins can call and read what they need; nobody else, and never all with credentials.',
  ],
  ['OPS-2', 'must', 'logging', 'gen', 'Each request leaves one line: what, result, duration, who, its id; nothing secret.', 'hook: logs'],
  [
    'OPS-3',
    'must',
    'health',
    'doc wire gen',
    'One probe tells each dependency and fails with them, another only that the process lives; both open and unlimited.',
    'hook: dependency',
  ],
  ['OPS-4', 'should', 'compression', 'wire gen', 'Answers are compressed for those who accept it, and say so to caches.'],
  ['OPS-5', 'must', 'timeouts', 'doc wire gen', 'Nothing holds a connection for ever, and the limits are written down.'],
  [
    'OPS-6',
    'must',
    'webhooks',
    'doc wire gen',
    'Events are signed, repeated with growing pauses, put aside at last, limited per receiver, and can be tried.',
    'hook: webhooks',
  ],
  [
    'OPS-7',
    'should',
    'conditional-requests',
    'doc wire gen',
    'A state has a tag: unchanged is not sent again, and a change of an old state is refused.',
  ],
  ['OPS-8', 'should', 'long-running', 'doc wire gen', 'Long work is accepted at once and has a status that comes to an end.'],
  [
    'OPS-9',
    'should',
    'resumable-upload',
    'doc wire gen',
    'A large upload goes in parts, goes on after a break, is proved whole, and ends when forgotten.',
  ],
  ['STYLE-1', 'should', 'naming', 'doc', 'Paths are made of plural nouns, without verbs, two levels deep at most.'],
  ['STYLE-2', 'should', 'naming', 'doc wire', 'Names are written in one case.'],
  ['STYLE-3', 'must', 'schemas', 'doc wire', 'One thing has one name and one type wherever it stands.'],
  ['STYLE-4', 'must', 'methods', 'doc wire gen', 'Methods and statuses mean what HTTP says they mean.'],
  ['STYLE-5', 'should', 'schemas', 'doc wire gen', 'Whatever a request may send has bounds.'],
];
const columns: readonly Column[] = ['doc', 'wire', 'gen'];

/** All items in their order. */
export const checklist: readonly Item[] = rows.map(([id, level, word, where, title, more]) => {
  const named = where.split(' ');
  return { id, level, title, word, columns: columns.filter((column) => named.includes(column)), more: more ?? null };
});
const byId = new Map(checklist.map((item) => [item.id, item]));
/** An item by its id (`IDEM-2`), or null. */
export const itemOf = (id: string): Item | null => byId.get(id) ?? null;
=======
/** The checklist: what every API must obey. Ids never change meaning. What judges an item where: `doc` lint, `wire` conform, `gen` the service. */
import type { ConventionName } from './model.ts';

/** How much an item counts: a failed `must` fails a run, a `should` is shown. */
export type Level = 'must' | 'should';

/** Three words name rules, checks and pages, but no answer of the contract. */
export type Word = ConventionName | 'methods' | 'schemas' | 'transport';

/** One row. `more` names what else it takes: a second document, a hook, load. */
export type Item = Readonly<{
  id: string;
  level: Level;
  word: Word;
  title: string;
  doc: boolean;
  wire: boolean;
  gen: boolean;
  more: string | null;
}>;

const row = (id: string, level: Level, word: Word, columns: string, title: string, more: string | null = null): Item => ({
  id,
  level,
  word,
  title,
  doc: columns.includes('d'),
  wire: columns.includes('w'),
  gen: columns.includes('g'),
  more,
});

/** All items in the order of the checklist. Columns: d(oc), w(ire), g(en). */
export const checklist: readonly Item[] = [
  row('VER-1', 'should', 'versioning', 'dwg', 'There is one versioning scheme, and the major version agrees with the document.'),
  row('VER-2', 'must', 'versioning', 'g', 'A breaking change cannot be merged unseen.', 'diff'),
  row('VER-3', 'must', 'versioning', 'dwg', 'What is deprecated names its end, its replacement, and says so on the wire.'),
  row(
    'VER-4',
    'should',
    'versioning',
    'wg',
    'A consumer stays on its version until it asks for another.',
    'a consumer on an older version, its document',
  ),
  row('VER-5', 'should', 'versioning', 'dwg', 'Every answer names the version that was served.'),
  row('AUTH-1', 'must', 'authentication', 'dwg', 'Every operation is protected by a declared scheme, or public on purpose.'),
  row('AUTH-2', 'must', 'transport', 'dwg', 'Nothing travels unencrypted.'),
  row('AUTH-3', 'must', 'authentication', 'wg', 'A key can be replaced without a pause.', 'hook: rotateKey'),
  row(
    'AUTH-4',
    'must',
    'authentication',
    'dwg',
    'Unknown callers get 401, known ones without the right 403, and nobody sees what belongs to another.',
  ),
  row('AUTH-5', 'must', 'authentication', 'g', 'Every failed authentication is logged, the key never is.', 'hook: logs'),
  row('RATE-1', 'must', 'rate-limiting', 'dwg', 'Each tier of consumers has its limit.'),
  row('RATE-2', 'must', 'rate-limiting', 'dwg', 'Every answer tells the budget, and a refusal tells how long to wait.'),
  row('RATE-3', 'should', 'rate-limiting', 'dwg', 'The limiter behaves like the algorithm that is stated.'),
  row('RATE-4', 'must', 'rate-limiting', 'wg', 'Counting is exact over all instances, under concurrency.', 'load, several base URLs'),
  row('RATE-5', 'should', 'rate-limiting', 'dg', 'The limits stand in the contract.'),
  row('RATE-6', 'must', 'rate-limiting', 'dwg', 'One consumer cannot use up the budget of another.'),
  row('PAGE-1', 'must', 'pagination', 'dwg', 'Every list is paginated by cursor.'),
  row('PAGE-2', 'must', 'pagination', 'dwg', 'Every list answers in one envelope: items, whether there is more, where it goes on.'),
  row('PAGE-3', 'must', 'pagination', 'dwg', 'A page has a default and a maximum size, and one policy above it.'),
  row('PAGE-4', 'must', 'pagination', 'wg', 'A cursor is opaque, and a changed or foreign one is refused.'),
  row('PAGE-5', 'should', 'pagination', 'dwg', 'The order of a list is documented, total and stable.'),
  row('PAGE-6', 'must', 'pagination', 'wg', 'A walk over all pages meets each item once.'),
  row('ERR-1', 'must', 'errors', 'dwg', 'All errors have one format, those of the framework too.'),
  row('ERR-2', 'must', 'errors', 'dwg', 'An error has a code for programs, and says to people what was wrong and what is allowed.'),
  row('ERR-3', 'must', 'logging', 'dwg', 'Every answer has a unique request id, the same in header, body and log.'),
  row('ERR-4', 'must', 'errors', 'dwg', 'The status says what happened.'),
  row('ERR-5', 'must', 'errors', 'wg', 'An error tells nothing of what is inside.'),
  row('IDEM-1', 'must', 'idempotency', 'dwg', 'Every POST and PATCH requires an idempotency key.'),
  row('IDEM-2', 'must', 'idempotency', 'wg', 'A retry gets the stored answer, and the effect happens once.'),
  row('IDEM-3', 'must', 'idempotency', 'wg', 'A key belongs to its consumer.'),
  row('IDEM-4', 'must', 'idempotency', 'dg', 'A key is kept for a stated time, then it is new.', 'hook: clock'),
  row('IDEM-5', 'must', 'idempotency', 'dwg', 'A key with another request is refused.'),
  row('IDEM-6', 'must', 'idempotency', 'g', 'Key and effect are committed together, or not at all.', 'hook: process'),
  row('IDEM-7', 'must', 'idempotency', 'dwg', 'Two calls at once with one key never have two effects.', 'load'),
  row('IDEM-8', 'must', 'idempotency', 'g', 'What a crash left behind is taken over.', 'hook: process'),
  row('DOC-1', 'must', 'schemas', 'dg', 'The document is valid, and the code still matches it.'),
  row('DOC-2', 'should', 'documentation', 'dwg', 'Every operation has an example that works.'),
  row('DOC-3', 'must', 'documentation', 'dwg', 'Every error code has cause, example and fix.'),
  row('DOC-4', 'should', 'documentation', 'g', 'A newcomer makes a first successful call within five minutes.'),
  row('DOC-5', 'should', 'documentation', 'g', 'A changelog says for each change whom it concerns and what to do.', 'diff'),
  row('DOC-6', 'should', 'documentation', 'wg', 'The service serves an interactive reference.'),
  row('OPS-1', 'should', 'cors', 'wg', 'Browsers of allowed origins may call, others may not.'),
  row('OPS-2', 'must', 'logging', 'g', 'Every request is logged, without what is secret.', 'hook: logs'),
  row('OPS-3', 'must', 'health', 'dwg', 'A probe tells the state of every dependency, openly and without limit.', 'hook: dependency'),
  row('OPS-4', 'should', 'compression', 'wg', 'Answers are compressed when asked for, and mean the same.'),
  row('OPS-5', 'must', 'timeouts', 'dwg', 'Nothing holds a connection for ever.'),
  row('OPS-6', 'must', 'webhooks', 'dwg', 'Events are signed, retried, and never lost silently.', 'hook: webhooks'),
  row('OPS-7', 'should', 'conditional-requests', 'dwg', 'A write cannot overwrite what its author has not seen.'),
  row('OPS-8', 'should', 'long-running', 'dwg', 'Long work has a status that ends.'),
  row('OPS-9', 'should', 'resumable-upload', 'dwg', 'A broken upload goes on where it stopped.'),
  row('STYLE-1', 'should', 'naming', 'd', 'Paths are nouns in the plural, at most two levels deep.'),
  row('STYLE-2', 'should', 'naming', 'dw', 'Names have one case.'),
  row('STYLE-3', 'must', 'schemas', 'dw', 'The same thing has the same name and type everywhere.'),
  row('STYLE-4', 'must', 'methods', 'dwg', 'Methods mean what HTTP says.'),
  row('STYLE-5', 'should', 'schemas', 'dwg', 'Everything that is sent has bounds.'),
];

const byId = new Map(checklist.map((each) => [each.id, each]));

/** The item of an id. Throws for one that is not in the checklist: ids stand in our own literals. */
export function item(id: string): Item {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no item ${id} in the checklist`);
  return found;
}
>>>>>>> main
