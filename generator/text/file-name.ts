/** Names of files: one segment of a path that every system and every shell takes. */
import { safe, type Text } from './text.ts';

/** One segment of a path, without an extension; never empty, hidden, a device of Windows or a way up. */
export type FileName = Text<'file-name'>;

const devices = /^(con|prn|aux|nul|conin|conout|clock|com\d|lpt\d)$/;

/**
 * `Order Items` → `order-items`. Letters and digits of every script stay, in lower case, joined by `-`; at most 60 characters.
 * Two names can give one: the caller keeps a collision table.
 */
export function fileName(text: string): FileName {
  const words = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const cut = [...words]
    .slice(0, 60)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  const name = cut.replace(/^\p{M}+/u, '');
  return safe(name === '' ? 'unnamed' : devices.test(name) ? `${name}-file` : name);
}
