/** How events are proved to be ours, and how one gets, tests and pulls them. */
import type { Delivery, Parameter, Webhooks } from '../model.ts';
import { segmentsOf } from '../segments.ts';
import { deliveryIdEnding, deliveryTimeEnding, endpointNouns, fold, signatureEnding } from '../vocabulary/names.ts';
import { firstFact, type World } from '../world.ts';
import { none } from './none.ts';

const deliveryOf = (world: World): Delivery => {
  const { operations } = world.draft;
  const endpoints = [...world.resources.values()].find(
    (resource) => endpointNouns.has(resource.id.split('.').at(-1) ?? '') && resource.operations.create !== null,
  );
  const below = (key: string): boolean => endpoints?.item !== null && endpoints !== undefined && key.includes(` ${endpoints.item}/`);
  const test = operations.find((operation) => below(operation.key) && /test|ping/i.test(segmentsOf(operation.path).at(-1)?.text ?? ''));
  const feed = operations.find(
    (operation) => world.roles.get(operation.key)?.kind === 'list' && /^events$/i.test(segmentsOf(operation.path).at(-1)?.text ?? ''),
  );
  const retries = firstFact(world.texts.general, ({ text, heading }) =>
    /\b(?:webhooks?|deliver\w*|events?)\b/i.test(`${heading} ${text}`) &&
    /\b(?:retr(?:y|ies|ied)|attempts?|repeated)\b/i.test(text) &&
    /\d|exponential|back-?off/i.test(text)
      ? text
      : null,
  );
  return { endpoints: endpoints?.id ?? null, test: test?.key ?? null, feed: feed?.key ?? null, retries };
};

/** By the headers that webhooks and callbacks declare. */
export const webhooks = (world: World): Webhooks => {
  const [first] = world.draft.webhooks;
  const place = { file: world.draft.files.keys().next().value ?? '', pointer: '' };
  if (first === undefined) return none(place, 'No webhook and no callback is described.');
  const headers = world.draft.webhooks.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === 'header'));
  const ending = (pattern: RegExp): Parameter | undefined => headers.find(({ name }) => pattern.test(fold(name)));
  const signature = ending(signatureEnding);
  const delivery = deliveryOf(world);
  if (signature === undefined)
    return { kind: 'unsigned', ...delivery, certainty: 'declared', reason: 'No webhook declares a header with a signature.', at: first.at };
  const id = ending(deliveryIdEnding);
  const timestamp = ending(deliveryTimeEnding);
  const why = { certainty: 'declared', reason: `Webhooks are signed in ${signature.name}.`, at: signature.at } as const;
  const standard =
    [id?.name, timestamp?.name, signature.name].map((name) => name?.toLowerCase()).join(' ') ===
    'webhook-id webhook-timestamp webhook-signature';
  if (standard) return { kind: 'standard', ...delivery, ...why };
  return { kind: 'signed', id: id?.name ?? null, timestamp: timestamp?.name ?? null, signature: signature.name, ...delivery, ...why };
};
