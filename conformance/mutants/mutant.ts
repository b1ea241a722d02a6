import type { Behaviour } from '../reference-server/behaviour.ts';
import type { Dialect } from '../reference-server/dialect.ts';

/** The reference server with exactly one defect, as data. */
export type Mutant = Readonly<{
  id: string;
  /** The item of the checklist that it offends. */
  item: string;
  /** The one check that must fail on it. */
  killedBy: `${string}/${string}`;
  /** What it does, in one sentence. */
  describes: string;
  /** The member of the behaviour that is replaced. */
  replaces: keyof Behaviour;
  /** The dialects in which the defect can show. */
  shows: (dialect: Dialect) => boolean;
  /** The correct behaviour with that member replaced. */
  deviate: (correct: Behaviour) => Behaviour;
}>;

type Head = Pick<Mutant, 'item' | 'killedBy' | 'describes'> & Readonly<{ shows?: Mutant['shows'] }>;

/** A mutant that differs from `correct` in one member; `instead` is handed the right one. Default: it shows in every dialect. */
export function mutant<Name extends keyof Behaviour>(
  id: string,
  head: Head,
  replaces: Name,
  instead: (right: Behaviour[Name]) => Behaviour[Name],
): Mutant {
  return { shows: () => true, ...head, id, replaces, deviate: (correct) => ({ ...correct, [replaces]: instead(correct[replaces]) }) };
}
