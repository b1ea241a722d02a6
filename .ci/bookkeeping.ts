/** The books of rules, checks and mutants: what stands in a file, in a registry, in a specification and in the checklist has to agree. */

/** Folders of rules and checks: the words of the conventions, and three more. */
const words = new Set(
  (
    'authentication rate-limiting pagination idempotency conditional-requests long-running resumable-upload timeouts ' +
    'versioning errors webhooks cors compression health logging documentation naming methods schemas transport'
  ).split(' '),
);

/** What the books need to know of a rule or a check. */
export type Entry = Readonly<{ id: string; items: readonly string[]; page: { readonly [part: string]: string } }>;

/** What the books need to know of a mutant. */
export type KilledMutant = Readonly<{ id: string; killedBy: string }>;

/** One shelf of the books: the files of a kind, their registry, and what the issue at hand promises. */
export type Shelf = Readonly<{
  /** `rule` or `check`, as messages say it. */
  kind: string;
  /** Paths below the folder of the kind: `pagination/page-size-maximum.ts`. */
  files: readonly string[];
  entries: readonly Entry[];
  /** Items that an entry exists for; each entry's owner stands here, and each item here has an entry. */
  covered: readonly string[];
}>;

/** Files without a registered entry, entries without a file, ids given twice, words unknown, pages with an empty part. */
export function shelfFaults({ kind, files, entries }: Shelf): readonly string[] {
  const ids = files.map((file) => file.replace(/\.ts$/, ''));
  const registered = entries.map(({ id }) => id);
  return [
    ...ids.filter((id) => !registered.includes(id)).map((id) => `${kind} ${id} is not registered`),
    ...registered.filter((id) => !ids.includes(id)).map((id) => `${kind} ${id} has no file of its name`),
    ...registered.filter((id, index) => registered.indexOf(id) !== index).map((id) => `${kind} ${id} is registered twice`),
    ...registered.filter((id) => !words.has(id.split('/')[0] ?? '')).map((id) => `${kind} ${id}: no convention has this word`),
    ...entries.filter(({ page }) => Object.values(page).some(isBlank)).map(({ id }) => `${kind} ${id} has an empty part in its page`),
  ];
}

/** Items that are promised and have no entry, and entries whose owner is not promised. */
export function coverageFaults({ kind, entries, covered }: Shelf): readonly string[] {
  const owners = new Set(entries.map(({ items: [owner = ''] }) => owner));
  const asked = new Set(entries.flatMap(({ items }) => items));
  return [
    ...covered.filter((item) => !asked.has(item)).map((item) => `${item} has no ${kind}`),
    ...[...owners]
      .filter((item) => !covered.includes(item))
      .map((item) => `${item} has a ${kind} and is not in the table of .ci/covered.ts`),
  ];
}

/** Rules without their wrong document or the message that it must get; documents that no rule has. `specs` as `pagination/x.yaml`. */
export function specificationFaults(rules: readonly Entry[], specs: readonly string[]): readonly string[] {
  const expected = rules.flatMap(({ id }) => [`${id}.yaml`, `${id}.expected.txt`]);
  return [
    ...expected.filter((spec) => !specs.includes(spec)).map((spec) => `specs/lint/${spec} is missing`),
    ...specs.filter((spec) => !expected.includes(spec)).map((spec) => `specs/lint/${spec} belongs to no rule`),
  ];
}

/** Checks that no mutant proves able to fail, mutants that no check kills, mutants named twice. */
export function mutantFaults(checks: readonly Entry[], mutants: readonly KilledMutant[]): readonly string[] {
  const killers = new Set(mutants.map(({ killedBy }) => killedBy));
  const ids = mutants.map(({ id }) => id);
  return [
    ...checks.filter(({ id }) => !killers.has(id)).map(({ id }) => `check ${id} has no mutant`),
    ...mutants
      .filter(({ killedBy }) => !checks.some(({ id }) => id === killedBy))
      .map(({ id, killedBy }) => `mutant ${id}: there is no check ${killedBy}`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `mutant ${id} is registered twice`),
  ];
}

const isBlank = (text: string): boolean => text.trim() === '';
