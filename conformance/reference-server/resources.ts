/** What the library holds, as data: routes, validation, representation and document are all made from it. */

/** A member that a consumer writes. Texts are counted in code points; a reference is the id of a visible item. */
export type Member = Readonly<
  { name: string; required: boolean; description: string } & (
    | { kind: 'text'; shortest: number; longest: number; example: string }
    | { kind: 'integer'; least: number; most: number; example: number }
    | { kind: 'choice'; values: readonly string[]; example: string }
    | { kind: 'reference'; to: ResourceName; changeable: boolean }
  )
>;
/** The resources by the word for one item. */
export type ResourceName = 'shelf' | 'book' | 'note';
/** An action: it moves `status` from one value to another, once. */
export type Action = Readonly<{ verb: string; from: string; to: string; conflict: 'already_lent'; description: string }>;
/** A kind of item. `below`: its collection is part of an item of that resource. `filters` name members. */
export type Resource = Readonly<{
  name: ResourceName;
  plural: string;
  idPrefix: string;
  below: ResourceName | null;
  members: readonly Member[];
  statuses: readonly string[];
  filters: readonly string[];
  action: Action | null;
  updates: boolean;
  description: string;
}>;

const shelf: Resource = {
  name: 'shelf',
  plural: 'shelves',
  idPrefix: 'shf',
  below: null,
  members: [
    { name: 'label', kind: 'text', required: true, shortest: 1, longest: 80, example: 'Travel', description: 'What stands on the shelf.' },
    { name: 'floor', kind: 'integer', required: false, least: 0, most: 12, example: 2, description: 'The floor on which it stands.' },
  ],
  statuses: [],
  filters: [],
  action: null,
  updates: true,
  description: 'A place for books.',
};

const book: Resource = {
  name: 'book',
  plural: 'books',
  idPrefix: 'bok',
  below: null,
  members: [
    { name: 'shelf_id', kind: 'reference', to: 'shelf', required: true, changeable: true, description: 'The shelf on which it stands.' },
    { name: 'title', kind: 'text', required: true, shortest: 1, longest: 200, example: 'A Short Walk', description: 'As printed.' },
    { name: 'page_count', kind: 'integer', required: false, least: 1, most: 5000, example: 248, description: 'How many pages it has.' },
    {
      name: 'language',
      kind: 'choice',
      required: false,
      values: ['de', 'en', 'fr', 'la'],
      example: 'en',
      description: 'The language it is written in.',
    },
  ],
  statuses: ['available', 'lent'],
  filters: ['shelf_id', 'status'],
  action: {
    verb: 'checkout',
    from: 'available',
    to: 'lent',
    conflict: 'already_lent',
    description: 'Lends an available book. A book that is lent already cannot be lent again: 409.',
  },
  updates: true,
  description: 'A book on a shelf.',
};

const note: Resource = {
  name: 'note',
  plural: 'notes',
  idPrefix: 'nte',
  below: 'book',
  members: [
    {
      name: 'text',
      kind: 'text',
      required: true,
      shortest: 1,
      longest: 500,
      example: 'Spine repaired.',
      description: 'What is to be remembered.',
    },
  ],
  statuses: [],
  filters: [],
  action: null,
  updates: false,
  description: 'A remark about one book. It does not change once written.',
};

/** All resources, parents first. */
export const resources: readonly Resource[] = [shelf, book, note];

/** The resource of that name. */
export function resourceNamed(name: ResourceName): Resource {
  switch (name) {
    case 'shelf':
      return shelf;
    case 'book':
      return book;
    case 'note':
      return note;
    default:
      return name satisfies never;
  }
}
