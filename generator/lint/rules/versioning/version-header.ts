import type { Contract, Operation, Response } from '../../../contract/model.ts';
import { contractRule, type Finding } from '../../rule.ts';

/** VER-5: each response declares the header that names the served version. Probes have no version; a media type that names it is one. */
export const versionHeader = contractRule({
  id: 'versioning/version-header',
  items: ['VER-5'],
  page: {
    what: 'Every response, errors included, declares a header that names the version that was served.',
    why: 'A consumer that logs it can tell which behaviour it saw, and a report of a fault names its version by itself.',
    mend: 'Declare one header component, such as `X-API-Version`, and refer to it from every response.',
  },
  judge: (contract) => {
    const { versioning } = contract.conventions;
    if (versioning.kind === 'media-type') return [];
    if (versioning.kind !== 'none' && versioning.tells !== null) return missing(contract, versioning.tells);
    const operations = contract.operations.filter(isVersioned);
    if (operations.length === 0) return [];
    return [
      {
        message: 'No response names the version that was served.',
        hint: 'Add a header such as `X-API-Version` with the served version to every response.',
        at: versioning.at,
        operations,
      },
    ];
  },
});

const isVersioned = (operation: Operation): boolean => operation.role.kind !== 'probe' && operation.role.kind !== 'token';

const missing = (contract: Contract, header: string): readonly Finding[] =>
  contract.operations.filter(isVersioned).flatMap((operation) =>
    operation.responses
      .filter((response) => !hasHeader(response, header))
      .map((response) => ({
        message: `The response ${response.status} does not declare ${header}.`,
        hint: `Add \`${header}\` to its headers, as the other responses have it.`,
        at: response.at,
        operations: [operation],
      })),
  );

const hasHeader = (response: Response, name: string): boolean =>
  response.headers.some((header) => header.name.toLowerCase() === name.toLowerCase());
