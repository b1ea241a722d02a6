/** What is decided once for the API, in the runtime's words. */
import type { ApiDescriptor, RateLimitingDescriptor, VersioningDescriptor } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract } from '../../../contract/model.ts';
import { defaults, stated } from '../../defaults.ts';
import { distinctTables } from '../../store/tables.ts';
import { snakeCase } from '../../words.ts';
import type { Plans } from '../plans.ts';
import { authenticationOf, rateLimitingOf } from './conventions.ts';
import { errorsOf } from './errors.ts';
import { healthOf } from './health.ts';
import { reasonsOf } from './reasons.ts';
import { schemesOf } from './schemes.ts';

/** The descriptor of a contract. */
export function apiDescriptor(contract: Contract, plans: Plans): ApiDescriptor {
  const own = defaults.timeouts;
  return {
    title: contract.info.title,
    schemes: schemesOf(contract),
    keyPrefix: `${
      snakeCase(contract.info.title)
        .replaceAll(/[^a-z0-9]/g, '')
        .slice(0, 12) || 'key'
    }_`,
    scopes: scopesOf(contract),
    versioning: versioningOf(contract),
    errors: errorsOf(contract, reasonsOf(contract)),
    'rate-limiting': anonymousBudget(contract),
    cors: corsOf(contract),
    compression: compressionOf(contract),
    health: healthOf(contract),
    logging: loggingOf(contract),
    timeouts: { handler: own.handlerMilliseconds, bodyBytes: own.bodyBytes },
    tables: distinctTables(plans).map((plan) => plan.descriptor),
  };
}

function scopesOf(contract: Contract): readonly string[] {
  const asked = contract.operations.flatMap((operation) => {
    const answer = authenticationOf(operation, contract);
    return answer.kind === 'public' ? [] : answer.alternatives.flat().flatMap((requirement) => requirement.scopes);
  });
  return [...new Set(asked)].sort();
}

function versioningOf(contract: Contract): VersioningDescriptor {
  const { versioning } = contract.conventions;
  if (versioning.kind === 'none') return { asks: null, tells: null, current: null, served: [] };
  const current = versioning.current?.value ?? (versioning.asks !== null || versioning.tells !== null ? contract.info.version : null);
  const served = versioning.served?.value ?? [];
  const all = current === null || served.includes(current) ? served : [...served, current];
  return { asks: asksOf(contract), tells: versioning.tells, current, served: all };
}

function asksOf(contract: Contract): VersioningDescriptor['asks'] {
  const { versioning } = contract.conventions;
  if (versioning.kind === 'query') return { in: 'query', name: versioning.parameter };
  if (versioning.kind === 'header') return { in: 'header', name: versioning.asks ?? versioning.header };
  return versioning.kind === 'none' || versioning.asks === null ? null : { in: 'header', name: versioning.asks };
}

/** Calls that reach no operation are counted as most operations are. */
function anonymousBudget(contract: Contract): RateLimitingDescriptor {
  const budgets = contract.operations.map(rateLimitingOf).filter((budget) => budget.kind !== 'exempt');
  const counts = Map.groupBy(budgets, (budget) => JSON.stringify(budget));
  const [most] = [...counts.values()].sort((one, other) => other.length - one.length);
  return most?.[0] ?? { kind: 'exempt' };
}

function corsOf(contract: Contract): ApiDescriptor['cors'] {
  const { cors } = contract.conventions;
  if (cors.kind === 'none') return { kind: 'none' };
  return { kind: 'origins', origins: cors.origins, credentials: cors.credentials ?? false, exposed: cors.exposed };
}

function compressionOf(contract: Contract): ApiDescriptor['compression'] {
  const { compression } = contract.conventions;
  const own = defaults.compression;
  if (compression.kind === 'negotiated') {
    return { kind: 'negotiated', codings: compression.codings, minimumBytes: stated(compression.minimumBytes, own.minimumBytes) };
  }
  return compression.certainty === 'absent' ? { kind: 'negotiated', ...own } : { kind: 'none' };
}

function loggingOf(contract: Contract): ApiDescriptor['logging'] {
  const { logging } = contract.conventions;
  const own = defaults.logging;
  if (logging.kind === 'none') return { requestId: own.header, received: own.received };
  return { requestId: logging.header, received: stated(logging.received, own.received) };
}
