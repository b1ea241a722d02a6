import type { Operation, Response } from '../../../contract/model.ts';
import { type Judgement, responseRule } from '../../rule.ts';

/** VER-5: each response declares the header that names the served version. Probes have no version; a media type that names it is one. */
export const versionHeader = responseRule({
  id: 'versioning/version-header',
  items: ['VER-5'],
  page: {
    what: 'Every response, errors included, declares a header that names the version that was served.',
    why: 'A consumer that logs it can tell which behaviour it saw, and a report of a fault names its version by itself.',
    mend: 'Declare one header component, such as `X-API-Version`, and refer to it from every response.',
  },
  judge: (response, operation, contract) => {
    const { versioning } = contract.conventions;
    if (!isVersioned(operation) || versioning.kind === 'media-type') return null;
    if (versioning.kind === 'none' || versioning.tells === null) return [{ ...silence, at: operation.at }];
    return missing(response, versioning.tells);
  },
});

const isVersioned = (operation: Operation): boolean => operation.role.kind !== 'probe' && operation.role.kind !== 'token';

const silence = {
  message: 'No response names the version that was served.',
  hint: 'Add a header such as `X-API-Version` with the served version to every response.',
};

const missing = (response: Response, name: string): Judgement => {
  if (response.headers.some((header) => header.name.toLowerCase() === name.toLowerCase())) return [];
  const message = `The response does not declare ${name}.`;
  const hint = `Add \`${name}\` to its headers, as other responses have it.`;
  // 304 repeats only what caches need (RFC 9110, section 15.4.5).
  return [{ message, hint, at: response.at, ...(response.status === '304' ? { level: 'may' as const } : {}) }];
};
