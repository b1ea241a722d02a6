/** Documents as a draft: everything that OpenAPI says by structure. */
import type { Draft } from '../draft.ts';
import type { Diagnostic } from '../model.ts';
import { type Documents, items, member, type Node } from '../resolve.ts';
import { openLoops, withoutInstance } from '../schema/endless.ts';
import { isObject, type JsonObject } from '../shape.ts';
import { extensionsAt, extensionsOf } from './extensions.ts';
import { idsOf } from './ids.ts';
import type { LinkTargets } from './links.ts';
import { type Entry, entriesOf, readOperation } from './operations.ts';
import { Reading, textOf } from './reading.ts';
import { readSchemes, readSecurity } from './security.ts';
import { readServers } from './servers.ts';
import { readWebhooks } from './webhooks.ts';

/** The draft, and what is wrong in the document. A thing that is wrong is left out, the smallest at a time. */
export function draft(documents: Documents): Readonly<{ draft: Draft; diagnostics: readonly Diagnostic[] }> {
  const reading = new Reading(documents);
  const { root, files, openapi } = documents;
  const entries = entriesOf(reading);
  const ids = idsOf(reading, entries);
  const targets = targetsOf(entries);
  const around = { servers: readServers(reading, root) ?? [], security: readSecurity(root, false) };
  const tags = tagsOf(reading);
  const info = infoOf(reading);
  const operations = entries.map((entry) => readOperation(reading, entry, ids.get(entry.key) ?? entry.key, targets, around));
  const webhooks = readWebhooks(reading, entries, targets);
  const { schemas, diagnostics: loops } = openLoops(reading.schemas.all());
  const result: Draft = {
    info: info.info,
    openapi,
    servers: around.servers,
    tags: tags.map(({ name, description }) => ({ name, description })),
    operations,
    webhooks,
    security: readSchemes(reading),
    schemas,
    files,
    extensions: [...extensionsOf(root), ...info.extensions],
    externalDocs: externalDocsOf(reading),
    extensionsAt: extensionsAt(documents),
    chapters: [
      ...info.chapters,
      ...tags.flatMap(({ name, description, at }) => (description === null ? [] : [{ title: name, text: description, at }])),
    ],
  };
  return { draft: result, diagnostics: [...reading.diagnostics, ...loops, ...withoutInstance(schemas)] };
}

function targetsOf(entries: readonly Entry[]): LinkTargets {
  const byId = new Map(
    entries.flatMap(({ key, node }) => (typeof node.value.operationId === 'string' ? [[node.value.operationId, key]] : [])),
  );
  return { byId, keys: new Set(entries.map(({ key }) => key)) };
}

function infoOf(reading: Reading): Readonly<{ info: Draft['info']; extensions: Draft['extensions']; chapters: Draft['chapters'] }> {
  const node: Node<JsonObject> = reading.object(member(reading.documents.root, 'info'), '`info`') ?? {
    value: {},
    at: reading.documents.root.at,
  };
  const description = reading.text(node, 'description');
  const title = textOf(node.value.title) ?? '';
  const at = member(node, 'description')?.at ?? node.at;
  const version = node.value.version;
  return {
    info: { title, version: version === undefined || typeof version === 'object' ? '' : String(version), description },
    extensions: extensionsOf(node),
    chapters: description === null ? [] : [{ title, text: description, at }],
  };
}

function tagsOf(reading: Reading) {
  return items(member(reading.documents.root, 'tags')).flatMap((node) => {
    const name = isObject(node.value) ? textOf(node.value.name) : null;
    return name === null ? [] : [{ name, description: reading.text(node, 'description'), at: member(node, 'description')?.at ?? node.at }];
  });
}

function externalDocsOf(reading: Reading): Draft['externalDocs'] {
  const node = member(reading.documents.root, 'externalDocs');
  const url = node !== null && isObject(node.value) ? textOf(node.value.url) : null;
  return node === null || url === null ? null : { url, description: reading.text(node, 'description'), at: node.at };
}
