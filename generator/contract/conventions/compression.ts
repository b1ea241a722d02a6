/** Whether answers are compressed when a request allows it. */
import type { Conventions } from '../model.ts';
import { bytesOf } from '../vocabulary/amounts.ts';
import { headerOf, headerParameter, known, type World } from '../world.ts';
import { none } from './none.ts';

const codingsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/\b(gzip|brotli|br|deflate|zstd)\b/gi)].map(([coding]) => (/^brotli$/i.test(coding) ? 'br' : coding.toLowerCase())),
  ),
];

/** A sentence that names codings; else `Accept-Encoding` or `Content-Encoding` where they are declared. */
export const compression = (world: World): Conventions['compression'] => {
  const said = world.texts.general.find(({ text }) => /\bcompress|\bAccept-Encoding\b/i.test(text) && codingsIn(text).length > 0);
  if (said !== undefined) {
    const bytes = bytesOf(said.text);
    const minimumBytes = bytes === null ? null : known(bytes, 'described', said.at);
    return {
      kind: 'negotiated',
      codings: codingsIn(said.text),
      minimumBytes,
      certainty: 'described',
      reason: `“${said.text.slice(0, 160)}”`,
      at: said.at,
    };
  }
  for (const operation of world.draft.operations) {
    const sign =
      headerParameter(operation, 'Accept-Encoding') ??
      operation.responses.map((response) => headerOf(response, 'Content-Encoding')).find((header) => header !== null);
    if (!sign) continue;
    const codings = codingsIn(`${JSON.stringify(sign.schema)} ${sign.description ?? ''} ${JSON.stringify(sign.examples)}`);
    if (codings.length > 0)
      return { kind: 'negotiated', codings, minimumBytes: null, certainty: 'declared', reason: `${sign.name} is declared.`, at: sign.at };
  }
  return none({ file: world.draft.files.keys().next().value ?? '', pointer: '' }, 'Nothing says that answers are compressed.');
};
