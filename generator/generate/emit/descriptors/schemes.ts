/** Security schemes: which the runtime can serve, and how. Tokens of OAuth and OpenID Connect are keys of ours, sent as bearer. */
import type { SchemeDescriptor } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, SecurityScheme } from '../../../contract/model.ts';

/** Whether the runtime can know callers by it. */
export function isServed(scheme: SecurityScheme | undefined): boolean {
  if (scheme === undefined || scheme.kind === 'mutual-tls') return false;
  return scheme.kind !== 'http' || ['bearer', 'basic'].includes(scheme.scheme.toLowerCase());
}

/** The schemes of the document that are served, by name. */
export function schemesOf(contract: Contract): readonly SchemeDescriptor[] {
  return [...contract.security].flatMap(([name, scheme]): readonly SchemeDescriptor[] => {
    if (!isServed(scheme)) return [];
    if (scheme.kind === 'api-key') return [{ name, kind: 'api-key', in: scheme.in, parameter: scheme.name }];
    return [{ name, kind: scheme.kind === 'http' && scheme.scheme.toLowerCase() === 'basic' ? 'basic' : 'bearer' }];
  });
}
