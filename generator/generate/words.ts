/** Names in the shapes that code has, from whatever a document calls things. Letters and digits of every script stay. */
import { isIdentifier } from '../text/typescript.ts';

/** `apps/create-from_Manifest v2` → `['apps', 'create', 'from', 'Manifest', 'v2']`; capitals that begin a word begin one here. */
export function words(text: string): readonly string[] {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** `createOrder`. Empty where there are no letters. */
export function camelCase(text: string): string {
  const [first = '', ...rest] = words(text);
  return clean(lowerFirst(first) + rest.map(upperFirst).join(''));
}

/** `CreateOrder`. */
export function pascalCase(text: string): string {
  return clean(words(text).map(upperFirst).join(''));
}

/** `order_items`. */
export function snakeCase(text: string): string {
  return clean(words(text).join('_').toLowerCase().normalize('NFC'));
}

function upperFirst(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

function lowerFirst(word: string): string {
  if (word === word.toUpperCase()) return word.toLowerCase();
  const [first = '', ...rest] = word;
  return first.toLowerCase() + rest.join('');
}

/** What is no identifier yet: a leading digit gets `_`, marks that no identifier may hold go. */
function clean(name: string): string {
  const kept = [...name].filter((character) => isIdentifier(`_${character}`)).join('');
  return kept === '' || isIdentifier(kept) ? kept : `_${kept}`;
}
