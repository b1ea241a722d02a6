/** What was learned about making one operation succeed: changes to its documented request. */

/** A recipe as data: the first one changes nothing. Pointers are into the body. */
export type Recipe = Readonly<{
  /** Which documented body; one past the last is made from the schema. */
  example: number;
  set: ReadonlyMap<string, unknown>;
  drop: ReadonlySet<string>;
  /** Members that must be different every time; the unique-looking ones are anyway. */
  vary: ReadonlySet<string>;
  /** Other items must be made for each request: a used one is refused. */
  freshReferences: boolean;
  /** Each child of the items it refers to is made first: capacity, a method of payment. */
  furnished: boolean;
  /** Dates move this many days ahead, single ones too; null: pairs that are past only. */
  daysAhead: number | null;
}>;

/** Nothing learned yet. */
export const plainRecipe: Recipe = {
  example: 0,
  set: new Map(),
  drop: new Set(),
  vary: new Set(),
  freshReferences: false,
  furnished: false,
  daysAhead: null,
};

/** What an answer refused: its words, and the place in the body that it names; null where it names none. */
export type Refusal = Readonly<{ status: number; words: string; pointer: string | null }>;
