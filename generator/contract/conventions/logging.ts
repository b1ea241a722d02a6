/** The header that gives each request a name, in the answer and in the log. */
import type { Conventions, Header } from '../model.ts';
import { requestIdHeaders } from '../vocabulary/names.ts';
import { firstFact, headerIn, type World } from '../world.ts';
import { none } from './none.ts';

const received = (text: string): 'kept' | 'replaced' | null => {
  if (
    !/\b(?:client|caller|consumer|your|own|sent|supplied|provided|request header)\b/i.test(text) ||
    !/\bid\b|request[- ]id|\bidentifier\b/i.test(text)
  )
    return null;
  if (/\b(?:ignored|always (?:new|fresh|generated)|never (?:taken|accepted))\b/i.test(text)) return 'replaced';
  return /\b(?:client'?s own|caller'?s own|accepted|kept|echoed|taken|returned unchanged|honou?red|is used|own)\b/i.test(text)
    ? 'kept'
    : null;
};

/** The header that most answers declare. */
export const logging = (world: World): Conventions['logging'] => {
  const counts = new Map<string, { header: Header; times: number }>();
  for (const operation of world.draft.operations)
    for (const response of operation.responses) {
      const header = headerIn(response, requestIdHeaders);
      if (header === null) continue;
      const before = counts.get(header.name.toLowerCase());
      counts.set(header.name.toLowerCase(), { header: before?.header ?? header, times: (before?.times ?? 0) + 1 });
    }
  const [top] = [...counts.values()].sort((a, b) => b.times - a.times);
  if (top === undefined)
    return none(
      world.draft.operations[0]?.at ?? { file: world.draft.files.keys().next().value ?? '', pointer: '' },
      'No answer declares a header with the id of the request.',
    );
  const { header, times } = top;
  const sentences = [
    ...world.texts.of(header.description, header.name, header.at),
    ...world.texts.general.filter(({ text }) => text.includes(header.name)),
  ];
  return {
    kind: 'request-id',
    header: header.name,
    received: firstFact(sentences, ({ text }) => received(text)),
    certainty: 'declared',
    reason: `${times} answers declare ${header.name}.`,
    at: header.at,
  };
};
