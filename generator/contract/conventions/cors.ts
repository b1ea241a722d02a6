/** Which browsers' pages may call. */
import type { Conventions, Json } from '../model.ts';
import { fold } from '../vocabulary/names.ts';
import { extensionsFor, objectOf, type World } from '../world.ts';
import { none } from './none.ts';

const texts = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter((each) => typeof each === 'string');
const memberOf = (object: Readonly<{ [name: string]: Json }>, ...names: readonly string[]): Json | undefined =>
  Object.entries(object).find(([name]) => names.includes(fold(name)))?.[1];
const origin = /https?:\/\/[a-z0-9.*-]+(?::\d+)?/gi;

/** An extension; else a sentence that speaks of CORS or browsers and names origins. */
export const cors = (world: World): Conventions['cors'] => {
  for (const { name, value, at } of extensionsFor(world.draft.extensions, 'cors')) {
    const object = objectOf(value);
    const origins = texts(memberOf(object, 'origins', 'allowedorigins', 'alloworigins', 'origin'));
    const credentials = memberOf(object, 'credentials', 'allowcredentials');
    const exposed = texts(memberOf(object, 'exposed', 'exposedheaders', 'exposeheaders'));
    if (origins.length > 0)
      return {
        kind: 'origins',
        origins,
        credentials: typeof credentials === 'boolean' ? credentials : null,
        exposed,
        certainty: 'declared',
        reason: `${name} names the origins.`,
        at,
      };
  }
  const said = world.texts.general.find(
    ({ text }) => /\b(?:CORS|browsers?|cross-origin)\b/i.test(text) && (text.match(origin)?.length ?? 0) > 0,
  );
  if (said === undefined)
    return none({ file: world.draft.files.keys().next().value ?? '', pointer: '' }, 'Nothing says which origins may call.');
  const credentials = /\bwithout (?:cookies|credentials)\b/i.test(said.text)
    ? false
    : /\bwith (?:cookies|credentials)\b/i.test(said.text)
      ? true
      : null;
  return {
    kind: 'origins',
    origins: said.text.match(origin) ?? [],
    credentials,
    exposed: [],
    certainty: 'described',
    reason: `“${said.text.slice(0, 160)}”`,
    at: said.at,
  };
};
