/** `generated/openapi.json`: the document as JSON, as the service tells it. */
import { LIMITS } from '../../contract/limits.ts';
import type { Contract } from '../../contract/model.ts';
import { parseText } from '../../contract/read/text.ts';
import type { GeneratedFile } from '../../output/generated-file.ts';
import { json } from '../../text/json.ts';

/** One file, or none: what is split over several files stays split. */
export function openapiJson(contract: Contract): readonly GeneratedFile[] {
  const [root, ...others] = contract.files.values();
  if (root === undefined || others.length > 0) return [];
  const read = parseText(root, LIMITS);
  return read.kind === 'parsed' ? [{ path: 'src/generated/openapi.json', content: json(read.parsed.value), owner: 'groma' }] : [];
}
