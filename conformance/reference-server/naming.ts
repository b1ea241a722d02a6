import type { Casing, Dialect } from './dialect.ts';

type Spelling = Casing | 'upper';

/** Spells a name written in our own case (`created_at`) in another one. */
export function spell(name: string, casing: Spelling): string {
  const words = name.split('_');
  switch (casing) {
    case 'snake':
      return name;
    case 'kebab':
      return words.join('-');
    case 'upper':
      return name.toUpperCase();
    case 'camel':
      return words.map((word, at) => (at === 0 ? word : capital(word))).join('');
    case 'pascal':
      return words.map(capital).join('');
    default:
      return casing satisfies never;
  }
}

/** The name of a member or parameter of a resource in a dialect. */
export function nameIn(dialect: Dialect, name: string): string {
  return spell(Object.hasOwn(dialect.renamed, name) ? (dialect.renamed[name] ?? name) : name, dialect.casing);
}

/** An error code in a dialect. */
export function codeIn(dialect: Dialect, code: string): string {
  return spell(code, dialect.errors.casing);
}

/** `Shelf` for `shelf`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
