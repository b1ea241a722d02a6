/** The header that gives each request a name, in the answer and in the log. */
import type { Conventions, Header } from '../model.ts';
import { means } from '../vocabulary/meanings.ts';
import { requestIdHeaders } from '../vocabulary/names.ts';
import type { Sentence } from '../vocabulary/sentences.ts';
import { firstFact, headerIn, type World } from '../world.ts';
import { none } from './none.ts';

const whose = /\b(?:client'?s?|caller'?s?|consumer'?s?|your|own|you send|is sent|supplied|provided|incoming)\b/i;
const received = ({ text }: Sentence): 'kept' | 'replaced' | null => {
  if (!whose.test(text) || !/\bids?\b|request[- ]id|\bidentifier\b/i.test(text)) return null;
  if (
    /\b(?:ignored|replaced|overwritten|always (?:new|fresh|generated)|never (?:taken|accepted|kept))\b/i.test(text) &&
    !/\belse\b|\botherwise\b/i.test(text)
  )
    return 'replaced';
  return /\b(?:client'?s own|caller'?s own|accepted|kept|echoed|taken|returned|honou?red|is used|reused|own)\b/i.test(text) ? 'kept' : null;
};
const aboutIds = ({ text, heading }: Sentence, header: string): boolean =>
  text.includes(header) || /\brequest[- ]ids?\b|\bcorrelation\b|\btrac(?:e|ing)\b/i.test(heading);

/** The header that most answers declare. */
export const logging = (world: World): Conventions['logging'] => {
  const counts = new Map<string, { header: Header; times: number }>();
  for (const operation of world.draft.operations)
    for (const response of operation.responses) {
      const header =
        headerIn(response, requestIdHeaders) ?? response.headers.find(({ description }) => means('request-id', description)) ?? null;
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
    ...world.texts.general.filter((sentence) => aboutIds(sentence, header.name)),
  ];
  return {
    kind: 'request-id',
    header: header.name,
    received: firstFact(sentences, received),
    certainty: 'declared',
    reason: `${times} answers declare ${header.name}.`,
    at: header.at,
  };
};
