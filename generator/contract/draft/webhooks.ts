/** Requests that the API sends: entries of `webhooks`, and callbacks of operations. */
import type { Webhook } from '../model.ts';
import { member, members, type Node } from '../resolve.ts';
import { isExtension } from '../shape.ts';
import type { LinkTargets } from './links.ts';
import { type Entry, methodsOf, readExchange } from './operations.ts';
import type { Reading } from './reading.ts';

/** All of them: webhooks first, then callbacks by operation. `x-webhooks` is what 3.0 documents write. */
export function readWebhooks(reading: Reading, entries: readonly Entry[], targets: LinkTargets): readonly Webhook[] {
  const { root } = reading.documents;
  const named = members(member(root, 'webhooks') ?? member(root, 'x-webhooks'));
  const webhooks = named.flatMap(([name, node]) => webhooksOf(reading, node, name, null, targets));
  return [...webhooks, ...entries.flatMap((entry) => callbacksOf(reading, entry, targets))];
}

function callbacksOf(reading: Reading, { key, node }: Entry, targets: LinkTargets): readonly Webhook[] {
  return members(member(node, 'callbacks')).flatMap(([name, written]) =>
    members(reading.object(written, `The callback ${JSON.stringify(name)}`)).flatMap(([url, item]) =>
      isExtension(url) ? [] : webhooksOf(reading, item, name, { of: key, url }, targets),
    ),
  );
}

function webhooksOf(reading: Reading, item: Node, name: string, callback: Webhook['callback'], targets: LinkTargets): readonly Webhook[] {
  return methodsOf(reading, item).map((entry) => ({ name, callback, ...readExchange(reading, entry, targets) }));
}
