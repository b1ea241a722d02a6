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
