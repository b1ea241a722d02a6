/** Responses by status. What a reader finds in the body of an error is answered later. */
import type { Response } from '../model.ts';
import { member, members, type Node } from '../resolve.ts';
import { isExtension } from '../shape.ts';
import { readContent } from './content.ts';
import { readHeaders } from './headers.ts';
import { type LinkTargets, readLinks } from './links.ts';
import { type Reading, textOf } from './reading.ts';

/** The responses of an operation, in the order of the document. `'4xx'` is `'4XX'`. */
export function readResponses(reading: Reading, operation: Node, targets: LinkTargets): readonly Response[] {
  return members(member(operation, 'responses')).flatMap(([status, written]) => {
    if (isExtension(status)) return [];
    const node = reading.object(written, `The response ${JSON.stringify(status)}`);
    if (node === null) return [];
    return [
      {
        status: /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status,
        description: textOf(node.value.description) ?? '',
        headers: readHeaders(reading, node),
        content: readContent(reading, node),
        error: null,
        links: readLinks(reading, node, targets),
        at: node.at,
      },
    ];
  });
}
